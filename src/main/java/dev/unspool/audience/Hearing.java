package dev.unspool.audience;

import dev.unspool.audience.Counter.Outcome;
import dev.unspool.web.Household;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what readers do: counts it in Redis, or keeps it here while that is away. */
@Component
final class Hearing implements Audience {

    /** Beside those of Redis: for later. */
    private static final String KEPT = "KEPT";

    /** Acts that Redis is asked about at this moment: as many as requests are under way. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private final Lifts lifts;
    private final Counter counter;
    private final Meanwhile meanwhile;
    private final MeterRegistry meters;

    Hearing(Lifts lifts, Counter counter, Meanwhile meanwhile, MeterRegistry meters) {
        this.lifts = lifts;
        this.counter = counter;
        this.meanwhile = meanwhile;
        this.meters = meters;
    }

    @Override
    public Mono<Void> heard(Act act, Household household) {
        return Mono.defer(() -> counter.known(act) >= act.depth()
                        ? Mono.just(Outcome.KNOWN.name())
                        : lifts.of(act, household).flatMap(lift -> counted(act, lift)))
                .doOnNext(this::meter)
                .then();
    }

    /** What is kept here may be on its way to PostgreSQL: Redis hears of it from there on in one order, and not from here. */
    private Mono<String> counted(Act act, Lift lift) {
        return meanwhile.goesOn(act) ? Mono.just(KEPT) : asked(act, lift, asked.add(act.mark()));
    }

    /** @param isFirst whether nobody asks Redis about the same act at this moment */
    private Mono<String> asked(Act act, Lift lift, boolean isFirst) {
        return counter.count(act, lift, -1)
                .map(Outcome::name)
                .onErrorResume(failure -> Mono.fromCallable(() -> kept(act, lift, !isFirst || mayHaveArrived(failure))))
                .doFinally(end -> leave(act, isFirst));
    }

    private void leave(Act act, boolean isFirst) {
        if (isFirst) {
            asked.remove(act.mark());
        }
    }

    /** A connection that was not there has brought nothing to Redis; after any other failure nobody here knows. */
    private static boolean mayHaveArrived(Throwable failure) {
        return !(failure instanceof RedisConnectionFailureException);
    }

    private String kept(Act act, Lift lift, boolean mayBeKnown) {
        return meanwhile.keep(act, lift, counter.known(act), mayBeKnown) ? KEPT : Outcome.DROPPED.name();
    }

    private void meter(String outcome) {
        meters.counter("unspool.audience.acts", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
