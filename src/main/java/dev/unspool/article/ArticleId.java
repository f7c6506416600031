package dev.unspool.article;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An article's identity: opaque to clients, time-ordered within (UUID version 7, RFC 9562), given once and kept through every
 * correction and retraction.
 */
public record ArticleId(UUID value) {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The id that {@code text} spells in canonical lower-case form, or empty where it spells something else, such as a slug. */
    public static Optional<ArticleId> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(new ArticleId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
