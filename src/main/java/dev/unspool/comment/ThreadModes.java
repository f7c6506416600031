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

    /** Returns the mode of an article now, and until when it stays so unless somebody changes a setting. */
    Mono<ModeUntil> untilChanged(CommentedArticle article) {
        return settings.find(article.id())
                .map(own -> until(own.mode(), own.closesAt()))
                .switchIfEmpty(Mono.fromSupplier(() -> until(site.mode(), siteClosesAt(article.publishedAt()))));
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
        return now(site.mode(), siteClosesAt(publishedAt));
    }

    private @Nullable Instant siteClosesAt(Instant publishedAt) {
        var age = site.closeAfter();
        return age == null ? null : publishedAt.plus(age);
    }

    private ModeUntil until(ThreadMode mode, @Nullable Instant closesAt) {
        var now = now(mode, closesAt);
        return new ModeUntil(now, now == ThreadMode.CLOSED ? null : closesAt);
    }

    private ThreadMode now(ThreadMode mode, @Nullable Instant closesAt) {
        return closesAt != null && !clock.instant().isBefore(closesAt) ? ThreadMode.CLOSED : mode;
    }

    /** @param closesAt when the thread closes by itself; null if it does not, or if it is closed */
    record ModeUntil(ThreadMode mode, @Nullable Instant closesAt) {}
}
