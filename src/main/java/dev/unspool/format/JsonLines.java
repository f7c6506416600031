package dev.unspool.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, without the blank ones, and never holds more than one line. It blocks: use it on a thread that may. */
public final class JsonLines implements ItemReader {

    /** Most bytes of a line. The longest of ten thousand real articles has 80,000; a longer line than this is no article. */
    public static final int MAX_LINE = 8 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final BufferedInputStream text;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    JsonLines(InputStream source) throws IOException {
        text = new BufferedInputStream(source, BUFFER);
        if (startsWith(text, BYTE_ORDER_MARK)) {
            text.skipNBytes(BYTE_ORDER_MARK.length);
        }
    }

    @Override
    public long line() {
        return number;
    }

    @Override
    public @Nullable Item next() throws IOException {
        var line = nextLine();
        while (line != null && line.isBlank()) {
            line = nextLine();
        }
        return line == null ? null : new Item.Line(line);
    }

    /** Returns the next line, or null at the end. */
    @Nullable
    JsonLine nextLine() throws IOException {
        if (next == end && !fill()) {
            return null;
        }
        number++;
        return new JsonLine(number, rest());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private byte @Nullable [] rest() throws IOException {
        var line = new Growing();
        do {
            var stop = lineEnd();
            line.add(buffer, next, stop);
            next = Math.min(stop + 1, end);
            if (stop < end) {
                return line.bytes();
            }
        } while (fill());
        return line.bytes();
    }

    private int lineEnd() {
        var stop = next;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, text.read(buffer));
        return end > 0;
    }

    private static boolean startsWith(BufferedInputStream stream, byte[] magic) throws IOException {
        stream.mark(magic.length);
        var start = stream.readNBytes(magic.length);
        stream.reset();
        return Arrays.equals(start, magic);
    }

    /** Collects the bytes of one line, and drops them once there are too many. */
    private static final class Growing {

        private byte[] bytes = new byte[0];
        private boolean tooLong;

        void add(byte[] source, int from, int to) {
            tooLong |= bytes.length + (to - from) > MAX_LINE;
            if (tooLong) {
                bytes = new byte[0];
                return;
            }
            var old = bytes.length;
            bytes = Arrays.copyOf(bytes, old + to - from);
            System.arraycopy(source, from, bytes, old, to - from);
        }

        byte @Nullable [] bytes() {
            return tooLong ? null : withoutReturn();
        }

        private byte[] withoutReturn() {
            var last = bytes.length - 1;
            return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
        }
    }
}
