package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reading sessions: an article that the reader opened, then the newest articles of the feed, newest first, without that one and without
 * what the reader has read, up to the head that was pinned when the session began. All state is in the cursor.
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

    /** The place at which a session begins, for a log that stands at {@code log}. */
    public FeedCursor open(FeedFilter filter, @Nullable ArticleId entry, LogHead log) {
        return FeedCursor.session(filter, log.number(), entry);
    }

    /** The place that {@code cursor} names. @throws Problem where it was not made for this session */
    public FeedCursor resume(String cursor, FeedFilter filter, @Nullable ArticleId entry) {
        return cursors.ofSession(cursor, filter, entry);
    }

    /** The place that {@code cursor} names, whatever article the session began with. @throws Problem where it is none of a session */
    public FeedCursor resume(String cursor, FeedFilter filter) {
        return cursors.ofAnySession(cursor, filter);
    }

    /** The same, where it is the place after {@code headline}. @throws Problem where it is another */
    public FeedCursor resumeAfter(Headline headline, String cursor, FeedFilter filter) {
        var place = resume(cursor, filter);
        if (!place.position()
                .equals(FeedPosition.of(headline.publishedAt(), headline.id().value()))) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a session's cursor only with the article that it came with, or begin again without one.");
        }
        return place;
    }

    /** The place that {@code cursor} names, or the start of a new session; a problem where no such article was ever published. */
    public Mono<FeedCursor> at(String idOrSlug, FeedFilter filter, @Nullable String cursor) {
        return entry(idOrSlug)
                .flatMap(entry -> cursor == null
                        ? store.head().map(log -> open(filter, entry, log))
                        : Mono.fromCallable(() -> resume(cursor, filter, entry)));
    }

    /** The article after {@code place}, or the end. */
    public Mono<Step> next(FeedFilter filter, FeedCursor place, ReadRanges read) {
        return store.nextArticle(filter, place, read)
                .<Step>map(found -> next(place, found))
                .defaultIfEmpty(new Step.EndOfFeed(place));
    }

    /** The headline of the article after {@code place}, or empty at the end. */
    public Mono<Headline> peek(FeedFilter filter, FeedCursor place, ReadRanges read) {
        return store.nextHeadline(filter, place, read);
    }

    /** The place after {@code headline}, which is the next one at {@code place}. */
    public FeedCursor after(FeedCursor place, Headline headline) {
        return place.read(FeedPosition.of(headline.publishedAt(), headline.id().value()));
    }

    /** A place as clients hold it. */
    public String text(FeedCursor place) {
        return text.write(place);
    }

    private Step.NextArticle next(FeedCursor place, Found.Published found) {
        var article = found.article();
        return new Step.NextArticle(
                after(place, article.headline()), article, found.log().seq());
    }

    private Mono<ArticleId> entry(String idOrSlug) {
        return store.find(idOrSlug)
                .map(ReadingSessions::id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has the id or slug " + idOrSlug + ".")));
    }

    private static ArticleId id(Found found) {
        if (found instanceof Found.Published published) {
            Article article = published.article();
            return article.id();
        }
        return ((Found.Retracted) found).retraction().id();
    }
}
