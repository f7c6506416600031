package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.access.AccessToken;
import dev.unspool.access.Tokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An access token in the newsroom's API. */
@Schema(name = "AccessToken")
record TokenJson(
        @Schema(description = "Names the token; it is no secret.")
        String id,

        @Schema(description = "What it is for.") String name,
        @Schema(description = "What it allows.") List<String> scopes,
        @Schema(description = "When it was created.") Instant createdAt,
        @Schema(description = "From when on it is refused.") Instant expiresAt,

        @Schema(description = "When it was revoked; null where it was not.") @Nullable
        Instant revokedAt,

        @Nullable @Schema(description = "To the minute; null where it was never used.")
        Instant lastUsedAt,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The token itself: only in the answer that creates it.")
        String token) {

    static TokenJson of(AccessToken token) {
        return of(token, null);
    }

    static TokenJson of(Tokens.Issued issued) {
        return of(issued.token(), issued.text().value());
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
