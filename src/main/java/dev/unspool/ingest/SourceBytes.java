package dev.unspool.ingest;

import dev.unspool.format.FileBeginning;
import dev.unspool.format.FileBytes;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a source, unpacked if it is gzipped, and counts how many were read. It blocks: use it on a thread that may. */
final class SourceBytes implements FileBytes, Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final Source source;
    private @Nullable Counted raw;
    private @Nullable InputStream text;
    private @Nullable InputStream unread;

    SourceBytes(Source source) {
        this.source = source;
    }

    /** Bytes of the file read so far since it was opened last; of a gzipped file, compressed bytes. */
    long position() {
        return raw == null ? 0 : raw.count;
    }

    /** Reads the first bytes, which {@link #open} then gives once more. */
    FileBeginning beginning() throws IOException {
        var stream = open();
        stream.mark(FileBeginning.SIZE);
        var bytes = stream.readNBytes(FileBeginning.SIZE);
        stream.reset();
        unread = stream;
        return new FileBeginning(bytes);
    }

    @Override
    public InputStream open() throws IOException {
        if (unread != null) {
            var stream = unread;
            unread = null;
            return stream;
        }
        if (text != null && !source.isRewindable()) {
            throw new IOException("this format is read twice, so give a file, not a pipe");
        }
        close();
        raw = new Counted(source.open());
        var packed = new BufferedInputStream(raw, BUFFER);
        var stream = startsWithGzip(packed)
                ? new BufferedInputStream(new Unpacked(new GZIPInputStream(packed, BUFFER), raw))
                : packed;
        text = stream;
        return stream;
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
        }
    }

    private static boolean startsWithGzip(BufferedInputStream stream) throws IOException {
        stream.mark(GZIP.length);
        var start = stream.readNBytes(GZIP.length);
        stream.reset();
        return Arrays.equals(start, GZIP);
    }

    private static final class Counted extends InputStream {

        private final InputStream source;
        private volatile long count;
        private volatile boolean isAtEnd;

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
            isAtEnd = read < 0;
            return read;
        }

        /** Says that there may be more until the end was met: otherwise a member of a gzipped file that begins with a new buffer is taken for none. */
        @Override
        public int available() {
            return isAtEnd ? 0 : 1;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /** What was gzipped. It breaks off where a file of nothing but repetitions unpacks to any length. */
    private static final class Unpacked extends FilterInputStream {

        /** Bytes from which on the rate counts. */
        private static final long LITTLE = 64 * 1024 * 1024;

        /** Bytes that come out of one. Articles have three to thirty, and gzip gives at most about a thousand. */
        private static final int MAX_RATE = 200;

        private final Counted packed;
        private long count;

        Unpacked(InputStream unpacking, Counted packed) {
            super(unpacking);
            this.packed = packed;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count += Math.max(0, read);
            if (count > LITTLE && count / MAX_RATE > packed.count) {
                throw new IOException("it unpacks to more than " + MAX_RATE + " times its size");
            }
            return read;
        }
    }
}
