package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Availability;
import dev.unspool.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks up the ids of published articles. Answers are cached for some seconds, or for longer while PostgreSQL is away: readers report on the same few
 * articles.
 */
@Component
final class PublishedArticleIds {

    private static final int MAX_CACHED = 10_000;

    /** Age at which a cached answer is looked up again. A view of an article that was retracted a moment ago does no harm. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(KEPT_FOR)
            .build();

    private final ArticleStore store;
    private final Clock clock;

    PublishedArticleIds(ArticleStore store, @Qualifier("steadyClock") Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the id of the published article with this id or slug. Fails with a problem if there is none, or if it was retracted. */
    Mono<ArticleId> at(String idOrSlug) {
        return Mono.defer(() -> {
            var before = known.getIfPresent(idOrSlug);
            if (before == null || before.asOf().isBefore(clock.instant().minus(FRESH_FOR))) {
                return lookUp(idOrSlug, before);
            }
            return Mono.just(before.article());
        });
    }

    private Mono<ArticleId> lookUp(String idOrSlug, @Nullable Known before) {
        return store.availability(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has this id or slug.")))
                .map(PublishedArticleIds::published)
                .doOnNext(article -> known.put(idOrSlug, new Known(article, clock.instant())))
                .doOnError(Problem.class, gone -> known.invalidate(idOrSlug))
                .onErrorResume(
                        failure -> !(failure instanceof Problem) && before != null,
                        away -> Mono.just(Objects.requireNonNull(before).article()));
    }

    private record Known(ArticleId article, Instant asOf) {}

    private static ArticleId published(Availability availability) {
        var retraction = availability.retraction();
        if (retraction != null) {
            throw gone(retraction);
        }
        return availability.id();
    }

    private static Problem gone(Retraction retraction) {
        return Problem.retracted(
                retraction.id().toString(),
                retraction.version(),
                retraction.kind().code(),
                retraction.notice());
    }
}
