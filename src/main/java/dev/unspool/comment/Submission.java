package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new comment, or the new text of one: valid in form, and not judged yet.
 *
 * @param id of the new comment, or of the one whose text is replaced
 * @param parent an approved comment at the top level of the same article; null for the top level
 * @param author known only by what else they wrote
 * @param addressHash hash of the household's subnet, with the salt of the day
 * @param endSiteHash hash of its end site, with the same salt; for an IPv4 address it equals {@code addressHash}
 * @param sign the sign of a program; null if the form was filled in as people do
 */
public record Submission(
        CommentId id,
        ArticleId article,
        @Nullable CommentId parent,
        String name,
        String text,
        UUID author,
        byte[] addressHash,
        byte[] endSiteHash,
        @Nullable HoneypotSign sign,
        Instant at) {

    /** Characters of what many people write alike, such as congratulations. */
    private static final int GREETING = 24;

    /** Whether the text is so short that people who know nothing of each other write the same. */
    public boolean isGreeting() {
        return text.length() <= GREETING;
    }
}
