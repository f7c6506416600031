package dev.unspool.embedded;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * Prints that a test's Spring context was started, and how long that took, because starting contexts is the largest cost of classes
 * that do not share one.
 *
 * <p>Then waits for the connection to Redis, because acts that are counted before it exists are counted locally.
 *
 * @param database the key of the context's database
 */
record StartNotice(String database) implements ApplicationListener<ApplicationReadyEvent> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        System.out.printf(
                "Spring context %d of this process, for %s: started in %d ms%n",
                COUNT.incrementAndGet(), database, ready.getTimeTaken().toMillis());
        ready.getApplicationContext()
                .getBean(ReactiveStringRedisTemplate.class)
                .execute(ReactiveRedisConnection::ping)
                .onErrorComplete() // there is none where the test says so
                .blockLast(LIMIT);
    }
}
