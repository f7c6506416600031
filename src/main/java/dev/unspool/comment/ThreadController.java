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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The endpoint that adds a comment to an article. */
@RestController
@Tag(name = "Comments")
class ThreadController {

    private static final String PATH = "/api/v1/articles/{idOrSlug}/comments";

    private static final KnownNames COMMENT = KnownNames.of("name", "text", "parentId", "formToken", "website");

    private final Submissions submissions;
    private final Authors authors;

    ThreadController(Submissions submissions, Authors authors) {
        this.submissions = submissions;
        this.authors = authors;
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
