package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.Household;
import dev.unspool.web.LocalLimiter;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Rate;
import dev.unspool.web.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Passes on, through Redis, what readers send about streams that other instances hold. Every instance receives every hint, so each
 * household and each instance may send only so many.
 */
@Component
final class StreamHints {

    /** Hints of this instance: the burst, and the number a second. 10,000 readers who read an article in 10 s each send as many. */
    static final Rate PER_INSTANCE = new Rate(1_000, Duration.ofSeconds(1));

    /** The time in which each stream that a household may have can send one hint: nobody reads an article faster. */
    private static final Duration PACE = Duration.ofSeconds(5);

    /** Hints on their way to Redis at once: so many requests at most are held while a Redis that hangs uses up its time limit. */
    static final int AT_ONCE = 256;

    /** Buckets that are remembered, some 100 bytes each. A flood from more networks meets the instance's bucket. */
    private static final int BUCKETS = 20_000;

    private static final Bucket INSTANCE = new Bucket("instance", "instance", PER_INSTANCE);

    private final Announcements announcements;
    private final Clock clock;
    private final Rate perHousehold;
    private final Rate perEndSite;
    private final LocalLimiter limiter = new LocalLimiter(BUCKETS);
    private final AtomicInteger underWay = new AtomicInteger();

    /** Addresses are never stored: only a hash, with a salt of this process. */
    private final byte[] salt = new SecureRandom().generateSeed(16);

    StreamHints(Announcements announcements, StreamSettings settings, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
        this.perHousehold = new Rate(settings.perHousehold(), PACE);
        this.perEndSite = new Rate(settings.perEndSite(), PACE);
    }

    /** Asks the instance that holds the stream to raise its reader's credit. Fails with a problem if that is impossible now. */
    Mono<Void> creditRaised(String sid, int upTo, Household household) {
        return within(household, announcements.creditRaised(sid, upTo).onErrorMap(StreamHints::away));
    }

    /** Asks the instance that holds the stream to end it: its reader has opened another. Never fails; beyond the limits it does nothing. */
    Mono<Void> streamLeft(String sid, Household household) {
        return within(household, announcements.streamLeft(sid)).onErrorComplete();
    }

    private Mono<Void> within(Household household, Mono<Void> hint) {
        return Mono.defer(() -> limiter.take(buckets(household), clock.instant()))
                .doOnNext(Allowance::check)
                .then(Mono.using(this::begin, counted -> hint, AtomicInteger::decrementAndGet));
    }

    private AtomicInteger begin() {
        if (underWay.incrementAndGet() > AT_ONCE) {
            underWay.decrementAndGet();
            throw new Problem(
                    ProblemCode.OVERLOADED,
                    "Send it again in a few seconds, or ask for the next article with a request.");
        }
        return underWay;
    }

    private List<Bucket> buckets(Household household) {
        var buckets = new ArrayList<Bucket>();
        buckets.add(bucket("address", household.subnet(), perHousehold));
        if (household.hasSubnets()) {
            buckets.add(bucket("site", household.endSite(), perEndSite));
        }
        buckets.add(INSTANCE);
        return buckets;
    }

    private Bucket bucket(String name, byte[] network, Rate rate) {
        var hash = ByteBuffer.wrap(Sha256.of(salt, network)).getLong();
        return new Bucket(name, name + ':' + Long.toHexString(hash), rate);
    }

    private static Problem away(Throwable failure) {
        return new Problem(
                ProblemCode.DEPENDENCY_UNAVAILABLE,
                "The stream is open on another instance, which cannot be reached: send it again, or ask for the next article with"
                        + " a request.");
    }
}
