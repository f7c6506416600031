package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.HotPlace;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.store.Ranked;
import dev.unspool.store.RankedArticles;
import dev.unspool.store.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Pages of a feed in hot order by cursor: the ranking that the walk began with, then the newest articles that are not in it, each once, to
 * the true end. Without a ranking that is the latest order, and the pages say so.
 */
@Component
final class HotPages {

    private final HotWalks walks;
    private final RankedArticles store;
    private final CursorText text;

    HotPages(HotWalks walks, RankedArticles store, CursorText text) {
        this.walks = walks;
        this.store = store;
        this.text = text;
    }

    /** The page at {@code cursor}, or the first one where it is null, which pins ranking and head. Fails as {@link HotWalks} do. */
    Mono<FeedPage<Headline>> headlines(FeedFilter filter, @Nullable String cursor, int limit) {
        return walks.at(filter, cursor)
                .flatMap(walk -> store.headlines(filter, walk.from(), walk.articles(), limit)
                        .map(slice -> page(slice, filter, walk, Function.identity())));
    }

    /** The same with bodies. */
    Mono<FeedPage<Article>> articles(FeedFilter filter, @Nullable String cursor, int limit) {
        return walks.at(filter, cursor)
                .flatMap(walk -> store.articles(filter, walk.from(), walk.articles(), limit)
                        .map(slice -> page(slice, filter, walk, Article::headline)));
    }

    private <T> FeedPage<T> page(
            Slice<Ranked<T>> slice, FeedFilter filter, HotWalk walk, Function<T, Headline> headline) {
        var from = walk.from();
        var pinned = from.head() == Long.MAX_VALUE ? from.pinnedAt(slice.log().number()) : from;
        var older = from.direction() == Direction.OLDER;
        var hasNext = older ? slice.more() : slice.behind();
        var hasPrevious = older ? slice.behind() : slice.more();
        return new FeedPage<>(
                slice.items().stream().map(Ranked::item).toList(),
                hasNext ? text.write(pinned.after(end(slice.items(), headline))) : null,
                hasPrevious ? text.write(pinned.before(start(slice.items(), headline))) : null,
                slice.log(),
                token(slice, filter, pinned.head()),
                walk.sort());
    }

    /** Where a page is empty, the other side of its place is all there is, and is reached from the far end. */
    private static <T> HotPlace end(List<Ranked<T>> items, Function<T, Headline> headline) {
        if (items.isEmpty()) {
            return HotPlace.HOTTEST;
        }
        var last = items.get(items.size() - 1);
        return last.place() == null ? place(headline.apply(last.item())) : HotPlace.inRanking(last.place());
    }

    private static <T> HotPlace start(List<Ranked<T>> items, Function<T, Headline> headline) {
        if (items.isEmpty()) {
            return HotPlace.LAST;
        }
        var first = items.get(0);
        return first.place() == null ? place(headline.apply(first.item())) : HotPlace.inRanking(first.place() - 1);
    }

    private static HotPlace place(Headline headline) {
        return HotPlace.afterRanking(
                FeedPosition.of(headline.publishedAt(), headline.id().value()));
    }

    private String token(Slice<?> slice, FeedFilter filter, long head) {
        return text.write(new StreamPosition(
                FeedCursor.start(filter, head), slice.log().seq(), slice.log().epoch()));
    }
}
