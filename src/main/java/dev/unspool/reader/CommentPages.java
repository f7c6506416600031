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
import dev.unspool.reader.CommentFormElement.Typed;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found.Published;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Renders comments: as pages that continue by links alone, and as the parts that the script puts beneath an article. */
@Component
final class CommentPages {

    /** How long a form that is rendered again keeps its token: a reader who corrects a word at once is not a program. */
    private static final Duration TOKEN_KEPT_FOR = Duration.ofHours(1);

    private final Threads threads;
    private final OwnComments comments;
    private final ArticleStore articles;
    private final ReaderTokens tokens;
    private final Templates templates;
    private final PageFrames frames;
    private final Site site;
    private final Clock clock;

    CommentPages(
            Threads threads,
            OwnComments comments,
            ArticleStore articles,
            ReaderTokens tokens,
            Templates templates,
            PageFrames frames,
            Site site,
            Clock clock) {
        this.threads = threads;
        this.comments = comments;
        this.articles = articles;
        this.tokens = tokens;
        this.templates = templates;
        this.frames = frames;
        this.site = site;
        this.clock = clock;
    }

    Mono<ResponseEntity<byte[]>> answer(ThreadQuery query) {
        if (query.isFragment()) {
            return query.only() == null ? fragment(query) : comment(query, query.only());
        }
        return thread(query).zipWhen(this::page, RenderedComments::of).map(rendered -> answer(query, rendered));
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
        return Mono.defer(() -> threads.page(query.request()))
                .map(page -> element(query, page, token(page, sent.token()), sent.typed(), faults))
                .flatMap(this::page)
                .map(html -> own(refused.code().status(), html));
    }

    private Mono<ResponseEntity<byte[]>> fragment(ThreadQuery query) {
        return thread(query)
                .map(thread -> answer(query, RenderedComments.of(thread, templates.text("thread", thread))));
    }

    /** Gives one comment of the article as its author, or everybody, sees it. */
    private Mono<ResponseEntity<byte[]>> comment(ThreadQuery query, String only) {
        return Mono.justOrEmpty(CommentId.parse(only))
                .flatMap(id -> comments.find(id, query.author()))
                .filterWhen(entry -> isOn(query.slug(), entry.comment()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("This article has no comment with this id.")))
                .map(entry -> new CommentElement(entry, links(query, query.slug()), words(), true, clock.instant()))
                .map(element -> answer(
                        query,
                        new RenderedComments(element.comment().article(), templates.text("comment", element), "")));
    }

    private Mono<Boolean> isOn(String slug, Comment comment) {
        return articles.availability(slug)
                .map(found -> found.id().equals(comment.article()))
                .defaultIfEmpty(false);
    }

    private Mono<ThreadElement> thread(ThreadQuery query) {
        return Mono.defer(() -> threads.page(query.request()))
                .map(page -> element(query, page, page.form().token(), Typed.NOTHING, Map.of()));
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
        return Mono.zip(frames.current(), published(thread.page().article()), (frame, found) -> {
            var story = new Story(found.article().headline(), site);
            var head = Head.notice("Comments: " + story.headline().title());
            return templates.text("commentsPage", new CommentsPage(frame, head, story, thread));
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

    private ResponseEntity<byte[]> answer(ThreadQuery query, RenderedComments rendered) {
        return query.author() == null && !query.isOwn()
                ? shared(rendered, query.isFragment())
                : own(HttpStatus.OK, rendered.html());
    }

    private ResponseEntity<byte[]> shared(RenderedComments rendered, boolean isFragment) {
        var headers = headers(Caching.COMMENTS);
        headers.set("Surrogate-Key", "comments-" + rendered.article() + " article-" + rendered.article());
        headers.setETag(rendered.tag(clock.instant()));
        if (isFragment) {
            headers.set("X-Robots-Tag", "noindex");
        }
        return ResponseEntity.ok().headers(headers).body(rendered.html().getBytes(StandardCharsets.UTF_8));
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

    /** @param token of the form in it, empty if there is none; a new one each time, and valid for a day */
    private record RenderedComments(ArticleId article, String html, String token) {

        static RenderedComments of(ThreadElement thread, String html) {
            return new RenderedComments(
                    thread.page().article(), html, thread.form().token());
        }

        /** Ignores the token, so that a rendering is not modified for an hour unless its content is. */
        String tag(Instant now) {
            return ETags.withinTheHour(token.isEmpty() ? html : html.replace(token, ""), now);
        }
    }
}
