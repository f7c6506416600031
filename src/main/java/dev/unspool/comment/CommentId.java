package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.util.Optional;
import java.util.UUID;

/** The id of a comment: opaque to clients, a UUID version 7 (RFC 9562). */
public record CommentId(UUID value) {

    /** Parses an id in canonical lower-case form; empty if {@code text} is none. */
    public static Optional<CommentId> parse(String text) {
        return ArticleId.parse(text).map(id -> new CommentId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
