package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadSetting;
import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The setting of who may comment on an article, in the API. */
@Schema(name = "CommentSetting")
record ThreadSettingJson(
        @Schema(description = "The id of the article.") String articleId,

        @Nullable
        @Schema(
                allowableValues = {"open", "premoderated", "closed"},
                description = "Null where the site's settings hold.")
        String mode,

        @Nullable @Schema(description = "Null where it does not close by itself.")
        Instant closesAt,

        @Schema(
                allowableValues = {"open", "premoderated", "closed"},
                description = "What holds now, all considered.")
        String now) {

    static ThreadSettingJson of(ArticleId article, ThreadSetting own) {
        return new ThreadSettingJson(article.toString(), own.mode().code(), own.closesAt(), "");
    }

    static ThreadSettingJson ofSite(ArticleId article) {
        return new ThreadSettingJson(article.toString(), null, null, "");
    }

    ThreadSettingJson now(ThreadMode held) {
        return new ThreadSettingJson(articleId, mode, closesAt, held.code());
    }

    @Schema(name = "CommentSettingOrder", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Order(
            @Nullable
            @Schema(
                    description =
                            "`premoderated`: nothing is shown before a moderator has seen it. Null where the site's settings shall hold.",
                    allowableValues = {"open", "premoderated", "closed"})
            String mode,

            @Nullable
            @Schema(
                    description = "With a mode: when it closes by itself, from 1970 on. Null where it does not.",
                    format = "date-time",
                    pattern = SchemaPatterns.LATE_TIME)
            String closesAt) {

        /** Returns the setting. @throws dev.unspool.web.Problem that says what is wrong */
        ThreadSetting setting() {
            return new ThreadSetting(parsed(), time());
        }

        private ThreadMode parsed() {
            try {
                return ThreadMode.of(Objects.requireNonNull(mode));
            } catch (IllegalArgumentException unknown) {
                throw ModerationOrder.invalid("mode", "unknown", "must be open, premoderated or closed");
            }
        }

        private @Nullable Instant time() {
            try {
                return Optional.ofNullable(closesAt)
                        .map(text -> OffsetDateTime.parse(text).toInstant())
                        .map(at -> ThreadSetting.canCloseAt(at) ? at : unfit())
                        .orElse(null);
            } catch (DateTimeParseException malformed) {
                return unfit();
            }
        }

        private static Instant unfit() {
            throw ModerationOrder.invalid(
                    "closesAt", "malformed", "must be a time with its zone, such as 2027-01-21T13:00:03Z");
        }
    }
}
