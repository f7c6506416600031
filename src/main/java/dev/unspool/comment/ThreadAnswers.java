package dev.unspool.comment;

import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes HTTP answers from pages of comments: for all readers, briefly kept by caches, or for one author. */
@Component
final class ThreadAnswers {

    private final JsonMapper json;
    private final Clock clock;

    ThreadAnswers(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Returns the answer for all readers. */
    ResponseEntity<byte[]> shared(ThreadPage page) {
        var body = ThreadJson.of(page, false);
        var headers = headers(Caching.COMMENTS);
        // The second one has it forgotten with the article when that is retracted.
        headers.set("Surrogate-Key", "comments-" + page.article() + " article-" + page.article());
        headers.setETag(tag(body));
        return answer(body, headers);
    }

    /** Returns the answer that only the author may see. */
    ResponseEntity<byte[]> own(ThreadPage page) {
        return answer(ThreadJson.of(page, true), headers("no-store"));
    }

    /** Returns headers that vary by the author header: a cache that has the answer without the header must not give it to an author. */
    private static HttpHeaders headers(String cacheControl) {
        var headers = new HttpHeaders();
        headers.setCacheControl(cacheControl);
        headers.add(HttpHeaders.VARY, AuthorHeader.NAME);
        return headers;
    }

    /**
     * Returns the ETag of all but the form's token. The token differs in each answer and is valid for a day, so an older one will do within an hour.
     */
    private String tag(ThreadJson body) {
        return ETags.withinTheHour(json.writeValueAsString(body.withoutToken()), clock.instant());
    }

    private ResponseEntity<byte[]> answer(ThreadJson body, HttpHeaders headers) {
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(body));
    }
}
