package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.web.ETags;
import dev.unspool.web.SentBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object that came through a door. */
final class Incoming {

    private static final SentBody EMPTY_OBJECT = new SentBody(new byte[] {'{', '}'});

    private final SentBody body;

    Incoming(SentBody body) {
        this.body = body;
    }

    boolean isEmpty() {
        return body.isEmpty();
    }

    /** This, or an object without fields where nothing came. */
    Incoming orEmptyObject() {
        return isEmpty() ? new Incoming(EMPTY_OBJECT) : this;
    }

    /** The same for the same bytes only. */
    String fingerprint() {
        return ETags.of(body.bytes());
    }

    /**
     * What {@code reader} makes of the object.
     *
     * @throws Problem where it is no JSON object, {@link DraftRejected} with every fault that the fields or the reader found
     */
    <T> T read(Function<Fields, T> reader) {
        var faults = new ArrayList<Fault>();
        var read = attempt(reader, new Fields(body.object(), "", faults), faults);
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
}
