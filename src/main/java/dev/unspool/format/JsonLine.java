package dev.unspool.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A line of a file, not decoded yet. */
public final class JsonLine {

    private final long number;
    private final byte @Nullable [] bytes;

    /**
     * Creates a line.
     *
     * @param number counted from 1
     * @param bytes without the line end; null if there were too many to keep
     */
    JsonLine(long number, byte @Nullable [] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    public long number() {
        return number;
    }

    public boolean isTooLong() {
        return bytes == null;
    }

    boolean isBlank() {
        if (bytes == null) {
            return false;
        }
        for (var character : bytes) {
            if (character != ' ' && character != '\t') {
                return false;
            }
        }
        return true;
    }

    int size() {
        return bytes == null ? 0 : bytes.length;
    }

    /**
     * Decodes the line.
     *
     * @throws CharacterCodingException if it is not UTF-8
     */
    public String text() throws CharacterCodingException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return bytes == null ? "" : decoder.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
