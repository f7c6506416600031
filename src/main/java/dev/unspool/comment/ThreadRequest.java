package dev.unspool.comment;

import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which comments somebody asks for, within the rules.
 *
 * @param idOrSlug of the article
 * @param parent whose replies; null for the top level
 * @param order null where nothing is said: the newest first, of replies the oldest
 * @param author who sees their own besides; null for everybody else
 */
public record ThreadRequest(
        String idOrSlug,
        @Nullable CommentId parent,
        @Nullable ThreadOrder order,
        @Nullable String cursor,
        int limit,
        @Nullable UUID author) {

    static final int DEFAULT = 20;
    static final int MAX = 100;

    /** @throws Problem that says what to change */
    public static ThreadRequest of(
            String idOrSlug,
            @Nullable String parent,
            @Nullable String order,
            @Nullable String cursor,
            @Nullable String limit,
            @Nullable UUID author) {
        return new ThreadRequest(
                idOrSlug, parent(parent), order(order), cursor, PageLimit.of(limit, DEFAULT, MAX), author);
    }

    ThreadOrder orderOrUsual() {
        return order != null ? order : parent == null ? ThreadOrder.NEWEST : ThreadOrder.OLDEST;
    }

    private static @Nullable CommentId parent(@Nullable String parent) {
        return parent == null
                ? null
                : CommentId.parse(parent).orElseThrow(() -> Problem.malformed("Give `parent` as the id of a comment."));
    }

    private static @Nullable ThreadOrder order(@Nullable String order) {
        if (order == null) {
            return null;
        }
        return switch (order) {
            case "newest" -> ThreadOrder.NEWEST;
            case "oldest" -> ThreadOrder.OLDEST;
            default -> throw Problem.malformed("Give `order` as newest or oldest.");
        };
    }
}
