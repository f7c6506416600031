package dev.unspool.benchmark;

import dev.unspool.hotfeed.Relay;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A Redis behind a relay that fails on request. */
record FailingRedis(Relay relay, ProcessHandle redis) implements AutoCloseable {

    /** Longer than any part of the application waits for Redis. */
    private static final Duration DELAY = Duration.ofMillis(200);

    static FailingRedis of(BenchmarkDatabase database) throws IOException {
        return new FailingRedis(new Relay(database.redisPort()), database.redis());
    }

    /** Returns the settings that name it. */
    Map<String, Object> settings() {
        return Map.of("spring.data.redis.port", relay.port());
    }

    void delay() {
        relay.delay(DELAY);
    }

    /** Stops the process with SIGSTOP: its connections stay open and silent. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    void recover() throws IOException, InterruptedException {
        relay.delay(Duration.ZERO);
        signal("CONT");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        recover();
        relay.close();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(redis.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
