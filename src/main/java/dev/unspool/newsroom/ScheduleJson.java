package dev.unspool.newsroom;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.access.NewsroomGate;
import dev.unspool.schedule.Schedule;
import dev.unspool.schedule.ScheduleFailure;
import dev.unspool.schedule.ScheduledAction;
import dev.unspool.web.RequestBytes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON of a schedule, for the newsroom. */
@Schema(name = "Schedule")
record ScheduleJson(
        @Schema(description = "Opaque.") String id,
        @Schema(description = "The id of the article.") String article,

        @Schema(description = "The headline of the article as it is now.")
        String title,

        @Schema(
                description = "What is done then; an `embargo` ends.",
                allowableValues = {"publish", "correct", "takedown", "embargo"})
        String action,

        @Schema(description = "When it is due, by the database's clock.")
        Instant at,

        @Schema(description = "The time zone that was typed: a name, or an offset.")
        String timeZone,

        @Schema(description = "`at` as clocks in that time zone show it, with their offset.")
        String localTime,

        @Schema(
                description =
                        "`failed`: it was due and could not be done; `failure` says why. It is not tried again until it is moved.",
                allowableValues = {"waiting", "failed"})
        String status,

        @Nullable @Schema(description = "Null unless it failed.")
        Failure failure,

        @Schema(description = "The name of the access token that scheduled it, or moved it last.")
        String by,

        @Schema(description = "When it was scheduled.") Instant createdAt,

        @Schema(description = "Send it as `If-Match` to move or to cancel it.")
        String etag,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Of a `correct`: the correction as it was sent. Lists leave it out.",
                implementation = NewsroomSchemas.Correction.class)
        JsonNode correction,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of a `takedown`: what readers will get in place of the article. Lists leave it out.")
        String notice) {

    static ScheduleJson of(Schedule schedule) {
        var change = schedule.change();
        var content = change.content();
        return new ScheduleJson(
                schedule.id().toString(),
                change.article().toString(),
                schedule.title(),
                change.action().code(),
                schedule.due().at(),
                schedule.due().zone(),
                ISO_OFFSET_DATE_TIME.format(schedule.due().local()),
                schedule.failure() == null ? "waiting" : "failed",
                Failure.of(schedule.failure()),
                schedule.by().name(),
                schedule.createdAt(),
                EntityTag.of(schedule.edition()),
                content == null || change.action() != ScheduledAction.CORRECT ? null : object(content),
                change.action() == ScheduledAction.TAKEDOWN ? content : null);
    }

    /** Returns the address of a schedule. */
    static URI address(UUID schedule) {
        return URI.create(NewsroomGate.SCHEDULES + '/' + schedule);
    }

    private static JsonNode object(String json) {
        return new RequestBytes(json.getBytes(StandardCharsets.UTF_8)).object();
    }

    @Schema(name = "ScheduleFailure")
    record Failure(
            @Schema(description = "When it was tried.") Instant at,

            @Schema(description = "As the code of a problem, such as `validation-failed` or `version-conflict`.")
            String code,

            @Schema(description = "What kept it from being done.")
            String detail) {

        static @Nullable Failure of(@Nullable ScheduleFailure failure) {
            return failure == null ? null : new Failure(failure.at(), failure.code(), failure.detail());
        }
    }
}
