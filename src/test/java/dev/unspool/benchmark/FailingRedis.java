package dev.unspool.benchmark;

import dev.unspool.hotfeed.Relay;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A Redis that fails when it is told to, behind a relay. */
record FailingRedis(Relay relay, ProcessHandle redis) implements AutoCloseable {

    /** Later than anybody waits for Redis. */
    private static final Duration DELAY = Duration.ofMillis(200);

    static FailingRedis of(Library library) throws IOException {
        return new FailingRedis(new Relay(library.redisPort()), library.redis());
    }

    /** Where to find it. */
    Map<String, Object> settings() {
        return Map.of("spring.data.redis.port", relay.port());
    }

    void delay() {
        relay.delay(DELAY);
    }

    /** As the system stops a process: its connections stay open, and say nothing. */
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
