package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.util.Optional;
import java.util.UUID;

/** A comment's identity: opaque to clients, UUID version 7 (RFC 9562). */
public record CommentId(UUID value) {

    /** The id that {@code text} spells in canonical lower-case form, or empty where it spells something else. */
    public static Optional<CommentId> parse(String text) {
        return ArticleId.parse(text).map(id -> new CommentId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
