package dev.unspool.comment;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.unspool.web.Fault;
import dev.unspool.web.OurForms;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** One comment: to look at, to change by its author, to report. */
@RestController
@Tag(name = "Comments")
class CommentController {

    static final String PATH = "/api/v1/comments";

    /** Characters. */
    private static final int MAX_REASON = 500;

    private final OwnComments comments;
    private final Reports reports;
    private final Submissions submissions;
    private final OurForms forms;
    private final Turns turns;
    private final Authors authors;

    CommentController(
            OwnComments comments,
            Reports reports,
            Submissions submissions,
            OurForms forms,
            Turns turns,
            Authors authors) {
        this.comments = comments;
        this.reports = reports;
        this.submissions = submissions;
        this.forms = forms;
        this.turns = turns;
        this.authors = authors;
    }

    @GetMapping(PATH + "/{id}")
    @Operation(
            summary = "One comment",
            description = "That readers see, or with `Unspool-Author` one of yours that waits.")
    @Parameter(name = AuthorHeader.NAME, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = CommentJson.class)))
    Mono<ResponseEntity<CommentJson>> comment(
            @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.defer(() -> comments.find(id(id), authors.inHeader(exchange.getRequest())))
                .map(entry -> answer(CommentJson.of(entry, AuthorHeader.isIn(exchange.getRequest()))));
    }

    @PatchMapping(path = PATH + "/{id}", consumes = APPLICATION_JSON_VALUE)
    @Operation(summary = "Gives a comment of yours another text", description = """
                    For five minutes after it was written. The new text is judged like the first: readers may see it no longer until a
                    moderator has.""")
    @Parameter(name = AuthorHeader.NAME, in = ParameterIn.HEADER, required = true, schema = @Schema(type = "string"))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentTakes.Edit.class)))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = CommentJson.class)))
    Mono<ResponseEntity<CommentJson>> edit(
            @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> Incoming.of(exchange)
                        .map(incoming -> CommentWords.text(incoming.checked("text")))
                        .flatMap(text -> comments.edit(id(id), authors.of(exchange.getRequest()), text, sender)))
                .map(entry -> answer(CommentJson.of(entry, true)));
    }

    @DeleteMapping(PATH + "/{id}")
    @Operation(summary = "Takes a comment of yours away", description = "For five minutes after it was written.")
    @Parameter(name = AuthorHeader.NAME, in = ParameterIn.HEADER, required = true, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> delete(@PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> comments.delete(id(id), authors.of(exchange.getRequest())))
                .thenReturn(nothing());
    }

    @PostMapping(PATH + "/{id}/reports")
    @Operation(
            summary = "Tells the moderators of a comment",
            description =
                    "Counted once from a household, which is an IPv4 address or an IPv6 network of 48 bits; `204` all the same.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommentTakes.Report.class)))
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> report(@PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
        // It needs neither header nor body, so another site could have its readers send it.
        forms.check(exchange.getRequest());
        return submissions
                .admit(exchange.getRequest())
                .flatMap(sender -> Incoming.of(exchange)
                        .map(CommentController::reason)
                        .flatMap(reason -> turns.during(comments.seen(id(id), null)
                                .flatMap(kept -> reports.add(kept.comment().id(), sender, reason)))))
                .thenReturn(nothing());
    }

    /** Empty where none is given. */
    private static String reason(Incoming incoming) {
        var reason = incoming.checked("reason");
        if (reason == null) {
            return "";
        }
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw Problem.invalid(
                    List.of(new Fault("reason", "too-long", "must have at most " + MAX_REASON + " characters")));
        }
        return CommentText.printable(reason);
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
