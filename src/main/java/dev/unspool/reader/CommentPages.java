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

/** Draws comments: as pages that go on by links alone, and as the parts that the script puts beneath an article. */
@Component
final class CommentPages {

    /** A form that is drawn again keeps its token for so long: whoever corrects a word at once is no program. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Threads threads;
    private final OwnComments comments;
    private final ArticleStore articles;
    private final ReaderTokens tokens;
    private final Templates templates;
    private final Frames frames;
    private final Site site;
    private final Clock clock;

    CommentPages(
            Threads threads,
            OwnComments comments,
            ArticleStore articles,
            ReaderTokens tokens,
            Templates templates,
            Frames frames,
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

    Mono<ResponseEntity<byte[]>> answer(ThreadAsk ask) {
        if (ask.isFragment()) {
            return ask.only() == null ? fragment(ask) : comment(ask, ask.only());
        }
        return thread(ask).zipWhen(this::page, Drawing::of).map(drawing -> answer(ask, drawing));
    }

    /** The page once more, with the form as the reader sent it and what is wrong with it; fails with {@code refused} where that is another matter. */
    Mono<ResponseEntity<byte[]>> again(String slug, SentForm sent, Problem refused) {
        var isClosed = refused.code() == ProblemCode.COMMENTS_CLOSED;
        if (!isClosed && refused.code() != ProblemCode.VALIDATION_FAILED) {
            return Mono.error(refused);
        }
        var faults = FaultWords.of(refused);
        var ask = ThreadAsk.again(slug, faults.containsKey("parentId") ? null : sent.parent(), sent.author());
        return Mono.defer(() -> threads.page(ask.request()))
                .map(page -> element(ask, page, token(page, sent.token()), sent.typed(), faults))
                .flatMap(this::page)
                .map(drawn -> own(refused.code().status(), drawn));
    }

    private Mono<ResponseEntity<byte[]>> fragment(ThreadAsk ask) {
        return thread(ask).map(thread -> answer(ask, Drawing.of(thread, templates.text("thread", thread))));
    }

    /** One comment of the article as its author, or everybody, sees it. */
    private Mono<ResponseEntity<byte[]>> comment(ThreadAsk ask, String only) {
        return Mono.justOrEmpty(CommentId.parse(only))
                .flatMap(id -> comments.find(id, ask.author()))
                .filterWhen(entry -> isOn(ask.slug(), entry.comment()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("This article has no comment with this id.")))
                .map(entry -> new CommentElement(entry, links(ask, ask.slug()), words(), true, clock.instant()))
                .map(element ->
                        answer(ask, new Drawing(element.comment().article(), templates.text("comment", element), "")));
    }

    private Mono<Boolean> isOn(String slug, Comment comment) {
        return articles.standing(slug)
                .map(standing -> standing.id().equals(comment.article()))
                .defaultIfEmpty(false);
    }

    private Mono<ThreadElement> thread(ThreadAsk ask) {
        return Mono.defer(() -> threads.page(ask.request()))
                .map(page -> element(ask, page, page.form().token(), Typed.NOTHING, Map.of()));
    }

    private ThreadElement element(
            ThreadAsk ask, ThreadPage page, String token, Typed typed, Map<String, String> faults) {
        var links = links(ask, page.slug());
        var form = CommentFormElement.of(page, links, token, typed, faults);
        return new ThreadElement(page, links, form, words(), clock.instant());
    }

    private ThreadLinks links(ThreadAsk ask, String slug) {
        return new ThreadLinks(site.commentsPath(slug), ask.order());
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

    /** Whoever takes it away between two readings is told of as if it had been before. */
    private Mono<Published> published(ArticleId article) {
        return articles.find(article.toString())
                .ofType(Published.class)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("The article is no longer here.")));
    }

    private String token(ThreadPage page, String sent) {
        var isYoung = tokens.readForm(sent, page.article())
                .filter(at -> at.isAfter(clock.instant().minus(YOUNG)))
                .isPresent();
        return isYoung ? sent : page.form().token();
    }

    private ResponseEntity<byte[]> answer(ThreadAsk ask, Drawing drawing) {
        return ask.author() == null && !ask.isOwn()
                ? shared(drawing, ask.isFragment())
                : own(HttpStatus.OK, drawing.html());
    }

    private ResponseEntity<byte[]> shared(Drawing drawing, boolean isFragment) {
        var headers = headers(Caching.COMMENTS);
        headers.set("Surrogate-Key", "comments-" + drawing.article() + " article-" + drawing.article());
        headers.setETag(drawing.tag(clock.instant()));
        if (isFragment) {
            headers.set("X-Robots-Tag", "noindex");
        }
        return ResponseEntity.ok().headers(headers).body(drawing.html().getBytes(StandardCharsets.UTF_8));
    }

    /** What only its author may see. */
    private ResponseEntity<byte[]> own(HttpStatusCode status, String drawn) {
        return ResponseEntity.status(status).headers(headers("no-store")).body(drawn.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHeaders headers(String cacheControl) {
        var headers = new HttpHeaders();
        headers.setContentType(HtmlAnswers.HTML);
        headers.setCacheControl(cacheControl);
        headers.add(HttpHeaders.VARY, AuthorHeader.NAME);
        return headers;
    }

    /** @param token of the form in it, if there is one: another each time, and as good for a day */
    private record Drawing(ArticleId article, String html, String token) {

        static Drawing of(ThreadElement thread, String html) {
            return new Drawing(thread.page().article(), html, thread.form().token());
        }

        /** Within an hour the drawing before will do. */
        String tag(Instant now) {
            return ETags.withinTheHour(token.isEmpty() ? html : html.replace(token, ""), now);
        }
    }
}
