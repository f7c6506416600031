package dev.unspool.reader;

import dev.unspool.comment.Authors;
import dev.unspool.comment.Submissions;
import dev.unspool.comment.SubmittedComment;
import dev.unspool.web.CsrfCheck;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Endpoints for the pages of an article's comments: for readers without script, who send a form, and rendered parts for the script, which does not.
 */
@RestController
@Hidden
class CommentPageController {

    private static final String PATH = "/articles/{slug}/comments";

    private final CommentPages pages;
    private final Submissions submissions;
    private final CsrfCheck csrf;
    private final Authors authors;
    private final Site site;

    CommentPageController(CommentPages pages, Submissions submissions, CsrfCheck csrf, Authors authors, Site site) {
        this.pages = pages;
        this.submissions = submissions;
        this.csrf = csrf;
        this.authors = authors;
        this.site = site;
    }

    @GetMapping(PATH)
    @KnownQuery(
            value = {"parent", "order", "cursor", "limit", "only", "fragment", "own", "count"},
            isPage = true)
    Mono<ResponseEntity<byte[]>> comments(@PathVariable String slug, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> ThreadQuery.of(slug, exchange.getRequest(), authors))
                .flatMap(pages::answer);
    }

    /** Adds a comment. The rate limit comes before anything is read. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> add(@PathVariable String slug, ServerWebExchange exchange) {
        csrf.check(exchange.getRequest());
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> ReaderForm.of(sender, authors, exchange))
                .flatMap(sent -> add(slug, sent, exchange));
    }

    private Mono<ResponseEntity<byte[]>> add(String slug, ReaderForm sent, ServerWebExchange exchange) {
        return submissions
                .send(slug, sent.comment(), sent.sender())
                .doOnNext(submitted -> keepAuthor(submitted, exchange))
                .map(this::toTheComment)
                .onErrorResume(Problem.class, refused -> pages.again(slug, sent, refused));
    }

    /** Stores the author's token in a cookie: an address with a token would be passed on, and one could be planted. */
    private void keepAuthor(SubmittedComment submitted, ServerWebExchange exchange) {
        if (submitted.author() != null) {
            authors.keep(submitted.author(), exchange.getResponse());
        }
    }

    private ResponseEntity<byte[]> toTheComment(SubmittedComment submitted) {
        var comment = submitted.entry().comment();
        var links = new ThreadLinks(site.commentsPath(submitted.slug()), null);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(links.own(comment.id(), comment.parent())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
