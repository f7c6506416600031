package dev.unspool.comment;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How much readers may send: counted in Redis, and by this instance alone while Redis is away. */
@Component
final class Limits {

    private final RedisLimiter together;
    private final LocalLimiter alone;
    private final CommentSettings settings;
    private final Clock clock;

    Limits(RedisLimiter together, LocalLimiter alone, CommentSettings settings, Clock clock) {
        this.together = together;
        this.alone = alone;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets a comment on {@code article}, as the address spells it, pass on; or fails with {@code rate-limited}. */
    Mono<Void> comment(byte[] addressHash, String article) {
        return pass(List.of(
                address(addressHash),
                new Bucket("article", "article:" + Integer.toHexString(article.hashCode()), settings.perArticle()),
                site()));
    }

    /** The same for everything else that readers send. */
    Mono<Void> other(byte[] addressHash) {
        return pass(List.of(address(addressHash), site()));
    }

    private Mono<Void> pass(List<Bucket> buckets) {
        return Mono.defer(() -> together.take(buckets, clock.instant()))
                .onErrorResume(away -> alone.take(buckets, clock.instant()))
                .handle((allowance, sink) -> {
                    if (!allowance.granted()) {
                        sink.error(refused(allowance));
                    }
                });
    }

    private Bucket address(byte[] hash) {
        return new Bucket("address", "address:" + HexFormat.of().formatHex(hash), settings.perAddress());
    }

    private Bucket site() {
        return new Bucket("site", "site", settings.perSite());
    }

    private static Problem refused(Allowance allowance) {
        var retry = Long.toString(seconds(allowance.retryAfter()));
        var rate = allowance.bucket().rate();
        return new Problem(
                ProblemCode.RATE_LIMITED,
                "Wait " + retry + " s, then send it again: nothing of it was kept.",
                Map.of("limit", allowance.bucket().name()),
                Map.of(
                        "Retry-After", retry,
                        "RateLimit-Limit", Integer.toString(rate.times()),
                        "RateLimit-Remaining", Long.toString(allowance.remaining()),
                        "RateLimit-Reset", Long.toString(seconds(allowance.reset())),
                        "RateLimit-Policy", rate.times() + ";w=" + seconds(rate.within())));
    }

    /** Rounded up: whoever waits so long has waited long enough. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
