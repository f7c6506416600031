package dev.unspool.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A line of a file, not decoded yet. */
final class Line {

    private final long number;
    private final byte @Nullable [] bytes;

    /**
     * @param number from 1
     * @param bytes without the line's end; null where they were too many to keep
     */
    Line(long number, byte @Nullable [] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    long number() {
        return number;
    }

    boolean isTooLong() {
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

    /** @throws CharacterCodingException where it is not UTF-8 */
    String text() throws CharacterCodingException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return bytes == null ? "" : decoder.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
