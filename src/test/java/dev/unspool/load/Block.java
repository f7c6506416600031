package dev.unspool.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A block of an event stream where it lies in the buffer: read it before the next one comes. One line of data at most. */
final class Block {

    private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of the data in which its seq begins, at the latest, where it has one: a hello has it last. */
    private static final int SEQ_WITHIN = 512;

    private final byte[] bytes;
    private int from;
    private int idFrom;
    private int idTo;
    private int nameFrom;
    private int nameTo;
    private int dataFrom;
    private int dataTo;
    private int length;
    private long retry;

    Block(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Looks at the block that begins at {@code start}.
     *
     * @return where the next one begins; -1 where this one has not come whole yet
     */
    int readFrom(int start, int end) {
        clear(start);
        for (var line = start; line < end; ) {
            var lineEnd = lineEnd(line, end);
            if (lineEnd < 0) {
                return -1;
            }
            if (lineEnd == line) {
                length = line + 1 - start;
                return line + 1;
            }
            field(line, lineEnd);
            line = lineEnd + 1;
        }
        return -1;
    }

    /** Whether script would see it, as an event of this name. */
    boolean is(String name) {
        return hasData() && name().equals(name);
    }

    boolean hasData() {
        return dataTo > 0;
    }

    String name() {
        return text(nameFrom, nameTo);
    }

    String data() {
        return text(dataFrom, dataTo);
    }

    boolean hasId() {
        return idTo > 0;
    }

    byte[] id() {
        return Arrays.copyOfRange(bytes, idFrom, idTo);
    }

    /** Milliseconds; 0 where it says nothing of it. */
    long retry() {
        return retry;
    }

    /** Bytes of all of it. */
    int length() {
        return length;
    }

    /** The seq of its change; -1 where it tells of none. */
    long seq() {
        var last = Math.min(dataTo, dataFrom + SEQ_WITHIN) - SEQ.length;
        for (var at = dataFrom; at < last; at++) {
            if (bytes[at] == '"' && Arrays.equals(bytes, at, at + SEQ.length, SEQ, 0, SEQ.length)) {
                return number(at + SEQ.length, dataTo);
            }
        }
        return -1;
    }

    private void clear(int start) {
        from = start;
        idFrom = idTo = nameFrom = nameTo = dataFrom = dataTo = length = 0;
        retry = 0;
    }

    private int lineEnd(int line, int end) {
        for (var at = line; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void field(int line, int end) {
        switch (bytes[line]) {
            case 'd' -> {
                dataFrom = line + "data: ".length();
                dataTo = end;
            }
            case 'i' -> {
                idFrom = line + "id: ".length();
                idTo = end;
            }
            case 'e' -> {
                nameFrom = line + "event: ".length();
                nameTo = end;
            }
            case 'r' -> retry = number(line + "retry: ".length(), end);
            default -> {} // a comment
        }
    }

    private long number(int at, int end) {
        var number = 0L;
        for (var next = at; next < end && bytes[next] >= '0' && bytes[next] <= '9'; next++) {
            number = number * 10 + bytes[next] - '0';
        }
        return number;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(from, from + length);
    }
}
