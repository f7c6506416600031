package dev.unspool.ledger;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has the copies of changed topics written that are left, also by an instance that has ended meanwhile. */
@Component
final class TopicCopyLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCopyLifecycle.class);

    /** Between two looks at a table that is nearly always empty. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TopicCopies copies;
    private volatile boolean isFailing;

    TopicCopyLifecycle(TopicCopies copies) {
        super(Phase.LAST);
        this.copies = copies;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> copies.finish()
                        .doOnSuccess(finished -> isFailing = false)
                        .onErrorResume(this::later))
                .subscribe();
    }

    private Mono<Long> later(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn(
                    "Could not copy renamed topics into all articles, trying on: {}",
                    Exceptions.unwrapMultiple(failure));
        }
        return Mono.empty();
    }
}
