package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.access.Scope;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Language;
import dev.unspool.ledger.Drafts;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.ledger.WrongStatus;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.Fault;
import dev.unspool.web.IdempotencyHeader;
import dev.unspool.web.Problem;
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
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that creates articles, and that changes and deletes drafts. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DraftController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final RequestReader requests;
    private final ArticleCommands commands;
    private final EditAnswers answers;
    private final EditConflicts conflicts;
    private final NewsroomArchive archive;
    private final Language language;

    DraftController(
            RequestReader requests,
            ArticleCommands commands,
            EditAnswers answers,
            EditConflicts conflicts,
            NewsroomArchive archive,
            Site site) {
        this.requests = requests;
        this.commands = commands;
        this.answers = answers;
        this.conflicts = conflicts;
        this.archive = archive;
        this.language = new Language(site.language());
    }

    @PostMapping(path = ARTICLES, consumes = JSON)
    @Operation(operationId = "createArticle", summary = "Creates an article", description = """
                    A draft, as unfinished as it is, or with `publish: true` a published article: that needs title, section, text, and the scope
                    `publish` too. Send an `Idempotency-Key`, or of a draft an `id` of your own, and you may send the same bytes again for a day
                    without making a second article. An `id` that another article has is refused with that article, as a change of it would be.""")
    @FailsWith({ProblemCode.NOT_FOUND, ProblemCode.VERSION_CONFLICT})
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
                .map(article -> answers.of(ResponseEntity.created(URI.create(ARTICLES + '/' + article.id())), article))
                .switchIfEmpty(Mono.error(DraftController::deletedSince))
                .onErrorResume(Drafts.IdTaken.class, taken -> conflicts.refuseId(taken.id()))
                .onErrorMap(NewsroomProblems::of);
    }

    @PutMapping(path = ARTICLES + "/{id}", consumes = JSON)
    @Operation(operationId = "replaceDraft", summary = "Replaces a draft", description = """
                    All of it: what is missing is not kept. It may be unfinished: `readiness` lists what it still needs to be published.""")
    @IfMatch(DeskController.IF_MATCH)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = DraftSchema.NAME)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> replace(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(
                editor,
                id,
                requests.article(exchange)
                        .map(body -> DraftFields.read(body, fields -> ArticleForm.readDraft(fields, language)))
                        .flatMap(draft -> commands.replace(order, draft)));
    }

    @PatchMapping(path = ARTICLES + "/{id}", consumes = JSON)
    @Operation(operationId = "changeDraft", summary = "Changes parts of a draft", description = """
                    What is missing stays; null takes a part away. `If-Match` says on which edition the change is based. If others have saved the draft
                    since, but changed other parts, both changes are kept. If they changed one of the same parts, or the draft has been saved so often
                    that the edition is no longer kept, nothing changes: the answer has the draft as it is now, and `overlap` names the parts.""")
    @IfMatch(DeskController.IF_MATCH)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = DraftSchema.PARTS)))
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> change(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(
                editor,
                id,
                archive.find(order.article())
                        .zipWhen(now -> requests.article(exchange).map(this::parts))
                        .flatMap(both -> commands.merge(order, both.getT1(), both.getT2())));
    }

    @DeleteMapping(ARTICLES + "/{id}")
    @Operation(operationId = "deleteDraft", summary = "Deletes a draft", description = """
                    One that was never published; nothing of it is kept but its id, and no other article gets that. You may repeat it. A published
                    article is refused: take it down instead. A draft with a schedule or an embargo needs the scope `publish` too, and takes them along.""")
    @IfMatch(DeskController.IF_MATCH)
    @FailsWith(ProblemCode.VALIDATION_FAILED)
    @ApiResponse(responseCode = "204", description = "There is no such draft any more.")
    Mono<ResponseEntity<Void>> delete(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return commands.delete(order)
                .map(deleted -> ResponseEntity.noContent().<Void>build())
                .onErrorMap(WrongStatus.class, DraftController::notADraft)
                .as(answer -> answers.orProblem(editor, id, answer));
    }

    private ArticleForm.Parts parts(RequestBytes body) {
        return DraftFields.read(body, fields -> ArticleForm.readParts(fields, language));
    }

    private static Problem notADraft(WrongStatus wrong) {
        return Problem.invalid(List.of(new Fault(
                "status",
                "wrong-status",
                "only a draft can be deleted, and it is " + wrong.status().code()
                        + ": a published article can be taken down")));
    }

    private static Problem deletedSince() {
        return Problem.notFound(
                "The draft that this request made was deleted since: make another with a new `Idempotency-Key` or `id`.");
    }

    private Mono<NewsroomArticle> create(
            RequestBytes body, Optional<IdempotencyKey> key, Editor editor, ServerWebExchange exchange) {
        var form = DraftFields.read(body, fields -> ArticleForm.read(fields, language));
        var by = editor.actor(exchange);
        if (form.publish()) {
            editor.needs(Scope.PUBLISH);
            return commands.publish(form.draft(), key.orElse(null), by);
        }
        var id = form.id();
        return id == null
                ? commands.draft(form.draft(), key.orElse(null), by)
                : commands.draft(id, form.draft(), key.orElseGet(() -> ownKey(id, body, editor)), by);
    }

    /** An id that the client made does for a key. No client can send a key with a blank. */
    private static IdempotencyKey ownKey(ArticleId id, RequestBytes body, Editor editor) {
        return editor.key("id " + id, body.fingerprint());
    }
}
