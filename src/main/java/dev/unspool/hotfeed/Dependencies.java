package dev.unspool.hotfeed;

import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent;
import dev.unspool.store.LogHead;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What an answer depends on, and so which changes make it stale.
 *
 * @param log the head of the change log when the answer was read from the store
 * @param articles every article that the answer shows anything of
 */
public record Dependencies(LogHead log, List<ArticleId> articles, Scope scope) {

    /** The key of lists that name no article, such as all tags: a retraction may take a name out of them. */
    private static final String DIRECTORY = "directory";

    /** The header by which a CDN finds the answers to purge. */
    private static final String SURROGATE_KEY = "Surrogate-Key";

    /** The header by which a cache finds the answers that a change of one makes invalid (RFC 9875). */
    private static final String CACHE_GROUPS = "Cache-Groups";

    /** Every cache knows as many groups of an answer (RFC 9875 section 2.1), and the headers of a long list must stay below 8 KB. */
    private static final int MOST_GROUPS = 32;

    /** What an answer depends on besides the articles that it shows. */
    public enum Scope {
        /** On nothing else. */
        ARTICLES,
        /** On every retraction: the end of a list may have moved. */
        LIST,
        /** On every retraction and every new article. */
        NEWEST,
        /** As {@link #NEWEST}, and on what is read, which the change log does not contain: it becomes stale with time. */
        RANKED,
        /**
         * As {@link #NEWEST}, for an answer that shows more articles than it can name, or topics that a retraction may have taken the last article from:
         * after any retraction it is never served again.
         */
        EVERY_ARTICLE
    }

    public Dependencies {
        articles = List.copyOf(articles);
    }

    /** Returns the dependencies of what was read at this position of the log. */
    Dependencies readAt(LogHead position) {
        return new Dependencies(position, articles, scope);
    }

    /**
     * Returns the purge keys of the answer: {@code headlines} if other articles can enter it, one for each article it shows, and {@code filing},
     * since it shows sections, tags and authors.
     */
    String surrogateKeys() {
        return surrogateKeys(articles, scope);
    }

    private static String surrogateKeys(List<ArticleId> articles, Scope scope) {
        return keys(articles, scope, article -> "article-" + article).collect(Collectors.joining(" "));
    }

    /**
     * Returns the groups of the answer in caches (RFC 9875): as the purge keys, with the bare digits of an article's id, since a cache need not
     * know longer names than 32 characters. Empty if there are more than a cache need know of an answer.
     */
    List<String> cacheGroups() {
        return cacheGroups(articles, scope);
    }

    private static List<String> cacheGroups(List<ArticleId> articles, Scope scope) {
        var groups = keys(articles, scope, article -> article.toString().replace("-", ""))
                .map(group -> '"' + group + '"')
                .toList();
        return groups.size() <= MOST_GROUPS ? groups : List.of();
    }

    private static Stream<String> keys(List<ArticleId> articles, Scope scope, Function<ArticleId, String> ofArticle) {
        return Stream.of(
                        scope == Scope.ARTICLES ? Stream.<String>of() : Stream.of("headlines"),
                        scope != Scope.ARTICLES && articles.isEmpty() ? Stream.of(DIRECTORY) : Stream.<String>of(),
                        articles.stream().map(ofArticle),
                        Stream.of("filing"))
                .flatMap(keys -> keys);
    }

    /** Returns the headers that tell caches in front how long to keep the answer and when to purge it. */
    public HttpHeaders headers(String cacheControl) {
        return headers(articles, scope, cacheControl);
    }

    /** Returns these headers for an answer that only caches in front keep. */
    public static HttpHeaders headers(List<ArticleId> articles, Scope scope, String cacheControl) {
        var headers = new HttpHeaders();
        headers.setCacheControl(cacheControl);
        headers.set(SURROGATE_KEY, surrogateKeys(articles, scope));
        var groups = cacheGroups(articles, scope);
        if (!groups.isEmpty()) {
            headers.set(CACHE_GROUPS, String.join(", ", groups));
        }
        return headers;
    }

    /** Returns how fresh the answer is after a later {@code event}. */
    Freshness after(ArticleEvent event) {
        var isShown = articles.contains(event.article());
        return switch (event.type()) {
            case PUBLISHED -> scope.compareTo(Scope.NEWEST) >= 0 ? Freshness.STALE : Freshness.FRESH;
            case REFILED -> Freshness.STALE;
            // A correction may give an article other authors, and so put it into other lists.
            case CORRECTED -> isShown || scope != Scope.ARTICLES ? Freshness.STALE : Freshness.FRESH;
            // An event of an unknown kind may be a retraction.
            case RETRACTED, UNKNOWN -> afterRetraction(isShown || scope == Scope.EVERY_ARTICLE);
        };
    }

    private Freshness afterRetraction(boolean isShown) {
        if (isShown) {
            return Freshness.FORBIDDEN;
        }
        return scope == Scope.ARTICLES ? Freshness.FRESH : Freshness.STALE;
    }
}
