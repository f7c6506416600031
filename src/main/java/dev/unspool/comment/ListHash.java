package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells cursors of one list of comments from those of another; they are signed, so nobody can choose it. */
final class ListHash {

    private static final UUID TOP = new UUID(0, 0);
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L; // 2^64 by the golden ratio: every bit counts everywhere

    private ListHash() {}

    static long of(ArticleId article, @Nullable CommentId parent, ThreadOrder order) {
        var hash = mixed(mixed(0, article.value()), parent == null ? TOP : parent.value());
        return (hash ^ order.ordinal()) * SPREAD;
    }

    private static long mixed(long hash, UUID id) {
        return ((hash ^ id.getMostSignificantBits()) * SPREAD ^ id.getLeastSignificantBits()) * SPREAD;
    }
}
