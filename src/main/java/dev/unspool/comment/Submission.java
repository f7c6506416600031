package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is sent, or the new text of one: within the rules of form, and not judged yet.
 *
 * @param id of the comment that it is to be; where there is one already, of that
 * @param parent an approved comment at the top level of the same article; null for the top level
 * @param author of whom nothing is known but what else they wrote
 * @param addressHash of the household's subnet, with the salt of the day
 * @param endSiteHash of its end site, alike; of an IPv4 line it is the {@code addressHash}
 * @param trap null where the form was filled as people do
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
        @Nullable Trap trap,
        Instant at) {}
