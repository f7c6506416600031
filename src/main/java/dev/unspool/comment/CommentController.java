package dev.unspool.comment;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.unspool.openapi.FailsWith;
import dev.unspool.web.Fault;
import dev.unspool.web.JsonFields;
import dev.unspool.web.KnownNames;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints for one comment: read it, change or delete one's own, report it. */
@RestController
@Tag(name = "Comments")
class CommentController {

    static final String PATH = "/api/v1/comments";

    private static final KnownNames EDIT = KnownNames.of("text");
    private static final KnownNames REPORT = KnownNames.of("reason");

    /** Characters of a report's reason. */
    static final int MAX_REASON = 500;

    private final OwnComments comments;
    private final Reports reports;
    private final Submissions submissions;
    private final Bulkhead bulkhead;
    private final Authors authors;

    CommentController(
            OwnComments comments, Reports reports, Submissions submissions, Bulkhead bulkhead, Authors authors) {
        this.comments = comments;
        this.reports = reports;
        this.submissions = submissions;
        this.bulkhead = bulkhead;
        this.authors = authors;
    }

    @GetMapping(PATH + "/{id}")
    @Operation(
            operationId = "readComment",
            summary = "One comment",
            description = "That readers see, or with `Unspool-Author` one of yours that waits.")
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @FailsWith(ProblemCode.ARTICLE_RETRACTED)
    @ApiResponse(
            responseCode = "200",
            description = "The comment as it is now.",
            content =
                    @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = CommentJson.class)))
    Mono<ResponseEntity<CommentJson>> comment(
            @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.defer(() -> comments.find(id(id), authors.inHeader(exchange.getRequest())))
                .map(entry -> answer(CommentJson.of(entry, AuthorHeader.isIn(exchange.getRequest()))));
    }

    @PatchMapping(path = PATH + "/{id}", consumes = APPLICATION_JSON_VALUE)
    @Operation(operationId = "editComment", summary = "Gives a comment of yours another text", description = """
                    For five minutes after it was written. The new text is judged like the first: readers may see it no longer until a
                    moderator has.""")
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            required = true,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentSchemas.Edit.class)))
    @FailsWith({
        ProblemCode.ARTICLE_RETRACTED,
        ProblemCode.COMMENTS_CLOSED,
        ProblemCode.FORBIDDEN,
        ProblemCode.RATE_LIMITED
    })
    @ApiResponse(
            responseCode = "200",
            description = "The comment as it is now.",
            content =
                    @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = CommentJson.class)))
    Mono<ResponseEntity<CommentJson>> edit(
            @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> edit(id, sender, exchange))
                .map(entry -> answer(CommentJson.of(entry, true)));
    }

    @DeleteMapping(PATH + "/{id}")
    @Operation(
            operationId = "deleteComment",
            summary = "Takes a comment of yours away",
            description = "For five minutes after it was written.")
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            required = true,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @FailsWith({ProblemCode.FORBIDDEN, ProblemCode.RATE_LIMITED})
    @ApiResponse(responseCode = "204", description = "It is gone.")
    Mono<ResponseEntity<Void>> delete(@PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> comments.delete(id(id), authors.of(exchange.getRequest())))
                .thenReturn(nothing());
    }

    @PostMapping(PATH + "/{id}/reports")
    @Operation(
            operationId = "reportComment",
            summary = "Tells the moderators of a comment",
            description =
                    "Counted once from a household, which is an IPv4 address or an IPv6 network of 48 bits; `204` all the same.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommentSchemas.Report.class)))
    @FailsWith({ProblemCode.FORBIDDEN, ProblemCode.RATE_LIMITED})
    @ApiResponse(responseCode = "204", description = "Taken.")
    Mono<ResponseEntity<Void>> report(@PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> report(id, sender, exchange))
                .thenReturn(nothing());
    }

    private Mono<ThreadPage.Entry> edit(String id, AdmittedSender sender, ServerWebExchange exchange) {
        return JsonFields.of(exchange.getRequest(), CommentText.MAX_REQUEST, EDIT)
                .map(fields -> CommentContent.text(string(fields, "text")))
                .flatMap(text -> comments.edit(id(id), authors.of(exchange.getRequest()), text, sender));
    }

    private Mono<Void> report(String id, AdmittedSender sender, ServerWebExchange exchange) {
        return JsonFields.of(exchange.getRequest(), CommentText.MAX_REQUEST, REPORT)
                .map(CommentController::reason)
                .flatMap(reason -> bulkhead.run(report(id(id), sender, reason)));
    }

    private Mono<Void> report(CommentId id, AdmittedSender sender, String reason) {
        return comments.seen(id, null)
                .flatMap(stored -> reports.add(stored.comment().id(), sender, reason));
    }

    /** Returns the reason of a report, empty if none is given. */
    private static String reason(JsonFields fields) {
        var reason = string(fields, "reason");
        if (reason == null) {
            return "";
        }
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw Problem.invalid(
                    List.of(new Fault("reason", "too-long", "must have at most " + MAX_REASON + " characters")));
        }
        return CommentText.printable(reason);
    }

    private static @Nullable String string(JsonFields fields, String name) {
        var value = fields.string(name);
        fields.check();
        return value;
    }

    private static CommentId id(String id) {
        return CommentId.parse(id).orElseThrow(() -> Problem.notFound("No comment has this id."));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }

    private static ResponseEntity<Void> nothing() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
