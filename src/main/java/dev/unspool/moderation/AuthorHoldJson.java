package dev.unspool.moderation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moderator's hold on an author, in the API. */
@Schema(name = "AuthorHold")
record AuthorHoldJson(
        @Schema(description = "When it was decided.") Instant at,

        @Schema(description = "The name of the moderator's access token.")
        String by,

        @Nullable @Schema(description = "For other moderators.")
        String reason) {

    static AuthorHoldJson of(AuthorHold hold) {
        return new AuthorHoldJson(hold.at(), hold.by(), hold.reason());
    }
}
