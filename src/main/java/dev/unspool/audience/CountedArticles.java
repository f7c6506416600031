package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Standing;
import dev.unspool.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which articles there are, remembered for a moment, or for longer where PostgreSQL cannot say: the same few are read by many. */
@Component
final class CountedArticles {

    private static final int MOST = 10_000;

    /** A view of what was taken away a moment ago does no harm. */
    private static final Duration TRUE_FOR = Duration.ofSeconds(5);

    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT_FOR).build();

    private final ArticleStore store;
    private final Clock clock;

    CountedArticles(ArticleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The article there, if it is published. Fails with a problem where nothing stands there, or no longer. */
    Mono<ArticleId> at(String idOrSlug) {
        return Mono.defer(() -> {
            var before = known.getIfPresent(idOrSlug);
            if (before == null || before.asOf().isBefore(clock.instant().minus(TRUE_FOR))) {
                return asked(idOrSlug, before);
            }
            return Mono.just(before.article());
        });
    }

    private Mono<ArticleId> asked(String idOrSlug, @Nullable Known before) {
        return store.standing(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has this id or slug.")))
                .map(CountedArticles::published)
                .doOnNext(article -> known.put(idOrSlug, new Known(article, clock.instant())))
                .doOnError(Problem.class, gone -> known.invalidate(idOrSlug))
                .onErrorResume(
                        failure -> !(failure instanceof Problem) && before != null,
                        away -> Mono.just(Objects.requireNonNull(before).article()));
    }

    private record Known(ArticleId article, Instant asOf) {}

    private static ArticleId published(Standing standing) {
        var retraction = standing.retraction();
        if (retraction != null) {
            throw gone(retraction);
        }
        return standing.id();
    }

    private static Problem gone(Retraction retraction) {
        return Problem.retracted(
                retraction.id().toString(),
                retraction.version(),
                retraction.kind().code(),
                retraction.notice());
    }
}
