package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL and a Redis with files in one directory, shared by all processes that open that directory: the first one starts
 * them, later ones use them too, and they stop when the last process has closed them or died. PostgreSQL's data is kept; Redis
 * keeps nothing.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Map<Path, EmbeddedServers> OPEN = new HashMap<>();

    private final Path key;
    private final ServersLease lease;
    private final Path directory;
    private final PostgresAddress postgres;
    private final RedisAddress redis;

    private EmbeddedServers(
            Path key, ServersLease lease, Path directory, PostgresAddress postgres, RedisAddress redis) {
        this.key = key;
        this.lease = lease;
        this.directory = directory;
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Starts the servers of a directory, or uses those that already run; blocks until they answer. Within one process a directory
     * has one set of servers, however often it is opened.
     *
     * @throws EmbeddedServerException if they cannot be started or used
     */
    public static EmbeddedServers open(Path directory) {
        return open(directory, Optional.empty());
    }

    /** Opens the servers like {@link #open(Path)}; if this call starts Redis, it runs the program {@code redis}. */
    static EmbeddedServers open(Path directory, Optional<Path> redis) {
        synchronized (OPEN) {
            Path key = directory.toAbsolutePath().normalize();
            EmbeddedServers open = OPEN.get(key);
            if (open == null) {
                open = opened(key, redis);
                OPEN.put(key, open);
            }
            return open;
        }
    }

    /** The directory of the data: another than requested if the servers must run as a user who may not enter that one. */
    public Path directory() {
        return directory;
    }

    public PostgresAddress postgres() {
        return postgres;
    }

    public RedisAddress redis() {
        return redis;
    }

    /** Stops the servers and waits for their end, unless other processes use them. */
    @Override
    public void close() {
        synchronized (OPEN) {
            if (OPEN.remove(key, this)) {
                lease.close();
            }
        }
    }

    private static EmbeddedServers opened(Path key, Optional<Path> program) {
        try {
            ServerFiles files = ServerFiles.of(key);
            var binaries = new Binaries(files.binaries(), Platform.here());
            var postgres = new Postgres(new PostgresHome(files, binaries.postgres()));
            var redis = new Redis(
                    files,
                    program.map(RedisProgram::named).orElseGet(() -> RedisProgram.find(searchPath(), binaries::redis)));
            return opened(key, files.data(), postgres, redis);
        } catch (IOException e) {
            throw new EmbeddedServerException("Could not start the servers in %s: %s".formatted(key, e), e);
        }
    }

    private static String searchPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    private static EmbeddedServers opened(Path key, Path directory, Postgres postgres, Redis redis) throws IOException {
        var lease = new ServersLease(directory, postgres, redis);
        boolean started = false;
        try (var turn = lease.acquireTurn()) {
            lease.join();
            var servers =
                    new EmbeddedServers(key, lease, directory, postgres.runningOrStarted(), redis.runningOrStarted());
            started = true;
            return servers;
        } finally {
            if (!started) {
                lease.close();
            }
        }
    }
}
