package dev.unspool.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A block of an event stream, at its place in the buffer: valid until the next block is read. It has at most one line of data. */
final class EventBlock {

    private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of the data within which its {@code seq} begins, if it has one: {@code hello} has it last. */
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

    EventBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Parses the block that begins at {@code start}.
     *
     * @return where the next block begins; -1 if this one is incomplete
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

    /** Whether script would see it as an event of this name. */
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

    /** Returns milliseconds; 0 if the block sets no {@code retry}. */
    long retry() {
        return retry;
    }

    /** Returns the bytes of the whole block. */
    int length() {
        return length;
    }

    /** Returns the {@code seq} of its change; -1 if it has none. */
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
