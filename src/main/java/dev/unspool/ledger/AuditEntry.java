package dev.unspool.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log: one act in the newsroom.
 *
 * @param id rises with time
 * @param actor the access token that came in; null for a command on the server, and for a refusal of nobody known
 * @param article null where the act was about a token
 * @param version of the article after the act; null for a draft
 * @param token null where the act was about an article, or of nobody known; of a session, that it is of
 * @param topic the section, tag or author that was changed; null where the act was about something else
 * @param textHash of a kill: SHA-256 of what it removed, in hexadecimal digits
 */
public record AuditEntry(
        @Schema(description = "Rises with time.") long id,
        @Schema(description = "When it was done.") Instant at,

        @Schema(
                description =
                        "The access token that came in; null for a command on the server, and for a refusal of nobody known.")
        @Nullable
        UUID actor,

        @Schema(description = "The name of the access token, or `import` or `command`.")
        String actorName,

        @Schema(description = "What was done.") String action,

        @Schema(description = "The article; null where the act was about a token.") @Nullable
        UUID article,

        @Schema(description = "Of the article, after the act; null for a draft.") @Nullable
        Integer version,

        @Schema(description = "The token; null where the act was about an article, or of nobody known.") @Nullable
        UUID token,

        @Schema(description = "The section, tag or author; null where the act was about something else.") @Nullable
        UUID topic,

        @Schema(description = "Of a kill: SHA-256 of what it removed, in hexadecimal digits.") @Nullable
        String textHash,

        @Schema(description = "Names the request in the log.") @Nullable
        String traceId) {}
