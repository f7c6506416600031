package dev.unspool.hotfeed;

import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers from near by, else from Redis, else made from the store. An answer is given only if no change that this instance has heard of
 * makes it untrue; where PostgreSQL is away, an outdated one for a while, but never one that shows what was retracted.
 */
@Component
final class HotAnswers {

    /** As the public contract says: {@code stale-if-error=600}. */
    private static final Duration STALE_FOR = Duration.ofMinutes(10);

    /** Without news of the log for so long, what is given counts as stale. */
    private static final Duration NEWS_FOR = Duration.ofSeconds(3);

    /** As the public contract has caches keep a first page: for 5 s, and for 30 more while they fetch another. */
    private static final Duration RANKED_FOR = Duration.ofSeconds(35);

    /** Milliseconds between two tries: to renew an answer, and to make one that has just failed. */
    private static final long PAUSE = 1_000;

    private final NearAnswers near;
    private final RedisAnswers redis;
    private final FillLifecycle fills;
    private final FollowLifecycle changes;
    private final Clock clock;
    private final Counter fromRedis;
    private final Counter fromStore;
    private volatile long failingUntil;

    HotAnswers(
            NearAnswers near,
            RedisAnswers redis,
            FillLifecycle fills,
            FollowLifecycle changes,
            Clock clock,
            MeterRegistry meters) {
        this.near = near;
        this.redis = redis;
        this.fills = fills;
        this.changes = changes;
        this.clock = clock;
        this.fromRedis = meters.counter("unspool.hot.fills", "from", "redis");
        this.fromStore = meters.counter("unspool.hot.fills", "from", "store");
    }

    /** The answer, if it is near by and true; else null. Asks nobody. */
    @Nullable
    Given near(Wanted wanted) {
        var kept = near.get(wanted.key());
        if (kept == null) {
            return null;
        }
        var verdict = verdict(kept);
        if (verdict == Verdict.FORBIDDEN) {
            near.forget(wanted.key(), kept);
        }
        if (verdict != Verdict.TRUE || age(kept, verdict).compareTo(STALE_FOR) > 0) {
            return null;
        }
        return given(kept, verdict);
    }

    /** Whether an answer that is given is old enough to be made anew, behind the back of whoever gets it. */
    boolean isToBeRenewed(Given given) {
        return given.age().isZero() && given.kept().isToBeRenewed(clock.millis(), PAUSE);
    }

    /** Has the answer made anew, for those who come later. */
    void renew(Wanted wanted) {
        fills.begin(wanted.key(), changes.hinted(), made(wanted), kept -> share(wanted, kept));
    }

    /** The answer, made where it must be. Fails as {@link Wanted#fill} does, or with a problem where too much is asked. */
    Mono<Given> given(Wanted wanted) {
        return Mono.defer(() -> {
            var old = near.get(wanted.key());
            if (old != null && clock.millis() < failingUntil && mayStandIn(old)) {
                return Mono.just(given(old, Verdict.OUTDATED));
            }
            return fills.once(
                            wanted.key(),
                            changes.hinted(),
                            shared(wanted).switchIfEmpty(made(wanted)),
                            kept -> share(wanted, kept))
                    .map(kept -> given(kept, Verdict.TRUE))
                    .onErrorResume(failure -> standIn(old, failure));
        });
    }

    /** Whether the first page of some feed could be given now without asking anybody. */
    boolean haveFirstPage() {
        return near.all()
                .filter(kept -> kept.grounds() != null && kept.grounds().scope() == Scope.NEWEST)
                .anyMatch(this::mayStandIn);
    }

    /** The answer in this coding, kept so from now on. */
    Mono<Variant> coded(Wanted wanted, Kept kept, Coding coding) {
        return kept.coded(coding).doOnNext(variant -> near.weigh(wanted.key(), kept));
    }

    private Mono<Void> share(Wanted wanted, Kept kept) {
        return wanted.isShared() && !kept.isShared() && kept.grounds() != null
                ? redis.put(wanted.key(), kept)
                : Mono.empty();
    }

    private Mono<Kept> shared(Wanted wanted) {
        if (!wanted.isShared()) {
            return Mono.empty();
        }
        return redis.get(wanted.key())
                .filter(kept -> verdict(kept) == Verdict.TRUE)
                .doOnNext(kept -> keep(wanted, kept))
                .doOnNext(kept -> fromRedis.increment());
    }

    private Mono<Kept> made(Wanted wanted) {
        return wanted.fill()
                .map(finished -> new Kept(finished, clock.millis(), false))
                .doOnNext(kept -> keep(wanted, kept))
                .doOnSubscribe(asked -> fromStore.increment())
                .doOnError(this::isFailing);
    }

    private void keep(Wanted wanted, Kept kept) {
        if (kept.grounds() != null) {
            near.put(wanted.key(), kept);
        }
    }

    /** A problem that a room itself tells of is of that one answer, and says nothing of the store. */
    private void isFailing(Throwable failure) {
        if (!(failure instanceof Problem)
                && Problems.of(failure).code().status().is5xxServerError()) {
            failingUntil = clock.millis() + PAUSE;
        }
    }

    private Mono<Given> standIn(@Nullable Kept old, Throwable failure) {
        Problem problem = Problems.of(failure);
        return old != null && problem.code().status().is5xxServerError() && mayStandIn(old)
                ? Mono.just(given(old, Verdict.OUTDATED))
                : Mono.error(failure);
    }

    private boolean mayStandIn(Kept old) {
        var verdict = verdict(old);
        return verdict.compareTo(Verdict.OUTDATED) <= 0 && age(old, verdict).compareTo(STALE_FOR) <= 0;
    }

    private Given given(Kept kept, Verdict verdict) {
        return new Given(kept, age(kept, verdict));
    }

    /** How long it may have been untrue. */
    private Duration age(Kept kept, Verdict verdict) {
        var since = verdict == Verdict.TRUE ? changes.known().asOf() : Instant.ofEpochMilli(kept.madeAt());
        var age = Duration.between(since, clock.instant());
        return verdict == Verdict.TRUE && age.compareTo(NEWS_FOR) < 0 ? Duration.ZERO : age;
    }

    private Verdict verdict(Kept kept) {
        var grounds = Objects.requireNonNull(kept.grounds(), "grounds");
        var isOld = grounds.scope() == Scope.RANKED && clock.millis() - kept.madeAt() > RANKED_FOR.toMillis();
        return isOld ? verdict(kept, grounds).and(Verdict.OUTDATED) : verdict(kept, grounds);
    }

    /** By the log alone. */
    private Verdict verdict(Kept kept, Grounds grounds) {
        var known = changes.known();
        var seq = kept.trueUpTo();
        var heard = changes.hinted();
        if (seq >= heard
                && seq >= known.head().seq()
                && grounds.log().epoch().equals(known.head().epoch())) {
            return Verdict.TRUE;
        }
        var verdict = known.of(grounds, seq);
        if (verdict == Verdict.TRUE) {
            kept.isTrueUpTo(Math.max(seq, known.head().seq()));
        }
        return known.head().seq() < heard && seq < heard ? verdict.and(Verdict.UNKNOWN) : verdict;
    }

    /**
     * An answer to give.
     *
     * @param age how long it may have been untrue; zero where it is as good as new
     */
    record Given(Kept kept, Duration age) {}
}
