package dev.unspool.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file that can be read a second time even from a pipe, if they are few: they are kept when they are read first. */
final class KeptBytes implements FileBytes {

    /** Most bytes that are kept, which is more than feeds have. */
    static final int MAX_KEPT = 8 * 1024 * 1024;

    private final FileBytes file;
    private @Nullable Keeping first;

    KeptBytes(FileBytes file) {
        this.file = file;
    }

    @Override
    public InputStream open() throws IOException {
        if (first == null) {
            first = new Keeping(file.open());
            return first;
        }
        return first.isWhole() ? new ByteArrayInputStream(first.kept.toByteArray()) : file.open();
    }

    private static final class Keeping extends FilterInputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean isTooLong;
        private boolean isAtEnd;

        Keeping(InputStream source) {
            super(source);
        }

        boolean isWhole() {
            return isAtEnd && !isTooLong;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            isAtEnd |= read < 0;
            isTooLong |= kept.size() + Math.max(0, read) > MAX_KEPT;
            if (isTooLong) {
                kept.reset();
            } else {
                kept.write(target, offset, Math.max(0, read));
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 8_192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
