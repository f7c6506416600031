package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of a feed by cursor, stable from their first to their true end. */
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

    /** The page at {@code cursor}, or the first one where it is null, which pins the head. Fails with a problem for a foreign cursor. */
    public Mono<FeedPage<Headline>> headlines(FeedFilter filter, @Nullable String cursor, int limit) {
        return Mono.defer(() -> {
            var from = from(filter, cursor);
            return store.headlines(filter, from, limit).map(slice -> page(slice, from, FeedPages::position));
        });
    }

    /** The same as the API spells them. @param articles as {@link ArticleStore#readyHeadlines} wants it */
    Mono<ReadyPage> readyHeadlines(FeedFilter filter, @Nullable String cursor, int limit, String articles) {
        return Mono.defer(() -> {
            var from = from(filter, cursor);
            return store.readyHeadlines(filter, from, limit, articles)
                    .map(ready -> new ReadyPage(page(ready.places(), from, Function.identity()), ready.json()));
        });
    }

    /** The same with bodies. */
    public Mono<FeedPage<Article>> articles(FeedFilter filter, @Nullable String cursor, int limit) {
        return Mono.defer(() -> {
            var from = from(filter, cursor);
            return store.articles(filter, from, limit)
                    .map(slice -> page(slice, from, article -> position(article.headline())));
        });
    }

    private FeedCursor from(FeedFilter filter, @Nullable String cursor) {
        return cursor == null ? FeedCursor.start(filter, Long.MAX_VALUE) : cursors.ofFeed(cursor, filter);
    }

    private <T> FeedPage<T> page(Slice<T> slice, FeedCursor from, Function<T, FeedPosition> position) {
        var pinned = from.head() == Long.MAX_VALUE ? from.pinnedAt(slice.log().number()) : from;
        var places = slice.items().stream().map(position).toList();
        var older = from.direction() == Direction.OLDER;
        var hasNext = older ? slice.more() : slice.behind();
        var hasPrevious = older ? slice.behind() : slice.more();
        return new FeedPage<>(
                slice.items(),
                hasNext ? text.write(pinned.after(last(places))) : null,
                hasPrevious ? text.write(pinned.before(first(places))) : null,
                slice.log(),
                token(pinned, slice),
                Sort.LATEST);
    }

    /** Where a page is empty, the other side of its place is all there is, and is reached from the far end. */
    private static FeedPosition last(List<FeedPosition> places) {
        return places.isEmpty() ? FeedPosition.NEWEST : places.get(places.size() - 1);
    }

    private static FeedPosition first(List<FeedPosition> places) {
        return places.isEmpty() ? FeedPosition.OLDEST : places.get(0);
    }

    private String token(FeedCursor pinned, Slice<?> slice) {
        var start = pinned.after(FeedPosition.NEWEST);
        return text.write(
                new StreamPosition(start, slice.log().seq(), slice.log().epoch()));
    }

    private static FeedPosition position(Headline headline) {
        return FeedPosition.of(headline.publishedAt(), headline.id().value());
    }
}
