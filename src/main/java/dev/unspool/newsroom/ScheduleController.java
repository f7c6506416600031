package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;
import static dev.unspool.access.NewsroomGate.SCHEDULES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.schedule.Schedule;
import dev.unspool.web.Problem;
import dev.unspool.web.RequestBytes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that schedules changes of articles, and embargoes. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class ScheduleController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String IF_MATCH = "The `ETag` of the schedule that you read.";

    private final RequestReader requests;
    private final ScheduleCommands commands;
    private final NewsroomArchive archive;
    private final NewsroomSettings settings;
    private final Clock clock;

    ScheduleController(
            RequestReader requests,
            ScheduleCommands commands,
            NewsroomArchive archive,
            NewsroomSettings settings,
            Clock clock) {
        this.requests = requests;
        this.commands = commands;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(path = ARTICLES + "/{id}/schedules", consumes = JSON)
    @Operation(
            operationId = "createSchedule",
            summary = "Schedules a change of an article, or an embargo",
            description = """
                    At `at`, and never before it by the database's clock, a draft is published as it is by then, or a published article is corrected or
                    taken down: once, whatever happens to single servers. Nothing of it is public before. An `embargo` forbids any publication of a draft
                    before `at`. An article has at most one schedule for each `action`. A kill takes all of them away; whatever else changes the
                    article before then is what the schedule finds. While a draft waits for its publication, only tokens with the scope `publish` may save
                    it. A correction fails if another one has changed the same fields meanwhile.""")
    @IfMatch("The `ETag` of the article that you read.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.ScheduleOrder.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The schedule. `Location` names it, `ETag` its edition.",
            headers = {
                @Header(name = "Location", ref = ApiHeaders.LOCATION),
                @Header(name = "ETag", ref = ApiHeaders.ETAG)
            },
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ScheduleJson.class)))
    Mono<ResponseEntity<ScheduleJson>> create(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return archive.find(order.article())
                .zipWhen(article -> requests.article(exchange).map(this::form)) // the body is cleaned on its thread
                .flatMap(both -> commands.create(order, both.getT1(), both.getT2()))
                .map(schedule -> answer(ResponseEntity.created(ScheduleJson.address(schedule.id())), schedule))
                .switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)))
                .onErrorMap(NewsroomProblems::of);
    }

    @PutMapping(path = SCHEDULES + "/{id}", consumes = JSON)
    @Operation(operationId = "moveSchedule", summary = "Moves a schedule to another time", description = """
                    What it does stays as it is. One that failed waits again.""")
    @IfMatch(IF_MATCH)
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.ScheduleMove.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The schedule as it is now.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ScheduleJson.class)))
    Mono<ResponseEntity<ScheduleJson>> move(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var expected = EntityTag.required(exchange);
        return requests.note(exchange)
                .map(body -> DraftFields.read(body, fields -> ScheduleForm.readMove(fields, clock.instant())))
                .flatMap(due -> commands.move(id(id), expected, due, editor.actor(exchange)))
                .map(schedule -> answer(ResponseEntity.ok(), schedule))
                .switchIfEmpty(Mono.error(() -> notFound(id)))
                .onErrorMap(NewsroomProblems::of);
    }

    @DeleteMapping(SCHEDULES + "/{id}")
    @Operation(
            operationId = "cancelSchedule",
            summary = "Cancels a schedule",
            description = "The article stays as it is. An embargo that is cancelled no longer holds.")
    @IfMatch(IF_MATCH)
    @ApiResponse(responseCode = "204", description = "It is cancelled.")
    Mono<ResponseEntity<Void>> cancel(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return commands.cancel(id(id), EntityTag.required(exchange), editor.actor(exchange))
                .map(cancelled -> ResponseEntity.noContent().<Void>build())
                .switchIfEmpty(Mono.error(() -> notFound(id)))
                .onErrorMap(NewsroomProblems::of);
    }

    private ScheduleForm form(RequestBytes body) {
        return DraftFields.read(
                body, fields -> ScheduleForm.read(fields, clock.instant(), settings.quietCorrections()));
    }

    private static UUID id(String text) {
        return ScheduleReadingController.id(text);
    }

    private static Problem notFound(String id) {
        return ScheduleReadingController.notFound(id);
    }

    private static ResponseEntity<ScheduleJson> answer(ResponseEntity.BodyBuilder answer, Schedule schedule) {
        return answer.eTag(EntityTag.of(schedule.edition())).body(ScheduleJson.of(schedule));
    }
}
