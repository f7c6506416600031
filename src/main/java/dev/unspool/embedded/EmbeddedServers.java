package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL and a Redis of one directory, shared by all processes that open it: the first one starts them, the others
 * join in, and they stop when the last one has closed or died. PostgreSQL's data stay, Redis forgets.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Map<Path, EmbeddedServers> OPEN = new HashMap<>();

    private final Path key;
    private final Share share;
    private final Path directory;
    private final PostgresAddress postgres;
    private final RedisAddress redis;

    private EmbeddedServers(Path key, Share share, Path directory, PostgresAddress postgres, RedisAddress redis) {
        this.key = key;
        this.share = share;
        this.directory = directory;
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Starts the servers of a directory or joins those that run; blocks until they answer. Within one process a directory
     * has one set of servers, however often it is opened.
     *
     * @throws EmbeddedServerException when they cannot be had
     */
    public static EmbeddedServers open(Path directory) {
        return open(directory, Optional.empty());
    }

    /** As {@link #open(Path)}, with the Redis or Valkey server that a setting names, where this call starts one. */
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

    /** Where the data are: elsewhere than asked for if the servers must run as a user who may not go there. */
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
                share.close();
            }
        }
    }

    private static EmbeddedServers opened(Path key, Optional<Path> program) {
        try {
            ServerFiles places = ServerFiles.of(key);
            var binaries = new Binaries(places.binaries(), Platform.here());
            var postgres = new Postgres(new PostgresHome(places, binaries.postgres()));
            var redis = new Redis(
                    places,
                    program.map(RedisProgram::named).orElseGet(() -> RedisProgram.find(searchPath(), binaries::redis)));
            return opened(key, places.data(), postgres, redis);
        } catch (IOException e) {
            throw new EmbeddedServerException("Could not start the servers in %s: %s".formatted(key, e), e);
        }
    }

    private static String searchPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    private static EmbeddedServers opened(Path key, Path directory, Postgres postgres, Redis redis) throws IOException {
        var share = new Share(directory, postgres, redis);
        boolean started = false;
        try (var turn = share.turn()) {
            share.join();
            var servers =
                    new EmbeddedServers(key, share, directory, postgres.runningOrStarted(), redis.runningOrStarted());
            started = true;
            return servers;
        } finally {
            if (!started) {
                share.close();
            }
        }
    }
}
