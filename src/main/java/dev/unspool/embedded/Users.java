package dev.unspool.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use one directory's servers, known to each other by locks on a file. The kernel drops the locks of a
 * process that dies.
 */
final class Users implements Closeable {
    private static final long TURN = 0;
    private static final long USE = 1;

    private final FileChannel file;
    private @Nullable FileLock use;

    Users(Path lock) throws IOException {
        file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits until no other process starts or stops servers here; ends with {@code release}. */
    FileLock turn() throws IOException {
        return file.lock(TURN, 1, false);
    }

    /** Counts this process in. */
    void join() throws IOException {
        use = file.lock(USE, 1, true);
    }

    /** Counts this process out. */
    void leave() throws IOException {
        if (use != null) {
            use.release();
        }
    }

    /** Whether other processes are counted in; asked before joining or after leaving. */
    boolean others() throws IOException {
        try (FileLock alone = file.tryLock(USE, 1, false)) {
            return alone == null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
