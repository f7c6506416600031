package dev.unspool.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Counts the processes that use the servers of a directory, by locks on a file. The kernel releases the locks of a process that dies. */
final class UseLock implements Closeable {
    private static final long TURN = 0;
    private static final long USE = 1;

    private final FileChannel file;
    private @Nullable FileLock use;

    UseLock(Path lock) throws IOException {
        file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits until no other process starts or stops servers here; ends with {@code release}. */
    FileLock acquireTurn() throws IOException {
        return file.lock(TURN, 1, false);
    }

    /** Registers this process. */
    void join() throws IOException {
        use = file.lock(USE, 1, true);
    }

    /** Deregisters this process. */
    void leave() throws IOException {
        if (use != null) {
            use.release();
        }
    }

    /** Whether other processes are registered. Call it before joining or after leaving. */
    boolean hasOthers() throws IOException {
        try (FileLock alone = file.tryLock(USE, 1, false)) {
            return alone == null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
