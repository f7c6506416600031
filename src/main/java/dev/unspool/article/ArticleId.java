package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies an article. Opaque to clients; a UUID of version 7 (RFC 9562), so ids are ordered by time. An article keeps its id through
 * every correction and retraction.
 */
public record ArticleId(@JsonValue UUID value) {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Parses an id in canonical lower-case form; empty if {@code text} is anything else, such as a slug. */
    public static Optional<ArticleId> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(new ArticleId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
