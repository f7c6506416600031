package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SortKey;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reading sessions. A session begins with an article that the reader opened and continues with the newest articles of the feed, newest
 * first, up to the head that was pinned when it began. It leaves out the opened article and everything that the reader has read. All state
 * of a session is in its cursor.
 */
@Component
public final class ReadingSessions {

    private final ArticleStore store;
    private final Cursors cursors;
    private final CursorText text;

    ReadingSessions(ArticleStore store, Cursors cursors, CursorText text) {
        this.store = store;
        this.cursors = cursors;
        this.text = text;
    }

    /**
     * Returns the cursor at which a session begins.
     *
     * @param log the head of the log, which pins the session's head
     */
    public FeedCursor open(FeedFilter filter, @Nullable ArticleId entry, LogHead log) {
        return FeedCursor.session(filter, log.number(), entry);
    }

    /**
     * Reads {@code cursor}.
     *
     * @throws Problem if it is not one of a session with this filter that began at {@code entry}
     */
    public FeedCursor resume(String cursor, FeedFilter filter, @Nullable ArticleId entry) {
        return cursors.ofSession(cursor, filter, entry);
    }

    /**
     * Reads {@code cursor}, whatever article its session began with.
     *
     * @throws Problem if it is not one of a session with this filter
     */
    public FeedCursor resume(String cursor, FeedFilter filter) {
        return cursors.ofAnySession(cursor, filter);
    }

    /**
     * Reads {@code cursor}, which must point just after {@code headline}.
     *
     * @throws Problem otherwise
     */
    public FeedCursor resumeAfter(Headline headline, String cursor, FeedFilter filter) {
        var resumed = resume(cursor, filter);
        if (!resumed.key()
                .equals(SortKey.of(headline.publishedAt(), headline.id().value()))) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a session's cursor only with the article that it came with, or begin again without one.");
        }
        return resumed;
    }

    /**
     * Gives the session's position: reads {@code cursor}, or begins a new session if it is null. Fails with a problem if no such article
     * was ever published.
     */
    public Mono<FeedCursor> at(String idOrSlug, FeedFilter filter, @Nullable String cursor) {
        return entry(idOrSlug)
                .flatMap(entry -> cursor == null
                        ? store.head().map(log -> open(filter, entry, log))
                        : Mono.fromCallable(() -> resume(cursor, filter, entry)));
    }

    /** Gives the article after {@code cursor}, or the end of the session. */
    public Mono<Step> next(FeedFilter filter, FeedCursor cursor, ReadRanges read) {
        return store.nextArticle(filter, cursor, read)
                .<Step>map(found -> next(cursor, found))
                .defaultIfEmpty(new Step.EndOfFeed(cursor));
    }

    /** Gives the headline of the article after {@code cursor}, or empty at the end. */
    public Mono<Headline> peek(FeedFilter filter, FeedCursor cursor, ReadRanges read) {
        return store.nextHeadline(filter, cursor, read);
    }

    /** Returns the cursor just after {@code headline}, which is the next article at {@code cursor}. */
    public FeedCursor after(FeedCursor cursor, Headline headline) {
        return cursor.advancedTo(
                SortKey.of(headline.publishedAt(), headline.id().value()));
    }

    /** Returns the signed text of {@code cursor}. */
    public String text(FeedCursor cursor) {
        return text.write(cursor);
    }

    private Step.NextArticle next(FeedCursor cursor, Found.Published found) {
        var article = found.article();
        return new Step.NextArticle(
                after(cursor, article.headline()).pinnedUpTo(found.log().number()),
                article,
                found.log().seq());
    }

    private Mono<ArticleId> entry(String idOrSlug) {
        return store.find(idOrSlug)
                .map(ReadingSessions::id)
                .switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)));
    }

    private static ArticleId id(Found found) {
        if (found instanceof Found.Published published) {
            Article article = published.article();
            return article.id();
        }
        return ((Found.Retracted) found).retraction().id();
    }
}
