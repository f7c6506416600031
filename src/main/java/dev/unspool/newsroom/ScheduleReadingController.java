package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.SCHEDULES;

import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.article.ArticleId;
import dev.unspool.cursor.SortKey;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.schedule.ScheduleFilter;
import dev.unspool.schedule.ScheduleFilter.State;
import dev.unspool.schedule.ScheduledAction;
import dev.unspool.schedule.Schedules;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that shows what is scheduled. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class ScheduleReadingController {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /** Years of a time in a filter, as the description has them. */
    private static final ValueRange YEARS = ValueRange.of(1970, 9999);

    private final Schedules schedules;
    private final ListCursors cursors;

    ScheduleReadingController(Schedules schedules, ListCursors cursors) {
        this.schedules = schedules;
        this.cursors = cursors;
    }

    @GetMapping(path = SCHEDULES, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listSchedules", summary = "What is scheduled, the earliest first", description = """
                    What was done is no longer among it: the audit log has that. What could not be done stays as `failed`, until it is moved or
                    cancelled.""")
    @Parameter(
            name = "action",
            description = "Only schedules of this kind.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"publish", "correct", "takedown", "embargo"}))
    @Parameter(
            name = "status",
            description = "Only schedules in this state.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"waiting", "failed"}))
    @Parameter(
            name = "article",
            description = "Only schedules of the article with this id.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.ID))
    @Parameter(
            name = "from",
            description = "Only schedules that are due at this time or later.",
            schema = @Schema(type = "string", format = "date-time", pattern = SchemaPatterns.LATE_TIME))
    @Parameter(
            name = "before",
            description = "Only schedules that are due before this time.",
            schema = @Schema(type = "string", format = "date-time", pattern = SchemaPatterns.LATE_TIME))
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page with the same filters.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<ScheduleJson>>> list(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var filter = new ScheduleFilter(
                action(action), state(status), article(article), time("from", from), time("before", before));
        var list = "schedules " + filter;
        var after = cursors.read(list, cursor, SortKey.OLDEST);
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return schedules
                .list(filter, after.publishedAt(), after.id(), count + 1)
                .map(found -> ListJson.of(
                        found,
                        count,
                        ScheduleJson::of,
                        last -> cursors.write(list, SortKey.of(last.due().at(), last.id()))))
                .map(page -> page.answer(exchange));
    }

    @GetMapping(path = SCHEDULES + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readSchedule",
            summary = "One schedule",
            description = "Its `ETag` is what moving and cancelling it want as `If-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The schedule.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ScheduleJson.class)))
    Mono<ResponseEntity<ScheduleJson>> one(@PathVariable String id) {
        return schedules
                .find(id(id))
                .map(schedule -> ResponseEntity.ok()
                        .eTag(EntityTag.of(schedule.edition()))
                        .body(ScheduleJson.of(schedule)))
                .switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** @throws Problem where {@code text} spells no id */
    static UUID id(String text) {
        return ArticleId.parse(text).orElseThrow(() -> notFound(text)).value();
    }

    static Problem notFound(String id) {
        return Problem.notFound(
                "No schedule has the id " + id + ": it was carried out, was cancelled, or never existed.");
    }

    private static @Nullable ScheduledAction action(@Nullable String action) {
        return action == null
                ? null
                : ScheduledAction.of(action)
                        .orElseThrow(() -> Problem.malformed(
                                "Give `action` as publish, correct, takedown or embargo, or leave it out."));
    }

    private static @Nullable State state(@Nullable String status) {
        if (status == null) {
            return null;
        }
        return switch (status) {
            case "waiting" -> State.WAITING;
            case "failed" -> State.FAILED;
            default -> throw Problem.malformed("Give `status` as waiting or failed, or leave it out.");
        };
    }

    private static @Nullable ArticleId article(@Nullable String article) {
        return article == null
                ? null
                : ArticleId.parse(article)
                        .orElseThrow(
                                () -> Problem.malformed("Give `article` as the id of an article, or leave it out."));
    }

    private static @Nullable Instant time(String name, @Nullable String time) {
        if (time == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(time);
            YEARS.checkValidValue(at.getYear(), ChronoField.YEAR);
            return at.toInstant();
        } catch (DateTimeException malformed) {
            throw Problem.malformed("Give `" + name + "` as a time with its zone, such as 2027-01-21T13:00:00Z.");
        }
    }
}
