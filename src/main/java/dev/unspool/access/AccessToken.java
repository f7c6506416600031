package dev.unspool.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an access token; the token itself is known to its holder alone.
 *
 * @param scopes what its holder may do, as the public contract spells it
 * @param lastUsedAt to the minute; null where it was never used
 */
public record AccessToken(
        UUID id,
        String name,
        Set<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean isValidAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
