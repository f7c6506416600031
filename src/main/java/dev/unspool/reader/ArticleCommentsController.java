package dev.unspool.reader;

import dev.unspool.comment.Authors;
import dev.unspool.comment.Submissions;
import dev.unspool.comment.Submitted;
import dev.unspool.web.OurForms;
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

/** The comments of an article for readers without script, who send a form, and the drawn parts of it for the script, which does not. */
@RestController
@Hidden
class ArticleCommentsController {

    private static final String PATH = "/articles/{slug}/comments";

    private final CommentPages pages;
    private final Submissions submissions;
    private final OurForms forms;
    private final Authors authors;
    private final Site site;

    ArticleCommentsController(CommentPages pages, Submissions submissions, OurForms forms, Authors authors, Site site) {
        this.pages = pages;
        this.submissions = submissions;
        this.forms = forms;
        this.authors = authors;
        this.site = site;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> comments(@PathVariable String slug, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> ThreadAsk.of(slug, exchange.getRequest(), authors))
                .flatMap(pages::answer);
    }

    /** Whoever floods is turned away before anything is read. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> add(@PathVariable String slug, ServerWebExchange exchange) {
        forms.check(exchange.getRequest());
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> SentForm.of(sender, authors, exchange))
                .flatMap(sent -> add(slug, sent, exchange));
    }

    private Mono<ResponseEntity<byte[]>> add(String slug, SentForm sent, ServerWebExchange exchange) {
        return submissions
                .send(slug, sent.comment(), sent.sender())
                .doOnNext(submitted -> keepAuthor(submitted, exchange))
                .map(this::toTheComment)
                .onErrorResume(Problem.class, refused -> pages.again(slug, sent, refused));
    }

    /** In a cookie: what stands in an address is passed on, and what comes from one may be planted. */
    private void keepAuthor(Submitted submitted, ServerWebExchange exchange) {
        if (submitted.author() != null) {
            authors.keep(submitted.author(), exchange.getResponse());
        }
    }

    private ResponseEntity<byte[]> toTheComment(Submitted submitted) {
        var comment = submitted.entry().comment();
        var links = new ThreadLinks(site.commentsPath(submitted.slug()), null);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(links.own(comment.id(), comment.parent())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
