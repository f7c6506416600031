package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.audience.Counter.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what readers do: counts it in Redis, or keeps it here while that is away. */
@Component
final class Hearing implements Audience {

    /** Acts known here to be counted, so that one that comes again asks nobody, and is known while Redis is away: 2 MB. */
    private static final int NEAR = 10_000;

    private final Cache<String, Integer> near =
            Caffeine.newBuilder().maximumSize(NEAR).build();

    private final Counter counter;
    private final Meanwhile meanwhile;
    private final MeterRegistry meters;

    Hearing(Counter counter, Meanwhile meanwhile, MeterRegistry meters) {
        this.counter = counter;
        this.meanwhile = meanwhile;
        this.meters = meters;
    }

    @Override
    public Mono<Void> heard(Act act) {
        return Mono.defer(() -> isKnown(act) ? Mono.just(Outcome.KNOWN.name()) : counted(act))
                .doOnNext(this::meter)
                .then();
    }

    private boolean isKnown(Act act) {
        var depth = near.getIfPresent(act.mark());
        return depth != null && depth >= act.depth();
    }

    private Mono<String> counted(Act act) {
        return counter.count(act, -1)
                .doOnNext(outcome -> learn(act, outcome))
                .map(Outcome::name)
                .onErrorResume(failure -> Mono.fromCallable(() -> kept(act, failure)));
    }

    private void learn(Act act, Outcome outcome) {
        if (outcome != Outcome.DROPPED) {
            near.asMap().merge(act.mark(), act.depth(), Math::max);
        }
    }

    private String kept(Act act, Throwable failure) {
        var depth = near.getIfPresent(act.mark());
        // A connection that was not there has brought nothing to Redis; after any other failure nobody here knows.
        var mayBeKnown = !(failure instanceof RedisConnectionFailureException);
        return meanwhile.keep(act, depth == null ? -1 : depth, mayBeKnown) ? "KEPT" : Outcome.DROPPED.name();
    }

    private void meter(String outcome) {
        meters.counter("unspool.audience.acts", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
