package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.SortKey;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads pages of a feed by cursor. The pages of one walk are stable: nothing published later enters or shifts them, from the first page to
 * the true end.
 */
@Component
public final class FeedPages {

    private final ArticleStore store;
    private final Cursors cursors;
    private final CursorText text;

    FeedPages(ArticleStore store, Cursors cursors, CursorText text) {
        this.store = store;
        this.cursors = cursors;
        this.text = text;
    }

    /**
     * Gives the page at {@code cursor}, or the first page if it is null, which pins the head. Fails with a {@link dev.unspool.web.Problem}
     * if the cursor is not one of this feed.
     */
    public Mono<FeedPage<Headline>> headlines(FeedFilter filter, @Nullable String cursor, int limit) {
        return Mono.defer(() -> {
            var from = cursor(filter, cursor);
            return store.headlines(filter, from, limit).map(slice -> page(slice, from, FeedPages::sortKey));
        });
    }

    /**
     * Gives a page whose headlines PostgreSQL writes as the API's JSON.
     *
     * @param articles see {@link ArticleStore#readyHeadlines}
     */
    Mono<ReadyPage> readyHeadlines(FeedFilter filter, @Nullable String cursor, int limit, String articles) {
        return Mono.defer(() -> {
            var from = cursor(filter, cursor);
            return store.readyHeadlines(filter, from, limit, articles)
                    .map(ready -> new ReadyPage(page(ready.places(), from, Function.identity()), ready.json()));
        });
    }

    /** Gives a page of articles with their bodies. Takes the parameters of {@link #headlines}. */
    public Mono<FeedPage<Article>> articles(FeedFilter filter, @Nullable String cursor, int limit) {
        return Mono.defer(() -> {
            var from = cursor(filter, cursor);
            return store.articles(filter, from, limit)
                    .map(slice -> page(slice, from, article -> sortKey(article.headline())));
        });
    }

    private FeedCursor cursor(FeedFilter filter, @Nullable String cursor) {
        return cursor == null ? FeedCursor.start(filter, Long.MAX_VALUE) : cursors.ofFeed(cursor, filter);
    }

    private <T> FeedPage<T> page(Slice<T> slice, FeedCursor from, Function<T, SortKey> sortKey) {
        var pinned = from.pinnedUpTo(slice.log().number());
        var keys = slice.items().stream().map(sortKey).toList();
        var older = from.direction() == Direction.OLDER;
        var hasNext = older ? slice.more() : slice.behind();
        var hasPrevious = older ? slice.behind() : slice.more();
        return new FeedPage<>(
                slice.items(),
                hasNext ? text.write(pinned.after(last(keys))) : null,
                hasPrevious ? text.write(pinned.before(first(keys))) : null,
                slice.log(),
                token(pinned, slice),
                Sort.LATEST);
    }

    /** An empty page has articles on its other side only, all of them: the cursor to them starts at the far end. */
    private static SortKey last(List<SortKey> keys) {
        return keys.isEmpty() ? SortKey.NEWEST : keys.get(keys.size() - 1);
    }

    private static SortKey first(List<SortKey> keys) {
        return keys.isEmpty() ? SortKey.OLDEST : keys.get(0);
    }

    private String token(FeedCursor pinned, Slice<?> slice) {
        var start = pinned.after(SortKey.NEWEST);
        return text.write(new StreamCursor(start, slice.log().seq(), slice.log().epoch()));
    }

    private static SortKey sortKey(Headline headline) {
        return SortKey.of(headline.publishedAt(), headline.id().value());
    }
}
