package dev.unspool.thread;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadPage;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.comment.Threads;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads pages of comments that all readers share, each with the condition under which it may be kept in memory. */
@Component
public final class SharedThreads {

    /** Slugs whose articles are remembered. Beyond, pages are made again for changes of other threads too. */
    private static final int MAX_SLUGS = 10_000;

    private final Cache<String, ArticleId> slugs =
            Caffeine.newBuilder().maximumSize(MAX_SLUGS).build();
    private final Threads threads;
    private final ThreadVersions versions;
    private final ThreadVersionsLifecycle reader;
    private final Clock clock;

    SharedThreads(Threads threads, ThreadVersions versions, ThreadVersionsLifecycle reader, Clock clock) {
        this.threads = threads;
        this.versions = versions;
        this.reader = reader;
        this.clock = clock;
    }

    /** Gives the page. Fails as {@link Threads#page} does. */
    public Mono<SharedThread> page(ThreadRequest request) {
        return Mono.defer(() -> {
            var reading = versions.begin();
            return threads.page(request)
                    .doOnNext(page -> note(page, reading))
                    .map(page -> new SharedThread(page, condition(page)));
        });
    }

    /**
     * Returns the number of the last change of an article's thread that this instance has heard of: a page that began to be read before it may not
     * contain it. Changes of other threads do not raise it, unless the slug is one that no page was read for lately.
     */
    public long heard(String idOrSlug) {
        var article = ArticleId.parse(idOrSlug).orElseGet(() -> slugs.getIfPresent(idOrSlug));
        return article == null ? versions.heard() : versions.heard(article);
    }

    private void note(ThreadPage page, ThreadVersions.Reading reading) {
        versions.note(page.article(), page.version().id(), reading);
        slugs.put(page.slug(), page.article());
    }

    private ThreadCondition condition(ThreadPage page) {
        var version = page.version().id();
        return new ThreadCondition(page.article(), version, page.endsAt().toEpochMilli(), versions, reader, clock);
    }
}
