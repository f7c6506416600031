package dev.unspool.comment;

import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a page of comments.
 *
 * @param idOrSlug of the article
 * @param parent the comment whose replies are asked for; null for the top level
 * @param order null for the usual order: newest first, for replies oldest first
 * @param author a reader who also sees their own comments that wait; null for all others
 * @param isShared whether all readers get the same page, from caches too; never with an author
 */
public record ThreadRequest(
        String idOrSlug,
        @Nullable CommentId parent,
        @Nullable ThreadOrder order,
        @Nullable String cursor,
        int limit,
        @Nullable UUID author,
        boolean isShared) {

    static final int DEFAULT = 20;
    static final int MAX = 100;

    /** Reads the parameters of a request. @throws Problem that says what to change */
    public static ThreadRequest of(
            String idOrSlug,
            @Nullable String parent,
            @Nullable String order,
            @Nullable String cursor,
            @Nullable String limit,
            @Nullable UUID author,
            boolean isShared) {
        return new ThreadRequest(
                idOrSlug, parent(parent), order(order), cursor, PageLimit.of(limit, DEFAULT, MAX), author, isShared);
    }

    /** Returns a text that is equal for all requests of the article that get the same page. */
    public String key() {
        return orderOrUsual() + " " + limit + " " + (parent == null ? "" : parent) + " "
                + (cursor == null ? "" : cursor);
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
