package dev.unspool.hotfeed;

import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.FillLifecycle.Heard;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers to requests that many readers send alike. An answer is looked up in three steps: in this instance's memory ({@link NearAnswers}),
 * in Redis ({@link RedisAnswers}), and else it is made from PostgreSQL, once for all readers who wait for it ({@link FillLifecycle}).
 *
 * <p>No cached answer is trusted because it is there. Each says what it depends on ({@link Dependencies}), and each time before it is served
 * the change log decides how fresh it still is ({@link Freshness}). Therefore nothing ever has to be evicted, and a lost message between
 * instances cannot bring a retracted article back.
 *
 * <p>While PostgreSQL cannot be read, a stale answer is served for up to ten minutes, with its age. An answer that shows a retracted article
 * is never served, nor one that a change which is known by its number only might affect.
 */
@Component
final class HotAnswers {

    /** The public contract's {@code stale-if-error=600}. */
    private static final Duration STALE_FOR = Duration.ofMinutes(10);

    /** If the log could not be read for this long, answers are served with an {@code Age}. */
    private static final Duration LOG_IS_CURRENT_FOR = Duration.ofSeconds(3);

    /** What the public contract allows caches for a first page: 5 s, and 30 more while they fetch another. */
    private static final Duration RANKED_FOR = Duration.ofSeconds(35);

    private static final Problem TOO_SLOW = new Problem(ProblemCode.OVERLOADED, "Try again in a few seconds.");

    /** Milliseconds between two attempts: to refresh an answer, and to make one while PostgreSQL fails. */
    private static final long PAUSE = 1_000;

    /** Between two looks for the front page of another instance, which may be a moment behind or ahead. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** As many as fit into the time limit of a statement of PostgreSQL. */
    private static final int LOOKS = 4;

    private final NearAnswers near;
    private final RedisAnswers redis;
    private final FillLifecycle fills;
    private final KnownChangesLifecycle changes;
    private final Clock clock;
    private final Clock steadyClock;
    private final Duration staleAfter;
    private final Counter redisHits;
    private final Counter storeFills;
    private volatile long failingUntil;

    HotAnswers(
            NearAnswers near,
            RedisAnswers redis,
            FillLifecycle fills,
            KnownChangesLifecycle changes,
            HotSettings settings,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock,
            MeterRegistry meters) {
        this.near = near;
        this.redis = redis;
        this.fills = fills;
        this.changes = changes;
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.staleAfter = settings.staleAfter();
        this.redisHits = meters.counter("unspool.hot.fills", "from", "redis");
        this.storeFills = meters.counter("unspool.hot.fills", "from", "store");
    }

    /** Returns the answer if it is in memory and fresh, else null. Makes no call. */
    @Nullable
    Served cached(Lookup lookup) {
        var cached = near.get(lookup.key());
        if (cached == null) {
            return null;
        }
        var freshness = freshness(cached);
        if (freshness == Freshness.FORBIDDEN) {
            near.forget(lookup.key(), cached);
        }
        if (freshness != Freshness.FRESH || age(cached, freshness).compareTo(STALE_FOR) > 0) {
            return null;
        }
        return served(cached, freshness);
    }

    /** Has this answer never leave the memory for want of room, however seldom it is requested. */
    void keep(Lookup lookup) {
        near.keep(lookup.key());
    }

    /**
     * Makes the answer again if it is not in memory or not fresh any more, and shares it. While PostgreSQL is silent it takes over what another
     * instance has made, if that one is newer, and of a position that its own reading of the log has reached: it knows what may be served of it.
     */
    Mono<Void> keepFresh(Lookup lookup) {
        return Mono.defer(() -> {
            if (cached(lookup) != null) {
                return Mono.empty();
            }
            var own = rendered(lookup)
                    .delayUntil(cached -> share(lookup, cached))
                    .onErrorResume(failure -> newer(lookup));
            var others = Flux.interval(staleAfter, BETWEEN_LOOKS)
                    .take(LOOKS)
                    .concatMap(look -> newer(lookup))
                    .next();
            return Mono.firstWithValue(own.then(Mono.just(lookup)), others.map(taken -> lookup))
                    .then();
        });
    }

    /** Whether a fresh answer is old enough to be made again in the background. True for one caller a second. */
    boolean needsRefresh(Served served) {
        return served.age().isZero() && served.answer().needsRefresh(clock.millis(), PAUSE);
    }

    /** Makes the answer again in the background, for later requests. */
    void refresh(Lookup lookup) {
        fills.inBackground(lookup.key(), heard(lookup), fill(lookup), cached -> share(lookup, cached));
    }

