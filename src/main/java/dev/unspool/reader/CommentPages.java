package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Language;
import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Comment;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.OwnComments;
import dev.unspool.comment.ThreadPage;
import dev.unspool.comment.Threads;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.reader.CommentFormElement.Typed;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found.Published;
import dev.unspool.thread.SharedThread;
import dev.unspool.thread.SharedThreads;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Renders comments: as pages that continue by links alone, and as the parts that the script puts beneath an article. */
@Component
final class CommentPages {

    /**
     * How long a form that is rendered again keeps its token: a reader who corrects a word at once is not a program. A shared one may be an hour old
     * when the reader is given it.
     */
    private static final Duration TOKEN_KEPT_FOR = Duration.ofHours(2);

    private final SharedThreads shared;
    private final Threads threads;
    private final OwnComments comments;
    private final ArticleStore articles;
    private final ReaderTokens tokens;
    private final Templates templates;
    private final PageFrames frames;
    private final Site site;
    private final Clock clock;

    CommentPages(
            SharedThreads shared,
            Threads threads,
            OwnComments comments,
            ArticleStore articles,
            ReaderTokens tokens,
            Templates templates,
            PageFrames frames,
            Site site,
            Clock clock) {
        this.shared = shared;
        this.threads = threads;
        this.comments = comments;
        this.articles = articles;
        this.tokens = tokens;
        this.templates = templates;
        this.frames = frames;
        this.site = site;
        this.clock = clock;
    }

    /** Gives the page, or its fragment, to everybody or to one author. */
    Mono<ResponseEntity<byte[]>> answer(ThreadQuery query) {
        if (query.isOfOneComment()) {
            return comment(query, Objects.requireNonNull(query.only()));
        }
        return query.isShared() ? shared(query).map(Rendered::response) : own(query);
    }

    /** Gives the page, or its fragment, that everybody gets. */
    Mono<Rendered> shared(ThreadQuery query) {
        return Mono.defer(() -> shared.page(query.request()))
                .flatMap(thread -> query.isFragment() ? Mono.just(fragment(query, thread)) : page(query, thread));
    }

    /** Returns the number of the last change of the article's thread that this instance has heard of, as {@link SharedThreads#heard} does. */
    long heard(String slug) {
        return shared.heard(slug);
    }

    /**
     * Gives the page again, with the form as the reader sent it and what is wrong with it. Fails with {@code refused} if that is not about
     * the form.
     */
    Mono<ResponseEntity<byte[]>> again(String slug, ReaderForm sent, Problem refused) {
        var isClosed = refused.code() == ProblemCode.COMMENTS_CLOSED;
        if (!isClosed && refused.code() != ProblemCode.VALIDATION_FAILED) {
            return Mono.error(refused);
        }
        var faults = FormMessages.of(refused);
        var query = ThreadQuery.again(slug, faults.containsKey("parentId") ? null : sent.parent(), sent.author());
        return Mono.defer(() -> threads.personal(query.request()))
                .map(page -> element(query, page, token(page, sent.token()), sent.typed(), faults))
                .flatMap(this::page)
                .map(html -> own(refused.code().status(), html));
    }

    private Rendered fragment(ThreadQuery query, SharedThread thread) {
        var html = templates.bytes("thread", element(query, thread.page()));
        return thread.rendered(HtmlAnswers.ok(html, notIndexed(headers(thread))), Scope.ARTICLES);
    }

    /** The navigation of the page changes with retractions. */
    private Mono<Rendered> page(ThreadQuery query, SharedThread thread) {
        return page(element(query, thread.page()))
                .map(html -> html.getBytes(StandardCharsets.UTF_8))
                .map(html -> thread.rendered(HtmlAnswers.ok(html, headers(thread)), Scope.LIST));
    }

    private Mono<ResponseEntity<byte[]>> own(ThreadQuery query) {
        return Mono.defer(() -> threads.personal(query.request()))
                .map(page -> element(query, page))
                .flatMap(thread -> query.isFragment() ? Mono.just(templates.text("thread", thread)) : page(thread))
                .map(html -> own(HttpStatus.OK, html));
    }

    /** Gives one comment of the article as its author, or everybody, sees it. */
    private Mono<ResponseEntity<byte[]>> comment(ThreadQuery query, String only) {
        return Mono.justOrEmpty(CommentId.parse(only))
                .flatMap(id -> comments.find(id, query.author()))
                .filterWhen(entry -> isOn(query.slug(), entry.comment()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("This article has no comment with this id.")))
                .map(entry -> new CommentElement(entry, links(query, query.slug()), words(), true, clock.instant()))
                .map(element -> query.isShared() ? shared(element) : own(HttpStatus.OK, html(element)));
    }

    private ResponseEntity<byte[]> shared(CommentElement element) {
        var article = element.comment().article();
        var headers = headers(Caching.COMMENTS);
        headers.set("Surrogate-Key", "comments-" + article + " article-" + article);
        return HtmlAnswers.ok(html(element).getBytes(StandardCharsets.UTF_8), notIndexed(headers));
    }

    private String html(CommentElement element) {
        return templates.text("comment", element);
    }

    private Mono<Boolean> isOn(String slug, Comment comment) {
        return articles.availability(slug)
                .map(found -> found.id().equals(comment.article()))
                .defaultIfEmpty(false);
    }

    private ThreadElement element(ThreadQuery query, ThreadPage page) {
        return element(query, page, page.form().token(), Typed.NOTHING, Map.of());
    }

    private ThreadElement element(
            ThreadQuery query, ThreadPage page, String token, Typed typed, Map<String, String> faults) {
        var links = links(query, page.slug());
        var form = CommentFormElement.of(page, links, token, typed, faults);
        return new ThreadElement(page, links, form, words(), clock.instant());
    }

    private ThreadLinks links(ThreadQuery query, String slug) {
        return new ThreadLinks(site.commentsPath(slug), query.order());
    }

    private Language words() {
        return new Language(site.language());
    }

    private Mono<String> page(ThreadElement thread) {
        return Mono.zip(
                frames.at(thread.page().version().log().seq()),
                published(thread.page().article()),
                (frame, found) -> {
                    var story = new Story(found.article().headline(), site);
                    var head = Head.notice("Comments: " + story.headline().title());
                    return templates.text("commentsPage", new ThreadElement.Page(frame, head, story, thread));
                });
    }

    /** An article that is retracted between two reads is treated as if it had been retracted before. */
    private Mono<Published> published(ArticleId article) {
        return articles.find(article.toString())
                .ofType(Published.class)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("The article is no longer here.")));
    }

    private String token(ThreadPage page, String sent) {
        var isRecent = tokens.readForm(sent, page.article())
                .filter(at -> at.isAfter(clock.instant().minus(TOKEN_KEPT_FOR)))
                .isPresent();
        return isRecent ? sent : page.form().token();
    }

    /** An answer that only the comment's author may see. */
    private ResponseEntity<byte[]> own(HttpStatusCode status, String html) {
        return ResponseEntity.status(status).headers(headers("no-store")).body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHeaders headers(String cacheControl) {
        var headers = new HttpHeaders();
        headers.setContentType(HtmlAnswers.HTML);
        headers.setCacheControl(cacheControl);
        headers.add(HttpHeaders.VARY, AuthorHeader.NAME);
        return headers;
    }

    private static HttpHeaders headers(SharedThread thread) {
        var headers = thread.headers();
        HtmlAnswers.ignoreCampaigns(headers, CommentPageResource.QUERY);
        return headers;
    }

    private static HttpHeaders notIndexed(HttpHeaders headers) {
        headers.set("X-Robots-Tag", "noindex");
        return headers;
    }
}
