package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.access.Scope;
import dev.unspool.article.Language;
import dev.unspool.ledger.Archive;
import dev.unspool.ledger.Dossier;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.web.IdempotencyHeader;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** The doors that change articles. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DeskController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String IF_MATCH = "The `ETag` of the article that you read.";

    private final Reception reception;
    private final Desk desk;
    private final Archive archive;
    private final Site site;
    private final Language language;

    DeskController(Reception reception, Desk desk, Archive archive, Site site) {
        this.reception = reception;
        this.desk = desk;
        this.archive = archive;
        this.site = site;
        this.language = new Language(site.language());
    }

    @PostMapping(path = ARTICLES, consumes = JSON)
    @Operation(summary = "Creates an article", description = """
                    A draft, or with `publish: true` a published article: that needs the scope `publish` too. Send an
                    `Idempotency-Key`, and you may send the same bytes again for a day without making a second article.""")
    @Parameter(
            name = IdempotencyHeader.NAME,
            in = ParameterIn.HEADER,
            description = "1 to 200 visible ASCII characters, new for every article.",
            schema = @Schema(type = "string"))
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Article.class)))
    @ApiResponse(
            responseCode = "201",
            description = "`Location` names it, `ETag` its edition.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> create(
            @Parameter(hidden = true) Editor editor, @Parameter(hidden = true) ServerWebExchange exchange) {
        var key = IdempotencyHeader.of(exchange);
        return reception
                .article(exchange)
                .flatMap(incoming ->
                        create(incoming, key.map(name -> editor.key(name, incoming.fingerprint())), editor, exchange))
                .map(article -> answer(ResponseEntity.created(URI.create(ARTICLES + '/' + article.id())), article))
                .onErrorMap(Refusals::problem);
    }

    @PutMapping(path = ARTICLES + "/{id}", consumes = JSON)
    @Operation(summary = "Replaces a draft", description = "All of it: what is missing is not kept.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, required = true, description = IF_MATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Article.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> replace(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = Order.of(id, editor, exchange);
        return changed(
                id,
                reception
                        .article(exchange)
                        .map(incoming -> incoming.read(fields -> ArticleForm.readDraft(fields, language)))
                        .flatMap(draft -> desk.replace(order, draft)));
    }

    @PostMapping(ARTICLES + "/{id}/publish")
    @Operation(summary = "Publishes a draft", description = """
                    It gets its number, its slug and its place in the feed, and keeps its id. Whoever follows the changes hears of it.""")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, required = true, description = IF_MATCH)
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NewsroomSchemas.Publication.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> publish(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = Order.of(id, editor, exchange);
        return changed(
                id,
                reception
                        .note(exchange)
                        .map(incoming -> PublicationForm.of(incoming, exchange))
                        .flatMap(form -> desk.publish(order, form.at())));
    }

    @PostMapping(path = ARTICLES + "/{id}/correct", consumes = JSON)
    @Operation(summary = "Corrects a published article", description = """
                    `version` rises, `publishedAt` stays; readers see the note, and open pages change by themselves. What the
                    correction replaced is kept among the revisions.""")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, required = true, description = IF_MATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Correction.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> correct(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = Order.of(id, editor, exchange);
        return changed(
                id,
                archive.find(order.article())
                        .zipWhen(
                                now -> reception.article(exchange).map(incoming -> incoming.read(CorrectionForm::read)))
                        .flatMap(both -> desk.correct(order, both.getT1(), both.getT2())));
    }

    @PostMapping(path = ARTICLES + "/{id}/takedown", consumes = JSON)
    @Operation(summary = "Takes a published article away", description = """
                    Readers get `410` with the notice. The newsroom still has the text, and may kill it later.""")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, required = true, description = IF_MATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Retraction.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> takeDown(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = Order.of(id, editor, exchange);
        return changed(id, notice(exchange).flatMap(notice -> desk.takeDown(order, notice)));
    }

    @PostMapping(path = ARTICLES + "/{id}/kill", consumes = JSON)
    @Operation(summary = "Takes an article away for good", description = """
                    As a takedown, and the notice stands in the place of headline, text, tags and picture everywhere, in all revisions
                    too. There is no way back: the text is kept nowhere. What was taken down can be killed.""")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, required = true, description = IF_MATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Retraction.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DossierJson.class)))
    Mono<ResponseEntity<DossierJson>> kill(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = Order.of(id, editor, exchange);
        return changed(id, notice(exchange).flatMap(notice -> desk.kill(order, notice)));
    }

    private Mono<Dossier> create(
            Incoming incoming, Optional<IdempotencyKey> key, Editor editor, ServerWebExchange exchange) {
        var form = incoming.read(fields -> ArticleForm.read(fields, language));
        if (!form.publish()) {
            return desk.draft(form.draft(), key.orElse(null), editor.in(exchange));
        }
        editor.needs(Scope.PUBLISH);
        return desk.publish(form.draft(), key.orElse(null), editor.in(exchange));
    }

    private Mono<String> notice(ServerWebExchange exchange) {
        return reception.note(exchange).map(incoming -> incoming.read(Notes::notice));
    }

    private Mono<ResponseEntity<DossierJson>> changed(String id, Mono<Dossier> change) {
        return change.map(article -> answer(ResponseEntity.ok(), article))
                .switchIfEmpty(Mono.error(() -> Order.notFound(id)))
                .onErrorMap(Refusals::problem);
    }

    private ResponseEntity<DossierJson> answer(ResponseEntity.BodyBuilder answer, Dossier article) {
        return answer.eTag(EntityTag.of(article.edition())).body(DossierJson.of(article, site));
    }
}
