package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A Redis that a test has for itself, to do with as the world does. */
public final class OwnRedis implements AutoCloseable {
    private static final int MEGABYTES = 100; // more than its maxmemory
    private static final String MEGABYTE = "x".repeat(1 << 20);

    private final EmbeddedServers servers;
    private final PidFile pid;

    private OwnRedis(EmbeddedServers servers, Path directory) {
        this.servers = servers;
        this.pid = new PidFile(directory.resolve("redis/redis.pid"), RedisProgram.NAMES);
    }

    public static OwnRedis started(Path directory) {
        return new OwnRedis(EmbeddedServers.open(directory), directory);
    }

    public RedisAddress address() {
        return servers.redis();
    }

    /** As arguments of the application. */
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

    /** Forgets all keys. */
    public void empty() {
        command(commands -> commands.keys("*").forEach(commands::del));
    }

    /** Leaves no memory for another key, and nothing that could make way. */
    public void fill() {
        command(commands -> assertThatThrownBy(() -> {
                    for (int i = 0; i < MEGABYTES; i++) {
                        commands.set("filling:" + i, MEGABYTE);
                    }
                })
                .hasMessageContaining("OOM"));
    }

    /** Makes everything leave that may: each key that expires is evicted for one that does not. Then there is memory again. */
    public void evict() {
        fill();
        command(commands -> commands.keys("filling:*").forEach(commands::del));
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
