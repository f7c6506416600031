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
 * Limits what readers may send: counted in Redis, and by this instance alone while Redis is away. A household is charged for every request; the
 * article and the site, which all share, only for what was read and understood. Everything fails with {@code rate-limited}.
 */
@Component
final class Limits {

    /** Some 10 MB. A flood from more addresses is for the site's bucket. */
    private static final int HOUSEHOLDS = 100_000;

    /** Apart from the households, so that no flood of addresses makes us forget how much the site has taken. */
    private static final int SHARED = 10_000;

    private final LocalLimiter aloneForHouseholds = new LocalLimiter(HOUSEHOLDS);
    private final LocalLimiter alone = new LocalLimiter(SHARED);
    private final RedisLimiter together;
    private final CommentSettings settings;
    private final Clock clock;

    Limits(RedisLimiter together, CommentSettings settings, Clock clock) {
        this.together = together;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets a request of {@code sender} pass on, before any of it is read. */
    Mono<Void> request(Sender sender) {
        var address = bucket("address", sender.addressHash(), 1);
        return pass(
                sender.household().hasSubnets()
                        ? List.of(address, bucket("network", sender.endSiteHash(), Household.END_SITE_SHARE))
                        : List.of(address),
                aloneForHouseholds);
    }

    /**
     * Lets a comment pass on that would be kept. One that looks like a program's has buckets of its own, which are told by the same names: a
     * program neither takes places of readers nor learns that it was found.
     */
    Mono<Void> comment(ArticleId article, @Nullable Trap trap) {
        var kind = trap == null ? "" : "trapped:";
        return pass(
                List.of(
                        new Bucket("article", kind + "article:" + article, settings.perArticle()),
                        new Bucket("site", kind + "site", settings.perSite())),
                alone);
    }

    /** Lets anything else pass on that would change something. */
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
