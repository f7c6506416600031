package dev.unspool.comment;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.IdempotencyHeader;
import dev.unspool.web.JsonFields;
import dev.unspool.web.KnownNames;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints for the comments of an article: read them, add one. */
@RestController
@Tag(name = "Comments")
class ThreadController {

    private static final String PATH = "/api/v1/articles/{idOrSlug}/comments";

    private static final KnownNames COMMENT = KnownNames.of("name", "text", "parentId", "formToken", "website");

    private final Threads threads;
    private final Submissions submissions;
    private final ThreadAnswers answers;
    private final Authors authors;

    ThreadController(Threads threads, Submissions submissions, ThreadAnswers answers, Authors authors) {
        this.threads = threads;
        this.submissions = submissions;
        this.answers = answers;
        this.authors = authors;
    }

    @GetMapping(PATH)
    @Operation(operationId = "listComments", summary = "The comments of an article", description = """
                    Those that readers see, each with its first three replies. Begin without a cursor and follow `page.next` until it is null;
                    comments that come meanwhile never shift a page. With `Unspool-Author` your own that wait for a moderator are among them.
                    Where somebody removed a comment that has replies, only its place is left. Once the article is retracted: `410`.""")
    @Parameter(
            name = "cursor",
            description = "`page.next` or `page.previous` of a page with the same `order` and `parent`.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @Parameter(
            name = "order",
            description = "`newest`; of replies, `oldest`.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"newest", "oldest"}))
    @Parameter(
            name = "parent",
            description = "Only the replies to this comment.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.ID))
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of comments. With `Unspool-Author` it has no `ETag`, and no cache keeps it.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = ThreadJson.class)))
    Mono<ResponseEntity<byte[]>> comments(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String parent,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return Mono.fromCallable(
                        () -> ThreadRequest.of(idOrSlug, parent, order, cursor, limit, authors.inHeader(request)))
                .flatMap(threads::page)
                .map(AuthorHeader.isIn(request) ? answers::own : answers::shared);
    }

    @PostMapping(path = PATH, consumes = APPLICATION_JSON_VALUE)
    @Operation(operationId = "addComment", summary = "Adds a comment", description = """
                    `201`: readers see it. `202`: a moderator will look at it; until then only you see it. For five minutes you can change
                    or delete it. Send an `Idempotency-Key`, and you may send the same again for a day without making a second comment.
                    A reply to a reply is refused. Too much in too short a time is `429`, with `Retry-After`.""")
    @Parameter(
            name = IdempotencyHeader.NAME,
            in = ParameterIn.HEADER,
            description =
                    "1 to 200 visible ASCII characters, new for every comment: a UUID. Of 16 characters or more, a "
                            + "repetition within a minute gives `author` too.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.IDEMPOTENCY_KEY))
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentSchemas.New.class)))
    @FailsWith({ProblemCode.COMMENTS_CLOSED, ProblemCode.FORBIDDEN, ProblemCode.RATE_LIMITED})
    @ApiResponse(
            responseCode = "201",
            description = "`Location` names it.",
            headers = @Header(name = "Location", ref = ApiHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SubmittedJson.class)))
    @ApiResponse(
            responseCode = "202",
            description = "A moderator will look at it.",
            headers = @Header(name = "Location", ref = ApiHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SubmittedJson.class)))
    Mono<ResponseEntity<SubmittedJson>> add(
            @PathVariable String idOrSlug, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> send(idOrSlug, sender, exchange))
                .map(ThreadController::answer);
    }

    private Mono<SubmittedComment> send(String idOrSlug, AdmittedSender sender, ServerWebExchange exchange) {
        return JsonFields.of(exchange.getRequest(), CommentText.MAX_REQUEST, COMMENT)
                .map(fields -> form(fields, exchange))
                .flatMap(form -> submissions.send(idOrSlug, form, sender));
    }

    private CommentForm form(JsonFields fields, ServerWebExchange exchange) {
        var form = new CommentForm(
                fields.string("name"),
                fields.string("text"),
                fields.string("parentId"),
                fields.string("formToken"),
                fields.string("website"),
                authors.of(exchange.getRequest()),
                IdempotencyHeader.of(exchange).orElse(null),
                false);
        fields.check();
        return form;
    }

    private static ResponseEntity<SubmittedJson> answer(SubmittedComment submitted) {
        var json = SubmittedJson.of(submitted);
        return ResponseEntity.status(submitted.isShown() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(
                        URI.create(CommentController.PATH + '/' + json.comment().id()))
                .header("Cache-Control", "no-store")
                .body(json);
    }
}
