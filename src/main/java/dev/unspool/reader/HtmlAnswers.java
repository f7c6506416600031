package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.web.ETags;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** HTML as finished bytes under their strong ETag; Spring turns a match of {@code If-None-Match} into 304. */
final class HtmlAnswers {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private HtmlAnswers() {}

    /** {@code 200} with these headers beside the type and the ETag. */
    static ResponseEntity<byte[]> ok(byte[] body, HttpHeaders headers) {
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(HTML)
                .eTag(ETags.of(body))
                .body(body);
    }

    /** A page for an article that is no longer there. Caches in front read in {@code Surrogate-Key} which pages to forget. */
    static ResponseEntity<byte[]> gone(ArticleId article, byte[] body) {
        var headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        headers.set("Surrogate-Key", "article-" + article);
        return ResponseEntity.status(HttpStatus.GONE)
                .headers(headers)
                .contentType(HTML)
                .body(body);
    }
}
