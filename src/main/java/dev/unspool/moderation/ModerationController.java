package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.moderation.DecisionOutcome.Result;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.RequestBytes;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints for moderators. Package {@code access} requires an access token of the scope {@code moderate} for them. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Moderation")
@SecurityRequirement(name = "accessToken")
class ModerationController {

    static final String PATH = "/api/v1/newsroom/comments";

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    /** Characters of a search. */
    private static final int MAX_WORDS = 200;

    /** Bytes of a request body: twice what a hundred ids with their versions and the longest reason, escaped, take. */
    private static final int MAX_BODY = 32 * 1024;

    private static final String DECISION = """
            Safe to repeat: what is so already is answered with `unchanged`. `412` where the comment is not the `version` that was looked at.
            A removed comment with approved replies stays as a tombstone without name and text.""";

    private static final String DECIDED = "What came of it. `batch` takes it back.";

    private final ModerationQueue queue;
    private final Decisions decisions;
    private final Reasons reasons;
    private final Site site;

    ModerationController(ModerationQueue queue, Decisions decisions, Reasons reasons, Site site) {
        this.queue = queue;
        this.decisions = decisions;
        this.reasons = reasons;
        this.site = site;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCommentsForModerators",
            summary = "The comments of the whole site in one state",
            description = """
                    Pending ones, the oldest first; all others, the newest first. `reported` are the approved ones that readers reported
                    since: approving one dismisses its reports, and those to come do not hide it. Each with the reasons of the rules that held it, and with
                    the places in its text that are not what they look like.""")
    @Parameter(
            name = "status",
            description = "The state of the comments.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"pending", "reported", "approved", "rejected", "spam", "removed"},
                            defaultValue = "pending"))
    @Parameter(
            name = "article",
            description = "The id of an article: only comments on it.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.ID))
    @Parameter(
            name = "q",
            description = "Only comments whose name or text holds this, in any case.",
            schema = @Schema(type = "string", maxLength = MAX_WORDS, pattern = SchemaPatterns.TEXT))
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page with the same filters.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "50, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(responseCode = "200", description = "A page of comments.")
    Mono<QueueJson> list(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var filter = new QueueFilter(status(status), article(article), words(q));
        return queue.page(filter, cursor, PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT))
                .map(page -> QueueJson.of(page, reasons, site));
    }

    @PostMapping(path = PATH + "/{id}/approve", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "approveComment", summary = "Lets readers see a comment", description = DECISION)
    @RequestBody(content = @Content(schema = @Schema(implementation = ModerationOrder.One.class)))
    @FailsWith(ProblemCode.VERSION_CONFLICT)
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> approve(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return decide(ModerationAction.APPROVE, id, exchange, moderator);
    }

    @PostMapping(path = PATH + "/{id}/reject", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "rejectComment", summary = "Keeps a comment from readers", description = DECISION)
    @RequestBody(content = @Content(schema = @Schema(implementation = ModerationOrder.One.class)))
    @FailsWith(ProblemCode.VERSION_CONFLICT)
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> reject(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return decide(ModerationAction.REJECT, id, exchange, moderator);
    }

    @PostMapping(path = PATH + "/{id}/spam", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "markCommentAsSpam",
            summary = "Keeps a comment from readers as spam",
            description = DECISION)
    @RequestBody(content = @Content(schema = @Schema(implementation = ModerationOrder.One.class)))
    @FailsWith(ProblemCode.VERSION_CONFLICT)
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> spam(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return decide(ModerationAction.SPAM, id, exchange, moderator);
    }

    @PostMapping(path = PATH + "/{id}/remove", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "removeComment", summary = "Takes a published comment away", description = DECISION)
    @RequestBody(content = @Content(schema = @Schema(implementation = ModerationOrder.One.class)))
    @FailsWith(ProblemCode.VERSION_CONFLICT)
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> remove(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return decide(ModerationAction.REMOVE, id, exchange, moderator);
    }

    @PostMapping(path = PATH + "/bulk", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "decideOnComments", summary = "Decides on up to 100 comments at once", description = """
                    In one transaction. What cannot be changed does not hold up the rest: `items` says what came of each.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ModerationOrder.Bulk.class)))
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> bulk(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Principal moderator) {
        return RequestBytes.json(exchange.getRequest(), MAX_BODY)
                .map(body -> body.as(ModerationOrder.Bulk.class))
                .flatMap(order -> decisions.decide(order.act(), order.targets(), moderator.getName(), order.reason()))
                .map(DecisionJson::of);
    }

    @PostMapping(path = PATH + "/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "undoDecision", summary = "Takes a decision back", description = """
                    Comments on which something else was decided since stay as they are (`stale`). Safe to repeat: the second time there is
                    nothing left to take back. The answer's own `batch` takes this back again.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ModerationOrder.Undo.class)))
    @ApiResponse(responseCode = "200", description = DECIDED)
    Mono<DecisionJson> undo(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Principal moderator) {
        return RequestBytes.json(exchange.getRequest(), MAX_BODY)
                .map(body -> body.as(ModerationOrder.Undo.class))
                .flatMap(order -> decisions.undo(order.id(), moderator.getName()))
                .map(DecisionJson::of);
    }

    /** Parses the id of a comment. @throws Problem {@code not-found} if it is none */
    static CommentId comment(String id) {
        return CommentId.parse(id).orElseThrow(() -> notFound(id));
    }

    private Mono<DecisionJson> decide(
            ModerationAction action, String id, ServerWebExchange exchange, Principal moderator) {
        var comment = comment(id);
        return RequestBytes.json(exchange.getRequest(), MAX_BODY)
                .map(body -> body.isEmpty() ? ModerationOrder.One.EMPTY : body.as(ModerationOrder.One.class))
                .flatMap(one -> decisions.decide(
                        action, List.of(new DecisionTarget(comment, one.version())), moderator.getName(), one.note()))
                .doOnNext(ModerationController::check)
                .map(DecisionJson::of);
    }

    private static void check(Decision decision) {
        var outcome = decision.outcomes().get(0);
        if (outcome.result() == Result.MISSING) {
            throw notFound(outcome.comment().toString());
        }
        if (outcome.result() == Result.STALE) {
            throw new Problem(
                    ProblemCode.VERSION_CONFLICT, "The comment is not what you looked at any more. Read it again.");
        }
    }

    private static QueueStatus status(String status) {
        try {
            return QueueStatus.of(status);
        } catch (IllegalArgumentException none) {
            throw Problem.malformed(
                    "Give `status` as pending, reported, approved, rejected, spam or removed, or leave it out.");
        }
    }

    private static @Nullable ArticleId article(@Nullable String id) {
        return id == null
                ? null
                : ArticleId.parse(id).orElseThrow(() -> Problem.malformed("Give `article` as the id of an article."));
    }

    private static @Nullable String words(@Nullable String q) {
        if (q != null && (q.codePointCount(0, q.length()) > MAX_WORDS || q.indexOf('\0') >= 0)) {
            throw Problem.malformed("Give `q` as at most " + MAX_WORDS + " characters of text.");
        }
        return q == null || q.isBlank() ? null : q.strip();
    }

    private static Problem notFound(String id) {
        return Problem.notFound("No comment has the id " + id + ".");
    }
}
