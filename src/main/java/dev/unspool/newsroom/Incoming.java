package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object that came through a door. */
final class Incoming {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final byte[] bytes;

    Incoming(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** This, or an object without fields where nothing came. */
    Incoming orEmptyObject() {
        return isEmpty() ? new Incoming(EMPTY_OBJECT) : this;
    }

    /** The same for the same bytes only. */
    String fingerprint() {
        return ETags.of(bytes);
    }

    /**
     * What {@code reader} makes of the object.
     *
     * @throws Problem where it is no JSON object, {@link DraftRejected} with every fault that the fields or the reader found
     */
    <T> T read(Function<Fields, T> reader) {
        var faults = new ArrayList<Fault>();
        var read = attempt(reader, new Fields(object(), "", faults), faults);
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return read.orElseThrow();
    }

    private static <T> Optional<T> attempt(Function<Fields, T> reader, Fields fields, List<Fault> faults) {
        try {
            return Optional.of(reader.apply(fields));
        } catch (DraftRejected rejected) {
            faults.addAll(rejected.faults());
            return Optional.empty();
        }
    }

    private JsonNode object() {
        try {
            var node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            throw Problem.malformed("Send JSON. This is none: " + where(malformed));
        }
        throw Problem.malformed("Send one JSON object.");
    }

    private static String where(JacksonException malformed) {
        var place = malformed.getLocation();
        return malformed.getOriginalMessage()
                + (place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }
}
