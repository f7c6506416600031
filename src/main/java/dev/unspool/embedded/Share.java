package dev.unspool.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process' part in the servers of a directory: who starts them, who stops them. */
final class Share implements Closeable {
    private static final Duration STOP = Duration.ofMinutes(2); // PostgreSQL's last checkpoint, on a slow disk

    private static final Logger log = LoggerFactory.getLogger(Share.class);

    private final Path directory;
    private final Postgres postgres;
    private final Redis redis;
    private final Users users;
    private @Nullable Guard guard;

    Share(Path directory, Postgres postgres, Redis redis) throws IOException {
        this.directory = directory;
        this.postgres = postgres;
        this.redis = redis;
        this.users = new Users(directory.resolve("lock"));
    }

    /** Waits until no other process starts or stops these servers. */
    FileLock turn() throws IOException {
        return users.turn();
    }

    /** Takes part; whoever is the first one clears up behind the dead. To be called within a turn. */
    void join() throws IOException {
        // Held before others are asked for: those who are there now can no longer be the last ones.
        guard = Guard.holding(directory);
        if (!users.others()) {
            postgres.stopLeftover();
            redis.stopLeftover();
            guard.renew();
        }
        guard.watch(postgres, redis);
        users.join();
    }

    /** Stops the servers and waits for their end, unless other processes use them. */
    @Override
    public void close() {
        try (users;
                var turn = users.turn()) {
            users.leave();
            letGo();
        } catch (IOException e) {
            log.warn("Could not stop the servers in {}: {}", directory, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() throws IOException, InterruptedException {
        if (guard != null && users.others()) {
            guard.leave();
        } else if (guard != null) {
            guard.stop(STOP);
        }
    }
}
