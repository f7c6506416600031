package dev.unspool.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The first bytes of a file, by which its format is recognised. */
public final class FileBeginning {

    /** Bytes that are looked at. The comments in front of an export of WordPress have 1,500. */
    public static final int SIZE = 16 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] bytes;
    private final String text;

    public FileBeginning(byte[] bytes) {
        this.bytes = bytes.clone();
        this.text = text(bytes);
    }

    /** Whether the file is a document of XML. */
    boolean isXml() {
        return text.startsWith("<");
    }

    boolean contains(String part) {
        return text.contains(part);
    }

    /**
     * Returns the members of the JSON object that the file begins with, in their order, each with its text, or with the bracket that its value begins
     * with. Empty if the file does not begin with an object, or the object ends at once, as a line of JSON Lines does not.
     */
    Map<String, String> members() {
        var members = new LinkedHashMap<String, String>();
        if (text.startsWith("{")) {
            try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    member(parser, members);
                }
            } catch (JacksonException cutOff) {
                // Only the beginning is here: what was read is all there is.
            }
        }
        return members;
    }

    private static void member(JsonParser parser, Map<String, String> members) {
        var name = parser.currentName();
        parser.nextToken();
        members.put(name, parser.getString());
        parser.skipChildren();
    }

    private static String text(byte[] bytes) {
        try (var reader = new RepairingReader(new ByteArrayInputStream(bytes))) {
            var chars = new char[bytes.length];
            var count = 0;
            for (var read = 0; read >= 0 && count < chars.length; ) {
                count += read;
                read = reader.read(chars, count, chars.length - count);
            }
            return new String(chars, 0, count).strip();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
