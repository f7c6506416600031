package dev.unspool.reader;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Authors;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.QueryRule;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The page of an article's comments, or with {@code fragment=1} its part for the script, as everybody gets it. {@link CommentPageController} answers
 * requests of authors, and those for one comment alone.
 */
@Component
final class CommentPageResource implements HotResource {

    private static final String ARTICLES = "/articles/";
    private static final String COMMENTS = "/comments";

    /** The script counts in the address, so that no cache in front gives it an older thread. */
    static final QueryRule QUERY =
            QueryRule.page("parent", "order", "cursor", "limit", "only", "fragment", "own", "count");

    private final CommentPages pages;
    private final Authors authors;

    CommentPageResource(CommentPages pages, Authors authors) {
        this.pages = pages;
        this.authors = authors;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ARTICLES);
    }

    /** Everybody gets the same page but an author who is recognised. Forms are sent to the same address. */
    @Override
    public boolean isForEverybody(HttpMethod method, HttpHeaders headers) {
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) && !authors.isIn(headers);
    }

    @Override
    public boolean mayBeKept(HttpHeaders headers) {
        return !AuthorHeader.isIn(headers);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var slug = target.segmentBetween(ARTICLES, COMMENTS);
        if (slug == null) {
            return null;
        }
        var isAfterComment = QueryRule.flag(target.parameters(), "own");
        var query = ThreadQuery.ofEverybody(slug, target.parameters());
        if (query.isOfOneComment()) {
            return null;
        }
        var lookup = new Lookup(
                target.path() + query.key(), Mono.defer(() -> pages.shared(query)), false, pages.heard(slug));
        return isAfterComment ? lookup.unkept() : lookup;
    }
}
