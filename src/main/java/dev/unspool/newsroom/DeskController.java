package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.Status;
import dev.unspool.ledger.WrongStatus;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
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
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that publishes, corrects and retracts articles. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DeskController {

    static final String IF_MATCH = "The `ETag` of the article that you read.";

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final RequestReader requests;
    private final ArticleCommands commands;
    private final ScheduleCommands schedules;
    private final NewsroomArchive archive;
    private final EditAnswers answers;
    private final NewsroomSettings settings;
    private final Clock clock;

    DeskController(
            RequestReader requests,
            ArticleCommands commands,
            ScheduleCommands schedules,
            NewsroomArchive archive,
            EditAnswers answers,
            NewsroomSettings settings,
            Clock clock) {
        this.requests = requests;
        this.commands = commands;
        this.schedules = schedules;
        this.archive = archive;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(ARTICLES + "/{id}/publish")
    @Operation(operationId = "publishArticle", summary = "Publishes a draft", description = """
                    It gets its number, its slug and its place in the feed, and keeps its id. Whoever follows the changes hears of it. With an
                    `at` in the future it is scheduled, as by `POST …/schedules`. An embargo that lasts is a reason to refuse it: `embargoed`.""")
    @IfMatch(IF_MATCH)
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NewsroomSchemas.Publication.class)))
    @ChangedArticle
    @ApiResponse(
            responseCode = "202",
            description = "It is scheduled: the draft as it stays until then. `Location` names the schedule.",
            headers = {
                @Header(name = "Location", ref = ApiHeaders.LOCATION),
                @Header(name = "ETag", ref = ApiHeaders.ETAG)
            },
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NewsroomArticleJson.class)))
    Mono<ResponseEntity<NewsroomArticleJson>> publish(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.orProblem(
                editor,
                id,
                requests.note(exchange)
                        .map(body -> PublicationForm.of(body, clock.instant()))
                        .flatMap(form -> publish(order, form)));
    }

    @PostMapping(path = ARTICLES + "/{id}/correct", consumes = JSON)
    @Operation(operationId = "correctArticle", summary = "Corrects a published article", description = """
                    `version` rises, `publishedAt` stays; readers see the note, and open pages change by themselves. The text that the
                    correction replaced is kept among the revisions. One that changes nothing but the note is refused: `nothing-changed`. With another
                    `slug` the article has another address, to which the former one leads for ever. A typing mistake may be corrected with
                    `silent` in place of a note, where the site allows it.""")
    @IfMatch(IF_MATCH)
    @FailsWith(ProblemCode.NOTHING_CHANGED)
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.Correction.class)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> correct(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(
                editor,
                id,
                archive.find(order.article())
                        .zipWhen(
                                now -> requests.article(exchange).map(body -> DraftFields.read(body, this::correction)))
                        .flatMap(both -> commands.correct(order.edit(), both.getT1(), both.getT2())));
    }

    @PostMapping(path = ARTICLES + "/{id}/takedown", consumes = JSON)
    @Operation(operationId = "takeDownArticle", summary = "Takes a published article away", description = """
                    Readers get `410` with the notice. The newsroom still has the text, and may restore or kill it later.""")
    @IfMatch(IF_MATCH)
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.Retraction.class)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> takeDown(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(editor, id, notice(exchange).flatMap(notice -> commands.takeDown(order.edit(), notice)));
    }

    @PostMapping(ARTICLES + "/{id}/restore")
    @Operation(
            operationId = "restoreArticle",
            summary = "Brings back an article that was taken down",
            description = """
                    At its former address and place in all feeds and lists, with its comments as they were. `version` rises, `publishedAt` stays. Open
                    pages and caches hear of it as of a correction, since it is not new to those who have read it. A killed article never comes
                    back.""")
    @IfMatch(IF_MATCH)
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NewsroomSchemas.Restoration.class)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> restore(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(
                editor,
                id,
                requests.note(exchange)
                        .map(body -> DraftFields.read(body.orEmptyObject(), ReaderNote::ofRestoration))
                        .flatMap(note -> commands.restore(order, note))
                        .onErrorMap(WrongStatus.class, wrong -> notTakenDown(wrong.status())));
    }

    private static Problem notTakenDown(Status status) {
        var is = status == Status.RETRACTED ? "killed, which is for good" : status.code();
        return Problem.invalid(List.of(new Fault(
                "status", "wrong-status", "only an article that was taken down can be restored, and it is " + is)));
    }

    @PostMapping(path = ARTICLES + "/{id}/kill", consumes = JSON)
    @Operation(operationId = "killArticle", summary = "Takes an article away for good", description = """
                    As a takedown, and the notice stands in the place of headline, text, tags and picture everywhere, in all revisions
                    too. There is no way back: the text is kept nowhere. The address becomes a neutral one; the former one answers `410`, and
                    no article gets it again. It needs no `If-Match`, ignores one that is sent, works in every state, on drafts too, and wins
                    against every other change. With another notice it replaces that of an earlier kill.""")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.Retraction.class)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> kill(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var article = EditRequest.id(id);
        var by = editor.actor(exchange);
        return answers.changed(editor, id, notice(exchange).flatMap(notice -> commands.kill(article, notice, by)));
    }

    private CorrectionForm correction(DraftFields fields) {
        return CorrectionForm.read(fields, settings.quietCorrections());
    }

    private Mono<ResponseEntity<NewsroomArticleJson>> publish(EditRequest order, PublicationForm form) {
        var later = form.later();
        return later == null
                ? commands.publish(order.edit(), form.at()).map(article -> answers.of(ResponseEntity.ok(), article))
                : schedules
                        .publication(order, later)
                        .zipWhen(schedule -> archive.find(order.article()))
                        .map(both -> answers.of(
                                ResponseEntity.accepted()
                                        .location(ScheduleJson.address(
                                                both.getT1().id())),
                                both.getT2()));
    }

    private Mono<String> notice(ServerWebExchange exchange) {
        return requests.note(exchange).map(body -> DraftFields.read(body, ReaderNote::notice));
    }
}
