package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SigningKeys.Key;
import dev.unspool.cursor.SortKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagePathsTest {

    private static final long NEWEST = 1_000;

    private final SigningKeys keys = new SigningKeys(List.of(new Key((byte) 1, new byte[32])));
    private final List<SortKey> deep = LongStream.range(0, 50)
            .mapToObj(i -> new SortKey(1_000_000 - i, new UUID(i, i)))
            .toList();
    private final PagePaths places = new PagePaths(keys, deep, NEWEST, "a-slug");

    @Test
    void neverGivesTheSameFreshPathTwice() {
        var paths = Stream.of(places.deep(500), places.first(500), places.deep(500), places.whole(500))
                .flatMap(List::stream)
                .toList();
        assertThat(paths).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void linksToDeepPagesOfTheWholeFeed() {
        assertThat(places.deep(500)).allSatisfy(path -> {
            var cursor = new CursorText(() -> keys).readFeedCursor(path.substring(path.indexOf("cursor=") + 7));
            assertThat(deep).contains(cursor.key());
            assertThat(cursor.head()).isGreaterThan(NEWEST);
            assertThat(cursor.filterHash()).isEqualTo(FeedFilter.ALL.hash());
        });
    }

    @Test
    void beginsFirstPagesAtTheNewestSortKey() {
        assertThat(places.first(3))
                .allSatisfy(path -> assertThat(new CursorText(() -> keys)
                                .readFeedCursor(path.substring(path.indexOf("cursor=") + 7))
                                .key())
                        .isEqualTo(SortKey.NEWEST));
    }
}
