package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Headline;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotSortKey;
import dev.unspool.cursor.SortKey;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.store.Ranked;
import dev.unspool.store.RankedArticles;
import dev.unspool.store.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads pages of a feed in hot order by cursor: first the ranking that the walk began with, then the newest articles that are not in it,
 * each once, to the true end. If nothing is ranked, that is the latest order, and the pages say so.
 */
@Component
final class HotPages {

    private final HotCursorResolver cursors;
    private final RankedArticles store;
    private final CursorText text;

    HotPages(HotCursorResolver cursors, RankedArticles store, CursorText text) {
        this.cursors = cursors;
        this.store = store;
        this.text = text;
    }

    /**
     * Gives the page at {@code cursor}, or the first page if it is null, which pins ranking and head. Fails as {@link
     * HotCursorResolver#resolve} does.
     */
    Mono<FeedPage<Headline>> headlines(FeedFilter filter, @Nullable String cursor, int limit) {
        return cursors.resolve(filter, cursor)
                .flatMap(ranked -> store.headlines(filter, ranked.cursor(), ranked.articles(), limit)
                        .map(slice -> page(slice, filter, ranked, Function.identity())));
    }

    /** Gives a page of articles with their bodies. Takes the parameters of {@link #headlines}. */
    Mono<FeedPage<Article>> articles(FeedFilter filter, @Nullable String cursor, int limit) {
        return cursors.resolve(filter, cursor)
                .flatMap(ranked -> store.articles(filter, ranked.cursor(), ranked.articles(), limit)
                        .map(slice -> page(slice, filter, ranked, Article::headline)));
    }

    private <T> FeedPage<T> page(
            Slice<Ranked<T>> slice, FeedFilter filter, RankedCursor ranked, Function<T, Headline> headline) {
        var from = ranked.cursor();
        var pinned = from.pinnedUpTo(slice.log().number());
        var older = from.direction() == Direction.OLDER;
        var hasNext = older ? slice.more() : slice.behind();
        var hasPrevious = older ? slice.behind() : slice.more();
        return new FeedPage<>(
                slice.items().stream().map(Ranked::item).toList(),
                hasNext ? text.write(pinned.after(last(slice.items(), headline))) : null,
                hasPrevious ? text.write(pinned.before(first(slice.items(), headline))) : null,
                slice.log(),
                token(slice, filter, pinned.head()),
                ranked.sort());
    }

    /** An empty page has articles on its other side only, all of them: the cursor to them starts at the far end. */
    private static <T> HotSortKey last(List<Ranked<T>> items, Function<T, Headline> headline) {
        if (items.isEmpty()) {
            return HotSortKey.HOTTEST;
        }
        var last = items.get(items.size() - 1);
        return last.place() == null ? sortKey(headline.apply(last.item())) : HotSortKey.inRanking(last.place());
    }

    private static <T> HotSortKey first(List<Ranked<T>> items, Function<T, Headline> headline) {
        if (items.isEmpty()) {
            return HotSortKey.LAST;
        }
        var first = items.get(0);
        return first.place() == null ? sortKey(headline.apply(first.item())) : HotSortKey.inRanking(first.place() - 1);
    }

    private static HotSortKey sortKey(Headline headline) {
        return HotSortKey.afterRanking(
                SortKey.of(headline.publishedAt(), headline.id().value()));
    }

    private String token(Slice<?> slice, FeedFilter filter, long head) {
        return text.write(new StreamCursor(
                FeedCursor.start(filter, head), slice.log().seq(), slice.log().epoch()));
    }
}
