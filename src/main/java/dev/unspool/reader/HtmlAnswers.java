package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.web.ETags;
import dev.unspool.web.QueryRule;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** HTML as complete answers with a strong ETag. Spring answers a matching {@code If-None-Match} with 304. */
final class HtmlAnswers {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private HtmlAnswers() {}

    /** Returns {@code 200} with these headers, the content type and the ETag. */
    static ResponseEntity<byte[]> ok(byte[] body, HttpHeaders headers) {
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(HTML)
                .eTag(ETags.of(body))
                .body(body);
    }

    /** Returns the answer for an article that was retracted. {@code Surrogate-Key} tells caches in front which pages to purge. */
    static ResponseEntity<byte[]> gone(ArticleId article, byte[] body) {
        var headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        headers.set("Surrogate-Key", "article-" + article);
        return ResponseEntity.status(HttpStatus.GONE)
                .headers(headers)
                .contentType(HTML)
                .body(body);
    }

    /** Lets browsers show what they have of a page under an address with other parameters, which the page ignores. */
    static void ignoreCampaigns(HttpHeaders headers, QueryRule known) {
        headers.set("No-Vary-Search", known.noVarySearch());
    }

    /** Adds a {@code Link} to {@code address}, if it is not null. */
    static void link(HttpHeaders headers, @Nullable String address, String relation) {
        if (address != null) {
            headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"" + relation + '"');
        }
    }
}
