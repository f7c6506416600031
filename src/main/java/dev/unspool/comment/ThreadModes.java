package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells who may comment on an article now: by its own setting or, if it has none, by the site's. */
@Component
public final class ThreadModes {

    private final ThreadSettings settings;
    private final ThreadDefaults site;
    private final Clock clock;

    ThreadModes(ThreadSettings settings, ThreadDefaults site, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Returns the mode of an article now.
     *
     * @param publishedAt of the article
     */
    public Mono<ThreadMode> of(ArticleId article, Instant publishedAt) {
        return settings.find(article)
                .map(own -> now(own.mode(), own.closesAt()))
                .switchIfEmpty(Mono.fromSupplier(() -> ofSite(publishedAt)));
    }

    /** Returns the mode of an article now; fails with {@code comments-closed} if nobody may comment. */
    Mono<ThreadMode> open(CommentedArticle article) {
        return of(article.id(), article.publishedAt()).handle((mode, sink) -> {
            if (mode == ThreadMode.CLOSED) {
                sink.error(new Problem(ProblemCode.COMMENTS_CLOSED, "Nobody can comment on this article any more."));
            } else {
                sink.next(mode);
            }
        });
    }

    private ThreadMode ofSite(Instant publishedAt) {
        var age = site.closeAfter();
        return now(site.mode(), age == null ? null : publishedAt.plus(age));
    }

    private ThreadMode now(ThreadMode mode, @Nullable Instant closesAt) {
        return closesAt != null && !clock.instant().isBefore(closesAt) ? ThreadMode.CLOSED : mode;
    }
}
