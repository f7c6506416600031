package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of the comments in a list. */
public enum ThreadOrder {
    NEWEST("desc", "<"),
    OLDEST("asc", ">");

    private static final UUID TOP = new UUID(0, 0);
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L; // 2^64 by the golden ratio: every bit counts everywhere

    /** The direction in SQL. */
    final String direction;

    /** The SQL operator between what follows a position and the position. */
    final String follows;

    ThreadOrder(String direction, String follows) {
        this.direction = direction;
        this.follows = follows;
    }

    ThreadOrder reversed() {
        return this == NEWEST ? OLDEST : NEWEST;
    }

    /** Returns a hash that tells cursors of one list of comments from those of another. Cursors are signed, so nobody can choose the hash. */
    long hash(ArticleId article, @Nullable CommentId parent) {
        var hash = mixed(mixed(0, article.value()), parent == null ? TOP : parent.value());
        return (hash ^ ordinal()) * SPREAD;
    }

    private static long mixed(long hash, UUID id) {
        return ((hash ^ id.getMostSignificantBits()) * SPREAD ^ id.getLeastSignificantBits()) * SPREAD;
    }
}
