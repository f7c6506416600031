package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.access.AccessToken;
import dev.unspool.access.Tokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An access token, as the newsroom's doors spell it. */
@Schema(name = "AccessToken")
record TokenJson(
        String id,
        String name,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,

        @Nullable @Schema(description = "To the minute; null where it was never used.")
        Instant lastUsedAt,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The token itself: only in the answer that creates it.")
        String token) {

    static TokenJson of(AccessToken token) {
        return of(token, null);
    }

    static TokenJson of(Tokens.Fresh fresh) {
        return of(fresh.token(), fresh.text().value());
    }

    private static TokenJson of(AccessToken token, @Nullable String text) {
        return new TokenJson(
                token.id().toString(),
                token.name(),
                token.scopes().stream().sorted().toList(),
                token.createdAt(),
                token.expiresAt(),
                token.revokedAt(),
                token.lastUsedAt(),
                text);
    }
}
