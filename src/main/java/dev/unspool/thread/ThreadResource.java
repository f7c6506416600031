package dev.unspool.thread;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Authors;
import dev.unspool.comment.ThreadPage;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.comment.Threads;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.QueryRule;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Pages of comments, as cached JSON. */
@Component
final class ThreadResource implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String COMMENTS = "/comments";

    private final SharedThreads shared;
    private final Threads threads;
    private final Authors authors;
    private final JsonAnswers answers;
    private final JsonMapper json;

    ThreadResource(SharedThreads shared, Threads threads, Authors authors, JsonAnswers answers, JsonMapper json) {
        this.shared = shared;
        this.threads = threads;
        this.authors = authors;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ARTICLES);
    }

    /** Everybody gets the same page but an author who names themselves. Comments are sent to the same address. */
    @Override
    public boolean isForEverybody(HttpMethod method, HttpHeaders headers) {
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) && !authors.isInHeader(headers);
    }

    @Override
    public boolean mayBeKept(HttpHeaders headers) {
        return !AuthorHeader.isIn(headers);
    }

    @Override
    public QueryRule query() {
        return QueryRule.api("cursor", "limit", "order", "parent");
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var article = target.segmentBetween(ARTICLES, COMMENTS);
        if (article == null) {
            return null;
        }
        var request = ThreadRequest.of(
                article,
                target.parameter("parent"),
                target.parameter("order"),
                target.parameter("cursor"),
                target.parameter("limit"),
                null,
                true);
        return new Lookup(
                target.path() + "? " + request.key(), Mono.defer(() -> page(request)), false, shared.heard(article));
    }

    /** Gives the page that everybody gets. Fails as {@link Threads#page} does. */
    Mono<Rendered> page(ThreadRequest request) {
        return shared.page(request)
                .map(thread -> thread.rendered(
                        answers.ok(ThreadJson.of(thread.page(), false), thread.headers()), Scope.ARTICLES));
    }

    /** Gives the page that only an author may see. */
    Mono<ResponseEntity<byte[]>> own(ThreadRequest request) {
        return threads.personal(request).map(this::own);
    }

    private ResponseEntity<byte[]> own(ThreadPage page) {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("Vary", AuthorHeader.NAME)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(ThreadJson.of(page, true)));
    }
}
