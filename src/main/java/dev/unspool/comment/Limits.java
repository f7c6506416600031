package dev.unspool.comment;

import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.LocalLimiter;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How much readers may send: counted in Redis, and by this instance alone while Redis is away. */
@Component
final class Limits {

    /** Some 10 MB. A flood from more addresses is for the site's bucket. */
    private static final int BUCKETS = 100_000;

    private final LocalLimiter alone = new LocalLimiter(BUCKETS);
    private final RedisLimiter together;
    private final CommentSettings settings;
    private final Clock clock;

    Limits(RedisLimiter together, CommentSettings settings, Clock clock) {
        this.together = together;
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
                .doOnNext(Allowance::check)
                .then();
    }

    private Bucket address(byte[] hash) {
        return new Bucket("address", "address:" + HexFormat.of().formatHex(hash), settings.perAddress());
    }

    private Bucket site() {
        return new Bucket("site", "site", settings.perSite());
    }
}
