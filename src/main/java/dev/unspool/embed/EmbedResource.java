package dev.unspool.embed;

import dev.unspool.comment.ThreadRequest;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.Found.Published;
import dev.unspool.store.Found.Retracted;
import dev.unspool.thread.SharedThreads;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.QueryRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The embeds of one article: its card {@code /embed/articles/{idOrSlug}}, and its newest comments at {@code …/comments}. */
@Component
final class EmbedResource implements HotResource {

    private static final String ARTICLES = "/embed/articles/";
    private static final String COMMENTS = "/comments";

    private static final QueryRule QUERY = QueryRule.page();

    /** Comments of an embed. */
    private static final String MOST_COMMENTS = "10";

    private final ArticleStore store;
    private final SharedThreads threads;
    private final EmbedPages pages;

    EmbedResource(ArticleStore store, SharedThreads threads, EmbedPages pages) {
        this.store = store;
        this.threads = threads;
        this.pages = pages;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ARTICLES);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var thread = target.segmentBetween(ARTICLES, COMMENTS);
        if (thread != null) {
            return new Lookup(target.path(), Mono.defer(() -> comments(thread)), false, threads.heard(thread));
        }
        var article = target.segmentAfter(ARTICLES);
        return article == null ? null : new Lookup(target.path(), Mono.defer(() -> article(article)), true);
    }

    private Mono<Rendered> article(String idOrSlug) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)))
                .map(EmbedResource::published)
                .map(pages::article)
                .onErrorResume(EmbedResource::isMissing, missing -> Mono.just(pages.missing((Problem) missing)));
    }

    /** @throws Problem {@code article-retracted} */
    static Published published(Found found) {
        if (found instanceof Retracted gone) {
            var retraction = gone.retraction();
            throw Problem.retracted(
                    retraction.id().toString(),
                    retraction.version(),
                    retraction.kind().code(),
                    retraction.notice());
        }
        return (Published) found;
    }

    private Mono<Rendered> comments(String idOrSlug) {
        var request = ThreadRequest.of(idOrSlug, null, null, null, MOST_COMMENTS, null, true);
        return threads.page(request)
                .map(pages::comments)
                .onErrorResume(EmbedResource::isMissing, missing -> Mono.just(pages.missing((Problem) missing)));
    }

    static boolean isMissing(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.code() == ProblemCode.NOT_FOUND || problem.code() == ProblemCode.ARTICLE_RETRACTED);
    }
}
