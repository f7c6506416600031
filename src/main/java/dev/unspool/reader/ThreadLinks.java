package dev.unspool.reader;

import dev.unspool.comment.CommentId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a page of comments.
 *
 * @param path without a query
 * @param order {@code oldest}; null for the default order
 */
record ThreadLinks(String path, @Nullable String order) {

    /** Returns the address of the newest comments. */
    String newest() {
        return address(null, null, null);
    }

    String oldest() {
        return address(null, "oldest", null);
    }

    /** Returns the page at {@code cursor}, of replies or not, in this order. */
    String page(@Nullable CommentId parent, String cursor) {
        return address(parent, order, cursor);
    }

    /** Returns the page of a comment with its replies. */
    String replies(CommentId comment) {
        return address(comment, null, null);
    }

    /** Returns the page on which the author of a comment finds it at the top. No cache keeps it. */
    String own(CommentId comment, @Nullable CommentId parent) {
        return address(parent, "newest", null) + "&own=1#" + anchor(comment);
    }

    static String anchor(CommentId comment) {
        return "comment-" + comment;
    }

    private String address(@Nullable CommentId parent, @Nullable String orderWord, @Nullable String cursor) {
        var query = Stream.of(parameter("parent", parent), parameter("order", orderWord), parameter("cursor", cursor))
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    /** Values are ids, cursors and words of ours, which need no encoding. */
    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : name + '=' + value;
    }
}