    /**
     * Gives the answer from Redis or from the store. If the store fails, or is too slow, it gives the stale answer in memory, provided that one
     * may be served; else it fails as {@link Lookup#fill} does, and with {@code overloaded} if too many answers are being made.
     */
    Mono<Served> load(Lookup lookup) {
        return Mono.defer(() -> {
            var old = near.get(lookup.key());
            if (old == null || !mayServeStale(old)) {
                return made(lookup).onErrorResume(failure -> fallback(old, failure));
            }
            return steadyClock.millis() < failingUntil
                    ? Mono.just(served(old, Freshness.STALE))
                    : made(lookup)
                            .timeout(staleAfter, Mono.defer(() -> afterPatience(lookup, old)))
                            .onErrorResume(failure -> fallback(old, failure));
        });
    }

    /** Whether the first page of at least one feed is in memory and may be served. Makes no call. */
    boolean hasFirstPage() {
        return near.all()
                .filter(cached ->
                        cached.dependencies() != null && cached.dependencies().scope() == Scope.NEWEST)
                .anyMatch(this::mayServeStale);
    }

    /** Gives the answer in this coding, which is then cached with it. */
    Mono<Variant> encoded(Lookup lookup, CachedAnswer cached, Coding coding) {
        return cached.encoded(coding).doOnNext(variant -> near.reweigh(lookup.key(), cached));
    }

    /** Gives the stale answer, or waits on for the new one if a retraction has forbidden the stale one meanwhile. */
    private Mono<Served> afterPatience(Lookup lookup, CachedAnswer old) {
        return mayServeStale(old) ? fallback(old, TOO_SLOW) : made(lookup);
    }

    private Mono<Served> made(Lookup lookup) {
        return fills.once(
                        lookup.key(),
                        heard(lookup),
                        verified(lookup).switchIfEmpty(fromRedis(lookup)).switchIfEmpty(fill(lookup)),
                        cached -> share(lookup, cached))
                .map(cached -> served(cached, Freshness.FRESH));
    }

    private Heard heard(Lookup lookup) {
        return new Heard(changes.hinted(), lookup.heard());
    }

    /** Gives the answer in memory if nothing kept it from being served but its condition, which nobody had verified, and which holds. */
    private Mono<CachedAnswer> verified(Lookup lookup) {
        return Mono.defer(() -> {
            var cached = near.get(lookup.key());
            if (cached == null || cached.condition() == null) {
                return Mono.empty();
            }
            return freshness(cached) == Freshness.FRESH ? Mono.just(cached) : verified(cached, cached.condition());
        });
    }

    private Mono<CachedAnswer> verified(CachedAnswer cached, Condition condition) {
        return condition.state() != Condition.State.UNVERIFIED
                ? Mono.empty()
                : condition
                        .verify()
                        .doOnError(this::noteFailure)
                        .filter(state -> state == Condition.State.HOLDS && freshness(cached) == Freshness.FRESH)
                        .map(state -> cached);
    }

    /**
     * Puts the answer into Redis unless a change that was read has overtaken it, since another instance may have put a newer one there. A change that
     * was only heard of may not exist, and then nobody would put it there later.
     */
    private Mono<Void> share(Lookup lookup, CachedAnswer cached) {
        return lookup.isShared()
                        && !cached.isFromRedis()
                        && cached.dependencies() != null
                        && cached.condition() == null
                        && !isOvertaken(cached)
                ? redis.put(lookup.key(), cached)
                : Mono.empty();
    }

    private boolean isOvertaken(CachedAnswer cached) {
        var freshness = freshness(cached);
        return freshness == Freshness.STALE || freshness == Freshness.FORBIDDEN;
    }

    private Mono<CachedAnswer> fromRedis(Lookup lookup) {
        return fromRedis(lookup, cached -> freshness(cached) == Freshness.FRESH);
    }

    private Mono<CachedAnswer> fromRedis(Lookup lookup, Predicate<CachedAnswer> isGood) {
        if (!lookup.isShared()) {
            return Mono.empty();
        }
        return redis.get(lookup.key())
                .filter(isGood)
                .map(cached -> keepNear(lookup, cached))
                .doOnNext(cached -> redisHits.increment());
    }

    /** Gives the answer from Redis if it is newer than what is in memory, may be served, and this instance has read the log as far as its maker. */
    private Mono<CachedAnswer> newer(Lookup lookup) {
        return fromRedis(lookup, cached -> {
            var seq = cached.freshUpTo();
            var mine = near.get(lookup.key());
            return seq <= changes.known().head().seq()
                    && (mine == null || !mayServeStale(mine) || seq > mine.freshUpTo())
                    && mayServeStale(cached);
        });
    }

    private Mono<CachedAnswer> fill(Lookup lookup) {
        return rendered(lookup)
                .doOnSubscribe(subscription -> storeFills.increment())
                .doOnError(this::noteFailure)
                .onErrorResume(HotAnswers::isGone, gone -> forget(lookup).then(Mono.error(gone)));
    }

