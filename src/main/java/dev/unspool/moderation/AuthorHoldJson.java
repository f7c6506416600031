package dev.unspool.moderation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moderator's decision that an author's comments wait, as the API spells it. */
@Schema(name = "AuthorHold")
record AuthorHoldJson(
        Instant at,

        @Schema(description = "The name of the moderator's access token.")
        String by,

        @Nullable @Schema(description = "For other moderators.")
        String reason) {

    static AuthorHoldJson of(AuthorHold hold) {
        return new AuthorHoldJson(hold.at(), hold.by(), hold.reason());
    }
}
