package dev.unspool.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act in the newsroom.
 *
 * @param id rises with time
 * @param actor the access token that came in; null for a command on the server, and for a refusal of nobody known
 * @param article null where the act was about a token
 * @param version of the article after the act; null for a draft
 * @param token null where the act was about an article, or of nobody known; of a session, that it is of
 * @param textHash of a kill: SHA-256 of what it removed, in hexadecimal digits
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable UUID actor,
        String actorName,
        String action,
        @Nullable UUID article,
        @Nullable Integer version,
        @Nullable UUID token,
        @Nullable String textHash,
        @Nullable String traceId) {}
