package dev.unspool.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Prints that a test's Spring context was started, and how long that took: contexts are what costs most where classes do not share them.
 *
 * @param database the key of its database
 */
record StartNotice(String database) implements ApplicationListener<ApplicationReadyEvent> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        System.out.printf(
                "Spring context %d of this process, for %s: started in %d ms%n",
                COUNT.incrementAndGet(), database, ready.getTimeTaken().toMillis());
    }
}
