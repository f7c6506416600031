package dev.unspool.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, plain or gzipped, and never holds more than one line. It blocks: use it on a thread that may. */
final class ImportLines implements AutoCloseable {

    /** Most bytes of a line. The longest of ten thousand real articles has 80,000; a longer line than this is no article. */
    static final int MAX_LINE = 8 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Counted raw;
    private final BufferedInputStream text;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    ImportLines(InputStream source) throws IOException {
        raw = new Counted(source);
        var packed = new BufferedInputStream(raw, BUFFER);
        text = startsWith(packed, GZIP) ? new BufferedInputStream(new GZIPInputStream(packed, BUFFER)) : packed;
        if (startsWith(text, BYTE_ORDER_MARK)) {
            text.skipNBytes(BYTE_ORDER_MARK.length);
        }
    }

    /** Bytes of the file read so far; of a gzipped file, compressed bytes. */
    long position() {
        return raw.count;
    }

    /** Lines read so far. */
    long count() {
        return number;
    }

    /** Returns the next line, or null at the end. */
    @Nullable
    ImportLine next() throws IOException {
        if (next == end && !fill()) {
            return null;
        }
        number++;
        return new ImportLine(number, rest());
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

    private static final class Counted extends InputStream {

        private final InputStream source;
        private volatile long count;

        Counted(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("read by the buffer");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = source.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
