package dev.unspool.reader;

import dev.unspool.comment.Submissions;
import dev.unspool.comment.Submitted;
import dev.unspool.cursor.ReaderTokens;
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
    private final ReaderTokens tokens;
    private final Site site;

    ArticleCommentsController(
            CommentPages pages, Submissions submissions, OurForms forms, ReaderTokens tokens, Site site) {
        this.pages = pages;
        this.submissions = submissions;
        this.forms = forms;
        this.tokens = tokens;
        this.site = site;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> comments(@PathVariable String slug, ServerWebExchange exchange) {
        return pages.answer(ThreadAsk.of(slug, exchange, tokens));
    }

    /** Whoever floods is turned away before anything is read. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> add(@PathVariable String slug, ServerWebExchange exchange) {
        forms.check(exchange.getRequest());
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> SentForm.of(sender, exchange))
                .flatMap(sent -> add(slug, sent));
    }

    private Mono<ResponseEntity<byte[]>> add(String slug, SentForm sent) {
        return submissions
                .send(slug, sent.comment(), sent.sender())
                .map(this::toTheComment)
                .onErrorResume(Problem.class, refused -> pages.again(slug, sent, refused));
    }

    /** The reader's token stands in the address: it is all that a page without script can keep. */
    private ResponseEntity<byte[]> toTheComment(Submitted submitted) {
        var comment = submitted.entry().comment();
        var links = new ThreadLinks(site.commentsPath(submitted.slug()), null, submitted.author());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(links.own(comment.id(), comment.parent())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
