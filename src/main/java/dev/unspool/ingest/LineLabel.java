package dev.unspool.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a refused line says of its article, so that people find it again in the system that it comes from.
 *
 * @param id the source's id, or its beginning; null if none could be read
 * @param title or its beginning; null if none could be read
 * @param text beginning of a line that has neither
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineLabel(
        @Nullable String id,
        @Nullable String title,
        @Nullable String text) {

    /** A line that is too long to be kept, or no text. */
    static final LineLabel NONE = new LineLabel(null, null, null);

    /** Characters of each part. */
    private static final int MAX = 200;

    private static final JsonMapper JSON = new JsonMapper();

    static LineLabel of(@Nullable String id, @Nullable String title) {
        return new LineLabel(id == null ? null : cut(id), title == null ? null : cut(title), null);
    }

    /** Reads the label of a line as far as it is JSON: the fault may come after both. */
    static LineLabel of(String line) {
        var label = new Reading();
        try (var parser = JSON.createParser(line)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                label.read(parser);
            }
        } catch (JacksonException malformed) {
            // what was read before it is all that can be said
        }
        return label.id == null && label.title == null
                ? new LineLabel(null, null, cut(line))
                : new LineLabel(label.id, label.title, null);
    }

    /** Returns at most the beginning, in which half of a surrogate pair, which no file can hold, is replaced. */
    private static String cut(String text) {
        var cut = text.codePointCount(0, text.length()) <= MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX)) + "…";
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static final class Reading {

        private @Nullable String id;
        private @Nullable String title;

        private void read(JsonParser parser) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var isScalar = parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL;
                if (name.equals("id") && isScalar) {
                    id = cut(parser.getString());
                } else if (name.equals("title") && isScalar) {
                    title = cut(parser.getString());
                }
                parser.skipChildren();
            }
        }
    }
}
