package dev.unspool.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object in an array of a JSON document.
 *
 * @param array the name of the array
 * @param json the bytes of the object; null if there are too many to keep
 */
record CutJson(String array, ItemPlace place, byte @Nullable [] json) {

    /** Of two members with one name, nobody knows which counts: one may say that the object is public, and the other that it is not. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Returns what {@code reader} makes of the object. An object that cannot be read is rejected alone. */
    Item item(Function<JsonNode, Item> reader) {
        var object = object();
        if (object == null) {
            return rejected();
        }
        try {
            return reader.apply(object);
        } catch (RuntimeException unreadable) { // of the parser of markup
            return Item.Rejected.of(place, "malformed", "has markup that cannot be read");
        }
    }

    /** Returns the object; null if it is too long or not JSON. Bytes that are not UTF-8 become replacement characters. */
    @Nullable
    JsonNode object() {
        if (json == null) {
            return null;
        }
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** Whether some bytes are in the object; true if there are too many to keep. */
    boolean contains(byte[] part) {
        if (json == null) {
            return true;
        }
        for (var i = 0; i <= json.length - part.length; i++) {
            if (json[i] == part[0] && Arrays.equals(json, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private Item.Rejected rejected() {
        return json == null
                ? Item.Rejected.of(place, "too-long", "must not have more than " + JsonItems.MAX_ITEM + " bytes")
                : Item.Rejected.of(place, "malformed", "is not JSON, or has two members with one name");
    }

    /** Returns a text that is not blank; null if there is none. Numbers are texts too. */
    static @Nullable String text(JsonNode object, String name) {
        var value = object.get(name);
        var text = value == null || !value.isValueNode() || value.isNull()
                ? ""
                : value.asString().strip();
        return text.isEmpty() ? null : text;
    }
}
