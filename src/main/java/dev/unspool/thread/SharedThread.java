package dev.unspool.thread;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.ThreadPage;
import dev.unspool.hotfeed.Condition;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.web.Caching;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A page of comments that all readers share.
 *
 * @param condition under which an answer that shows it may be kept
 */
public record SharedThread(ThreadPage page, Condition condition) {

    /**
     * Returns the headers by which caches in front keep the answer for some seconds. It varies by the author header: a cache that has the answer
     * without the header must not give it to an author.
     */
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.setCacheControl(Caching.COMMENTS);
        headers.add(HttpHeaders.VARY, AuthorHeader.NAME);
        // The second one has it forgotten with the article when that is retracted.
        headers.set("Surrogate-Key", "comments-" + page.article() + " article-" + page.article());
        return headers;
    }

    /** Returns an answer that shows the page. @param scope what it depends on besides the article and its thread */
    public Rendered rendered(ResponseEntity<byte[]> answer, Scope scope) {
        return new Rendered(answer, new Dependencies(page.version().log(), List.of(page.article()), scope), condition);
    }
}
