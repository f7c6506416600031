package dev.unspool.thread;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Condition;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Holds as long as a thread has the version of a page, and until the page changes by itself.
 *
 * @param endsAt milliseconds since 1970
 */
record ThreadCondition(
        ArticleId article,
        UUID version,
        long endsAt,
        ThreadVersions versions,
        ThreadVersionsLifecycle reader,
        Clock clock)
        implements Condition {

    @Override
    public State state() {
        return state(versions.current(article));
    }

    @Override
    public Mono<State> verify() {
        return reader.read(article).map(this::state);
    }

    private State state(@Nullable UUID current) {
        if (clock.millis() >= endsAt || current != null && !current.equals(version)) {
            return State.ENDED;
        }
        return current == null ? State.UNVERIFIED : State.HOLDS;
    }
}
