package dev.unspool.reader;

import dev.unspool.comment.CommentId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of a page of comments.
 *
 * @param path without a query
 * @param order {@code oldest}; null for the usual one
 */
record ThreadLinks(String path, @Nullable String order) {

    /** The newest first. */
    String newest() {
        return address(null, null, null);
    }

    String oldest() {
        return address(null, "oldest", null);
    }

    /** The page at {@code cursor}, of replies or not, in this order. */
    String page(@Nullable CommentId parent, String cursor) {
        return address(parent, order, cursor);
    }

    /** A comment with its replies. */
    String replies(CommentId comment) {
        return address(comment, null, null);
    }

    /** The page on which its author finds a comment at the top of the newest: caches never keep it, whoever asks. */
    String own(CommentId comment, @Nullable CommentId parent) {
        return address(parent, "newest", null) + "&own=1#" + anchor(comment);
    }

    static String anchor(CommentId comment) {
        return "comment-" + comment;
    }

    private String address(@Nullable CommentId parent, @Nullable String wanted, @Nullable String cursor) {
        var query = Stream.of(parameter("parent", parent), parameter("order", wanted), parameter("cursor", cursor))
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    /** Values are ids, cursors and words of ours, which need no encoding. */
    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : name + '=' + value;
    }
}
