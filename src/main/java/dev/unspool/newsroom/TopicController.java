package dev.unspool.newsroom;

import dev.unspool.access.Editor;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.SortKey;
import dev.unspool.ledger.StoredTopic;
import dev.unspool.ledger.TopicPatch;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API of one kind of topics. The only way to change a section, a tag or an author: articles never do. */
abstract class TopicController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String IF_MATCH = "The `ETag` of what you read.";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final TopicKind kind;
    private final TopicContext context;

    TopicController(TopicKind kind, TopicContext context) {
        this.kind = kind;
        this.context = context;
    }

    @GetMapping(produces = JSON)
    @Operation(summary = "All of them", description = """
                    In an order of no meaning, which no change moves. Follow `page.next` until it is null.""")
    @Parameter(name = "cursor", description = "`page.next` of the page before.")
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<TopicJson>>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var list = "topics " + kind.code();
        var from = context.cursors().read(list, cursor, SortKey.NEWEST);
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return context.commands()
                .list(kind, from.id(), count + 1)
                .map(found -> ListJson.of(
                        found,
                        count,
                        topic -> TopicJson.of(topic, context.site()),
                        last -> context.cursors().write(list, new SortKey(0, last.id()))))
                .map(page -> page.answer(exchange));
    }

    @GetMapping(path = "/{id}", produces = JSON)
    @Operation(
            summary = "One of them",
            description =
                    "By its id, its slug, or one that it had. Its `ETag` is what the next change wants as `If-Match`.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TopicJson.class)))
    Mono<ResponseEntity<TopicJson>> one(@PathVariable String id) {
        return found(id).map(this::answer);
    }

    @PutMapping(path = "/{id}", consumes = JSON)
    @Operation(summary = "Changes all of it", description = """
                    A biography or a picture that is missing is taken away, a slug that is missing stays. All pages and lists show the change,
                    and addresses with an old slug lead to the new one for ever.""")
    @IfMatch(IF_MATCH)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewsroomSchemas.Topic.class)))
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TopicJson.class)))
    Mono<ResponseEntity<TopicJson>> replace(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return changed(id, TopicForm::readWhole, editor, exchange);
    }

    @PatchMapping(path = "/{id}", consumes = JSON)
    @Operation(
            summary = "Changes parts of it",
            description = "What is missing stays; null takes a biography or a picture away.")
    @IfMatch(IF_MATCH)
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewsroomSchemas.TopicParts.class)))
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TopicJson.class)))
    Mono<ResponseEntity<TopicJson>> patch(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return changed(id, TopicForm::readParts, editor, exchange);
    }

    private Mono<ResponseEntity<TopicJson>> changed(
            String id, BiFunction<DraftFields, TopicKind, TopicPatch> form, Editor editor, ServerWebExchange exchange) {
        var expected = EntityTag.required(exchange);
        return context.requests()
                .note(exchange)
                .map(body -> DraftFields.read(body, fields -> form.apply(fields, kind)))
                .zipWhen(patch -> found(id))
                .flatMap(
                        both -> context.commands().change(both.getT2(), expected, both.getT1(), editor.actor(exchange)))
                .map(this::answer)
                .onErrorMap(NewsroomProblems::of);
    }

    private Mono<StoredTopic> found(String id) {
        return context.commands()
                .find(kind, id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.notFound("No " + kind.code() + " has the id or slug " + id + ".")));
    }

    private ResponseEntity<TopicJson> answer(StoredTopic topic) {
        return ResponseEntity.ok().eTag(EntityTag.of(topic.edition())).body(TopicJson.of(topic, context.site()));
    }
}
