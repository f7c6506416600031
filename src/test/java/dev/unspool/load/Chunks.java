package dev.unspool.load;

/** Removes the framing of HTTP/1.1 chunks (RFC 9112, section 7.1) from what is read, in place. Remembers its state between two reads. */
final class Chunks {

    private enum At {
        SIZE,
        REST_OF_SIZE,
        DATA,
        LINE_END,
        END
    }

    private At at = At.SIZE;
    private int size;

    /** Whether the last chunk has come. */
    boolean areOver() {
        return at == At.END;
    }

    /**
     * Moves the content between {@code from} and {@code to} together, beginning at {@code out}.
     *
     * @param out at most {@code from}
     * @return the end of the content
     */
    int unwrap(byte[] bytes, int from, int to, int out) {
        var end = out;
        var next = from;
        while (next < to && at != At.END) {
            if (at == At.DATA) {
                var length = Math.min(size, to - next);
                System.arraycopy(bytes, next, bytes, end, length);
                end += length;
                next += length;
                size -= length;
                at = size == 0 ? At.LINE_END : At.DATA;
            } else {
                frame(bytes[next++]);
            }
        }
        return end;
    }

    private void frame(byte octet) {
        if (octet == '\n') {
            at = at == At.LINE_END ? At.SIZE : size == 0 ? At.END : At.DATA;
        } else if (at == At.SIZE) {
            var digit = Character.digit(octet, 16);
            at = digit < 0 ? At.REST_OF_SIZE : At.SIZE;
            size = digit < 0 ? size : size * 16 + digit;
        }
    }
}
