package dev.unspool.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's lease on the servers of a directory: decides who starts them and who stops them. */
final class ServersLease implements Closeable {
    private static final Duration STOP = Duration.ofMinutes(2); // PostgreSQL's last checkpoint, on a slow disk

    private static final Logger log = LoggerFactory.getLogger(ServersLease.class);

    private final Path directory;
    private final Postgres postgres;
    private final Redis redis;
    private final UseLock useLock;
    private @Nullable Watchdog watchdog;

    ServersLease(Path directory, Postgres postgres, Redis redis) throws IOException {
        this.directory = directory;
        this.postgres = postgres;
        this.redis = redis;
        this.useLock = new UseLock(directory.resolve("lock"));
    }

    /** Waits until no other process starts or stops these servers. */
    FileLock acquireTurn() throws IOException {
        return useLock.acquireTurn();
    }

    /**
     * Registers this process; the first one cleans up after processes that died. Call it between {@link #acquireTurn} and the
     * release of that lock.
     */
    void join() throws IOException {
        // Opened before looking for others, so that none of those found can still be the last one.
        watchdog = Watchdog.open(directory);
        if (!useLock.hasOthers()) {
            postgres.stopLeftover();
            redis.stopLeftover();
            watchdog.renew();
        }
        watchdog.start(postgres, redis);
        useLock.join();
    }

    /** Stops the servers and waits for their end, unless other processes use them. */
    @Override
    public void close() {
        try (useLock;
                var turn = useLock.acquireTurn()) {
            useLock.leave();
            letGo();
        } catch (IOException e) {
            log.warn("Could not stop the servers in {}: {}", directory, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() throws IOException, InterruptedException {
        if (watchdog != null && useLock.hasOthers()) {
            watchdog.leave();
        } else if (watchdog != null) {
            watchdog.stop(STOP);
        }
    }
}