    /** Whether nothing is at this address any more, as after a retraction or a restore of an older database: what was kept must go at once. */
    private static boolean isGone(Throwable failure) {
        var status = Problems.of(failure).code().status();
        return status == HttpStatus.NOT_FOUND || status == HttpStatus.GONE;
    }

    private Mono<Void> forget(Lookup lookup) {
        near.forget(lookup.key());
        return lookup.isShared() ? redis.remove(lookup.key()) : Mono.empty();
    }

    private Mono<CachedAnswer> rendered(Lookup lookup) {
        return lookup.fill()
                .map(rendered -> new CachedAnswer(rendered, clock.millis(), false))
                .delayUntil(cached -> replacesWhatIsKept(lookup, cached) ? forget(lookup) : Mono.empty())
                .map(cached -> keepNear(lookup, cached));
    }

    /**
     * Whether an answer that must not be cached takes the place of the kept one: always if it says that nothing is here. One that lacks something for
     * the moment leaves the kept one there as long as no change has made that stale.
     */
    private boolean replacesWhatIsKept(Lookup lookup, CachedAnswer made) {
        if (made.dependencies() != null) {
            return false;
        }
        var kept = near.get(lookup.key());
        return kept == null
                || kept.dependencies() == null
                || !made.response().getStatusCode().is2xxSuccessful()
                || accordingToLog(kept, kept.dependencies()) != Freshness.FRESH;
    }

    /** Returns the answer, or the one in memory if that is newer. */
    private CachedAnswer keepNear(Lookup lookup, CachedAnswer cached) {
        return cached.dependencies() == null ? cached : near.put(lookup.key(), cached);
    }

    /** A {@link Problem} was thrown on purpose and concerns this one answer: it does not mean that the store fails. */
    private void noteFailure(Throwable failure) {
        if (!(failure instanceof Problem)
                && Problems.of(failure).code().status().is5xxServerError()) {
            failingUntil = steadyClock.millis() + PAUSE;
        }
    }

    private Mono<Served> fallback(@Nullable CachedAnswer old, Throwable failure) {
        Problem problem = Problems.of(failure);
        return old != null && problem.code().status().is5xxServerError() && mayServeStale(old)
                ? Mono.just(served(old, Freshness.STALE))
                : Mono.error(failure);
    }

    private boolean mayServeStale(CachedAnswer old) {
        var freshness = freshness(old);
        return freshness.compareTo(Freshness.STALE) <= 0 && age(old, freshness).compareTo(STALE_FOR) <= 0;
    }

    private Served served(CachedAnswer cached, Freshness freshness) {
        return new Served(cached, age(cached, freshness));
    }

    /** For how long the answer may have been stale: since it was made, or, if it is fresh, since the log was last read. */
    private Duration age(CachedAnswer cached, Freshness freshness) {
        if (freshness != Freshness.FRESH) {
            return Duration.between(Instant.ofEpochMilli(cached.madeAt()), clock.instant());
        }
        var age = Duration.between(changes.known().asOf(), steadyClock.instant());
        return age.compareTo(LOG_IS_CURRENT_FOR) < 0 ? Duration.ZERO : age;
    }

    private Freshness freshness(CachedAnswer cached) {
        var dependencies = Objects.requireNonNull(cached.dependencies(), "dependencies");
        var isOld = dependencies.scope() == Scope.RANKED && cached.isOlderThan(RANKED_FOR, clock.millis());
        var accordingToLog = accordingToLog(cached, dependencies);
        var freshness = isOld ? accordingToLog.and(Freshness.STALE) : accordingToLog;
        var condition = cached.condition();
        return condition == null ? freshness : freshness.and(accordingTo(condition.state()));
    }

    private static Freshness accordingTo(Condition.State state) {
        return switch (state) {
            case HOLDS -> Freshness.FRESH;
            case UNVERIFIED -> Freshness.UNKNOWN;
            case ENDED -> Freshness.FORBIDDEN;
        };
    }

    private Freshness accordingToLog(CachedAnswer cached, Dependencies dependencies) {
        var known = changes.known();
        var seq = cached.freshUpTo();
        var hinted = changes.hinted();
        if (seq >= hinted
                && seq == known.head().seq()
                && dependencies.log().epoch().equals(known.head().epoch())) {
            return Freshness.FRESH;
        }
        var freshness = known.freshness(dependencies, seq, steady(cached.madeAt()));
        if (freshness == Freshness.FRESH) {
            cached.markFreshUpTo(Math.max(seq, known.head().seq()));
        }
        return known.head().seq() < hinted && seq < hinted ? freshness.and(Freshness.UNKNOWN) : freshness;
    }

    /** Returns a time by PostgreSQL's clock, by the clock of {@link KnownChanges#asOf}. */
    private long steady(long millis) {
        return millis + steadyClock.millis() - clock.millis();
    }

    /**
     * An answer to send.
     *
     * @param age for how long it may have been stale; zero if it is fresh
     */
    record Served(CachedAnswer answer, Duration age) {}
}
