package dev.unspool.audience;

import dev.unspool.audience.RedisCounter.CountResult;
import dev.unspool.web.Household;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts acts in Redis, or keeps them in this process while Redis is away. */
@Component
final class CountingAudience implements Audience {

    /** Value of the {@code outcome} tag for acts that are kept for later, beside those of {@link RedisCounter.CountResult}. */
    private static final String KEPT = "KEPT";

    /** Dedup keys of acts that Redis is counting at this moment: bounded by the number of open requests. */
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    private final LiftSketches sketches;
    private final RedisCounter counter;
    private final UnsentActs unsentActs;
    private final MeterRegistry meters;

    CountingAudience(LiftSketches sketches, RedisCounter counter, UnsentActs unsentActs, MeterRegistry meters) {
        this.sketches = sketches;
        this.counter = counter;
        this.unsentActs = unsentActs;
        this.meters = meters;
    }

    @Override
    public Mono<Void> count(ReaderAct act, Household household) {
        return Mono.defer(() -> counter.countedDepth(act) >= act.depth()
                        ? Mono.just(CountResult.KNOWN.name())
                        : sketches.of(act, household).flatMap(positions -> countOrMerge(act, positions)))
                .doOnNext(this::meter)
                .then();
    }

    /**
     * Counts {@code act} in Redis, or merges it into the same act kept here. An act that is kept here may be on its way to PostgreSQL and must reach
     * Redis in order, from {@link UnsentActs}, so a repetition of it is not sent from here.
     */
    private Mono<String> countOrMerge(ReaderAct act, SketchPositions positions) {
        return unsentActs.merge(act) ? Mono.just(KEPT) : send(act, positions, sending.add(act.dedupKey()));
    }

    /**
     * Sends {@code act} to Redis, and keeps it if that fails.
     *
     * @param isFirst whether no other request is sending the same act at this moment
     */
    private Mono<String> send(ReaderAct act, SketchPositions positions, boolean isFirst) {
        return counter.count(act, positions, -1)
                .map(CountResult::name)
                .onErrorResume(
                        failure -> Mono.fromCallable(() -> keep(act, positions, !isFirst || mayHaveArrived(failure))))
                .doFinally(end -> finished(act, isFirst));
    }

    private void finished(ReaderAct act, boolean isFirst) {
        if (isFirst) {
            sending.remove(act.dedupKey());
        }
    }

    /** Whether Redis may have counted the act. Without a connection it cannot have; after any other failure this instance cannot know. */
    private static boolean mayHaveArrived(Throwable failure) {
        return !(failure instanceof RedisConnectionFailureException);
    }

    private String keep(ReaderAct act, SketchPositions positions, boolean mayBeCounted) {
        return unsentActs.keep(act, positions, counter.countedDepth(act), mayBeCounted)
                ? KEPT
                : CountResult.DROPPED.name();
    }

    private void meter(String outcome) {
        meters.counter("unspool.audience.acts", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
