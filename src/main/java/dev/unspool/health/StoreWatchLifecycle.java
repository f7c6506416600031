package dev.unspool.health;

import dev.unspool.store.ArticleStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the store now and then whether it answers, so that a probe need not. */
@Component
final class StoreWatchLifecycle implements SmartLifecycle {

    /** How long the store may be silent before readers are better served elsewhere. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final ArticleStore store;
    private final Clock clock;
    private volatile Instant answered = Instant.MIN;
    private @Nullable Disposable watch;

    StoreWatchLifecycle(ArticleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether the store has answered lately. */
    boolean isAnswering() {
        return answered.isAfter(clock.instant().minus(PATIENCE));
    }

    @Override
    public void start() {
        watch = Flux.interval(Duration.ZERO, INTERVAL)
                .onBackpressureDrop()
                .concatMap(tick -> look())
                .subscribe(head -> answered = clock.instant());
    }

    @Override
    public void stop() {
        if (watch != null) {
            watch.dispose();
            watch = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    private Mono<?> look() {
        return store.head().timeout(LIMIT).onErrorComplete();
    }
}
