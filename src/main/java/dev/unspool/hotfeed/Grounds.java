package dev.unspool.hotfeed;

import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent;
import dev.unspool.store.LogHead;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What an answer rests on: from this follows which changes make it untrue.
 *
 * @param log the head of the change log at the moment of which the answer tells
 * @param shows every article of which the answer shows anything
 */
public record Grounds(LogHead log, List<ArticleId> shows, Scope scope) {

    /** The header under which a CDN keeps an answer, so that it can be told to forget it. */
    private static final String SURROGATE_KEY = "Surrogate-Key";

    /** What else than a change of a shown article an answer depends on. */
    public enum Scope {
        /** Nothing. */
        ARTICLES,
        /** Every retraction: the end of a list may have moved. */
        LIST,
        /** Every retraction, and every new article. */
        NEWEST,
        /** The same, and what is read, of which no change tells: true for a while only. */
        RANKED
    }

    public Grounds {
        shows = List.copyOf(shows);
    }

    /** Names of the answer: every article that shows in it, and {@code headlines} where others may come to. */
    String surrogateKeys() {
        return Stream.concat(
                        scope == Scope.ARTICLES ? Stream.of() : Stream.of("headlines"),
                        shows.stream().map(article -> "article-" + article))
                .collect(Collectors.joining(" "));
    }

    /** What an answer on these grounds tells the caches in front. */
    public HttpHeaders headers(String cacheControl) {
        var headers = new HttpHeaders();
        headers.setCacheControl(cacheControl);
        headers.set(SURROGATE_KEY, surrogateKeys());
        return headers;
    }

    /** What {@code event}, which came after, makes of the answer. */
    Verdict after(ArticleEvent event) {
        var isShown = shows.contains(event.article());
        return switch (event.type()) {
            case PUBLISHED -> scope.compareTo(Scope.NEWEST) >= 0 ? Verdict.OUTDATED : Verdict.TRUE;
            case CORRECTED -> isShown ? Verdict.OUTDATED : Verdict.TRUE;
            // What is not known may be a retraction.
            case RETRACTED, UNKNOWN ->
                isShown ? Verdict.FORBIDDEN : scope == Scope.ARTICLES ? Verdict.TRUE : Verdict.OUTDATED;
        };
    }
}
