package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** A Redis for one test alone, which may fill, stop or kill it. */
public final class OwnRedis implements AutoCloseable {
    private static final int MEGABYTES = 100; // more than its maxmemory
    private static final String MEGABYTE = "x".repeat(1 << 20);

    private final EmbeddedServers servers;
    private final PidFile pid;

    private OwnRedis(EmbeddedServers servers) {
        this.servers = servers;
        this.pid = new PidFile(servers.directory().resolve("redis/redis.pid"), RedisProgram.NAMES);
    }

    public static OwnRedis started(Path directory) {
        var shared = System.clearProperty(Redis.MEMORY);
        try {
            return new OwnRedis(EmbeddedServers.open(directory));
        } finally {
            if (shared != null) {
                System.setProperty(Redis.MEMORY, shared);
            }
        }
    }

    public RedisAddress address() {
        return servers.redis();
    }

    /** The settings for this Redis, as arguments of the application. */
    public String[] settings() {
        return new String[] {
            "--spring.data.redis.host=" + servers.redis().host(),
            "--spring.data.redis.port=" + servers.redis().port(),
            "--spring.data.redis.password=" + servers.redis().password()
        };
    }

    private void command(Consumer<RedisCommands<String, String>> commands) {
        var address = RedisURI.builder()
                .withHost(servers.redis().host())
                .withPort(servers.redis().port())
                .withPassword(servers.redis().password().toCharArray())
                .build();
        try (var client = RedisClient.create(address);
                var connection = client.connect()) {
            commands.accept(connection.sync());
        }
    }

    /** Deletes all keys. */
    public void empty() {
        command(commands -> commands.keys("*").forEach(commands::del));
    }

    /** Fills the memory with keys that cannot be evicted, so that there is no room for another one. */
    public void fill() {
        command(commands -> assertThatThrownBy(() -> {
                    for (int i = 0; i < MEGABYTES; i++) {
                        commands.set("filling:" + i, MEGABYTE);
                    }
                })
                .hasMessageContaining("OOM"));
    }

    /** Evicts every key that expires by filling the memory, then frees it again. */
    public void evict() {
        fill();
        command(commands -> commands.keys("filling:*").forEach(commands::del));
    }

    /** Starts it again after it was killed, at the same port, and empty. */
    public void start() throws IOException {
        var files = ServerFiles.of(servers.directory());
        var searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
        var program = RedisProgram.find(searchPath, new Binaries(files.binaries(), Platform.here())::redis);
        assertThat(new Redis(files, program).startsAt(servers.redis()))
                .as("Redis answers")
                .isTrue();
    }

    /** Sends the process a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        var process = pid.running().orElseThrow();
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        servers.close();
    }
}
