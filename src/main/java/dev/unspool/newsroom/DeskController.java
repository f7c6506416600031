package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.access.Scope;
import dev.unspool.article.Language;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.IdempotencyHeader;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.RequestBytes;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that changes articles. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DeskController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String IF_MATCH = "The `ETag` of the article that you read.";

    private final RequestReader requests;
    private final ArticleCommands commands;
    private final ScheduleCommands schedules;
    private final NewsroomArchive archive;
    private final Clock clock;
    private final Site site;
    private final Language language;

    DeskController(
            RequestReader requests,
            ArticleCommands commands,
            ScheduleCommands schedules,
            NewsroomArchive archive,
            Site site,
            Clock clock) {
        this.requests = requests;
        this.commands = commands;
        this.schedules = schedules;
        this.archive = archive;
        this.clock = clock;
        this.site = site;
        this.language = new Language(site.language());
    }

    @PostMapping(path = ARTICLES, consumes = JSON)
    @Operation(operationId = "createArticle", summary = "Creates an article", description = """
                    A draft, or with `publish: true` a published article: that needs the scope `publish` too. Send an
                    `Idempotency-Key`, and you may send the same bytes again for a day without making a second article.""")
    @Parameter(
            name = IdempotencyHeader.NAME,
            in = ParameterIn.HEADER,
            description = "1 to 200 visible ASCII characters, new for every article.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.IDEMPOTENCY_KEY))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewsroomSchemas.Article.class)))
    @ApiResponse(
            responseCode = "201",
            description = "`Location` names it, `ETag` its edition.",
            headers = {
                @Header(name = "Location", ref = ApiHeaders.LOCATION),
                @Header(name = "ETag", ref = ApiHeaders.ETAG)
            },
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NewsroomArticleJson.class)))
    Mono<ResponseEntity<NewsroomArticleJson>> create(
            @Parameter(hidden = true) Editor editor, @Parameter(hidden = true) ServerWebExchange exchange) {
        var key = IdempotencyHeader.of(exchange);
        return requests.article(exchange)
                .flatMap(body -> create(body, key.map(name -> editor.key(name, body.fingerprint())), editor, exchange))
                .map(article -> answer(ResponseEntity.created(URI.create(ARTICLES + '/' + article.id())), article))
                .onErrorMap(NewsroomProblems::of);
    }

    @PutMapping(path = ARTICLES + "/{id}", consumes = JSON)
    @Operation(
            operationId = "replaceDraft",
            summary = "Replaces a draft",
            description = "All of it: what is missing is not kept.")
    @IfMatch(IF_MATCH)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = DraftSchema.NAME)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> replace(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return changed(
                id,
                requests.article(exchange)
                        .map(body -> DraftFields.read(body, fields -> ArticleForm.readDraft(fields, language)))
                        .flatMap(draft -> commands.replace(order, draft)));
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
        return requests.note(exchange)
                .map(body -> PublicationForm.of(body, clock.instant()))
                .flatMap(form -> publish(order, form))
                .switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)))
                .onErrorMap(NewsroomProblems::of);
    }

    @PostMapping(path = ARTICLES + "/{id}/correct", consumes = JSON)
    @Operation(operationId = "correctArticle", summary = "Corrects a published article", description = """
                    `version` rises, `publishedAt` stays; readers see the note, and open pages change by themselves. What the
                    correction replaced is kept among the revisions. One that changes nothing but the note is refused: `nothing-changed`.""")
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
        return changed(
                id,
                archive.find(order.article())
                        .zipWhen(now ->
                                requests.article(exchange).map(body -> DraftFields.read(body, CorrectionForm::read)))
                        .flatMap(both -> commands.correct(order.edit(), both.getT1(), both.getT2())));
    }

    @PostMapping(path = ARTICLES + "/{id}/takedown", consumes = JSON)
    @Operation(operationId = "takeDownArticle", summary = "Takes a published article away", description = """
                    Readers get `410` with the notice. The newsroom still has the text, and may kill it later.""")
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
        return changed(id, notice(exchange).flatMap(notice -> commands.takeDown(order.edit(), notice)));
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
        return changed(id, notice(exchange).flatMap(notice -> commands.kill(article, notice, by)));
    }

    private Mono<ResponseEntity<NewsroomArticleJson>> publish(EditRequest order, PublicationForm form) {
        var later = form.later();
        return later == null
                ? commands.publish(order.edit(), form.at()).map(article -> answer(ResponseEntity.ok(), article))
                : schedules
                        .create(order, ScheduleForm.publication(later))
                        .zipWhen(schedule -> archive.find(order.article()))
                        .map(both -> answer(
                                ResponseEntity.accepted()
                                        .location(ScheduleJson.address(
                                                both.getT1().id())),
                                both.getT2()));
    }

    private Mono<NewsroomArticle> create(
            RequestBytes body, Optional<IdempotencyKey> key, Editor editor, ServerWebExchange exchange) {
        var form = DraftFields.read(body, fields -> ArticleForm.read(fields, language));
        if (!form.publish()) {
            return commands.draft(form.draft(), key.orElse(null), editor.actor(exchange));
        }
        editor.needs(Scope.PUBLISH);
        return commands.publish(form.draft(), key.orElse(null), editor.actor(exchange));
    }

    private Mono<String> notice(ServerWebExchange exchange) {
        return requests.note(exchange).map(body -> DraftFields.read(body, ReaderNote::notice));
    }

    private Mono<ResponseEntity<NewsroomArticleJson>> changed(String id, Mono<NewsroomArticle> change) {
        return change.map(article -> answer(ResponseEntity.ok(), article))
                .switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)))
                .onErrorMap(NewsroomProblems::of);
    }

    private ResponseEntity<NewsroomArticleJson> answer(ResponseEntity.BodyBuilder answer, NewsroomArticle article) {
        return answer.eTag(EntityTag.of(article.state().edition())).body(NewsroomArticleJson.of(article, site));
    }
}
