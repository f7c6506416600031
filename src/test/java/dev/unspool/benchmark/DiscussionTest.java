package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SigningKeys.Key;
import dev.unspool.cursor.SortKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DiscussionTest {

    private static final long LIST = 42;

    private final CursorText cursors = new CursorText(() -> new SigningKeys(List.of(new Key((byte) 1, new byte[32]))));
    private final List<SortKey> deep = LongStream.range(0, 50)
            .mapToObj(i -> new SortKey(1_000_000 - i, new UUID(i, i)))
            .toList();

    @Test
    void linksToDeepPagesOfItsOwnList() {
        var discussion = new Discussion(cursors, "/comments", deep, LIST, "author");
        assertThat(discussion.deep(500)).hasSize(500).allSatisfy(path -> {
            var cursor = cursors.readListCursor(path.substring("/comments?cursor=".length()));
            assertThat(deep).contains(cursor.key());
            assertThat(cursor.forward()).isTrue();
            assertThat(cursor.listHash()).isEqualTo(LIST);
        });
    }
}
