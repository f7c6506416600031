package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.Household;
import dev.unspool.web.LocalLimiter;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Limits what readers may send: counted in Redis for all instances, and by this instance alone while Redis is away. A household is charged for every
 * request; the article's and the site's buckets, which all readers share, only for a request that was read and is valid. All methods fail with {@code
 * rate-limited}.
 */
@Component
final class CommentLimits {

    /** Buckets of households: some 10 MB. A flood from more addresses is stopped by the site's bucket. */
    private static final int HOUSEHOLDS = 100_000;

    /** Buckets of articles and the site. They are apart from those of households, so that no flood of addresses evicts what the site has taken. */
    private static final int SHARED = 10_000;

    private final LocalLimiter aloneForHouseholds = new LocalLimiter(HOUSEHOLDS);
    private final LocalLimiter alone = new LocalLimiter(SHARED);
    private final RedisLimiter together;
    private final CommentSettings settings;
    private final Clock clock;

    CommentLimits(RedisLimiter together, CommentSettings settings, Clock clock) {
        this.together = together;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a token for a request of {@code sender}, before any of it is read. */
    Mono<Void> request(AdmittedSender sender) {
        var address = bucket("address", sender.addressHash(), 1);
        return pass(
                sender.household().hasSubnets()
                        ? List.of(address, bucket("network", sender.endSiteHash(), Household.END_SITE_SHARE))
                        : List.of(address),
                aloneForHouseholds);
    }

    /**
     * Takes a token for a comment that would be stored. A comment that looks like a program's uses buckets of its own, reported by the same names: a
     * program neither uses up readers' tokens nor learns that it was recognised.
     */
    Mono<Void> comment(ArticleId article, @Nullable HoneypotSign sign) {
        var kind = sign == null ? "" : "trapped:";
        return pass(
                List.of(
                        new Bucket("article", kind + "article:" + article, settings.perArticle()),
                        new Bucket("site", kind + "site", settings.perSite())),
                alone);
    }

    /** Takes a token for any other change. */
    Mono<Void> other() {
        return pass(List.of(new Bucket("site", "site", settings.perSite())), alone);
    }

    private Mono<Void> pass(List<Bucket> buckets, LocalLimiter instead) {
        return Mono.defer(() -> together.take(buckets, clock.instant()))
                .onErrorResume(away -> instead.take(buckets, clock.instant()))
                .doOnNext(Allowance::check)
                .then();
    }

    private Bucket bucket(String name, byte[] hash, int share) {
        return new Bucket(
                name,
                name + ':' + HexFormat.of().formatHex(hash),
                settings.perAddress().widened(share));
    }
}
