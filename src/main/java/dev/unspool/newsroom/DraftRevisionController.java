package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that shows what a draft was after each save, and that makes it so again. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DraftRevisionController {

    private static final String REVISIONS = ARTICLES + "/{id}/draft-revisions";
    private static final String EDITION = "`edition` of a revision in the list.";

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private static final Pattern EDITIONS = Pattern.compile("d([1-9]\\d{0,8})");

    private final NewsroomArchive archive;
    private final ArticleCommands commands;
    private final EditAnswers answers;
    private final ListCursors cursors;

    DraftRevisionController(
            NewsroomArchive archive, ArticleCommands commands, EditAnswers answers, ListCursors cursors) {
        this.archive = archive;
        this.commands = commands;
        this.answers = answers;
        this.cursors = cursors;
    }

    @GetMapping(path = REVISIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listDraftRevisions", summary = "What a draft was after each save", description = """
                    The newest first, without bodies. The newest 50 are kept; of older ones the last of every ten minutes of a day, and the last of each
                    day before that, 300 at most. The newest 50 stay when the draft is published. A kill deletes them all.""")
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page of the same draft.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<DraftRevisionJson>>> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var list = "draft-revisions " + id;
        var from = cursors.read(list, cursor, ListCursors.at(Integer.MAX_VALUE));
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return archive.find(EditRequest.id(id))
                .switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)))
                .flatMap(article -> archive.draftRevisions(article.id(), (int) from.micros(), count + 1))
                .map(found -> ListJson.of(
                        found,
                        count,
                        DraftRevisionJson::of,
                        last -> cursors.write(
                                list, ListCursors.at(last.edition().number()))))
                .map(page -> page.answer(exchange));
    }

    @GetMapping(path = REVISIONS + "/{edition}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readDraftRevision",
            summary = "What a draft was after a save",
            description = "The whole draft with its body, as it was. `404` if the article or the edition is not kept.")
    @Parameter(
            name = "edition",
            description = EDITION,
            schema = @Schema(type = "string", pattern = "^d[1-9][0-9]{0,8}$"))
    @ApiResponse(responseCode = "200", description = "The draft as it was.")
    Mono<DraftRevisionJson> one(@PathVariable String id, @PathVariable String edition) {
        return archive.draftRevision(EditRequest.id(id), edition(edition))
                .map(DraftRevisionJson::of)
                .switchIfEmpty(Mono.error(() -> notKept(edition)));
    }

    @PostMapping(REVISIONS + "/{edition}/restore")
    @Operation(
            operationId = "restoreDraftRevision",
            summary = "Makes a draft what it was after a save",
            description =
                    "That is a save of its own, and can be undone in the same way. If the draft is so already, nothing changes.")
    @Parameter(
            name = "edition",
            description = EDITION,
            schema = @Schema(type = "string", pattern = "^d[1-9][0-9]{0,8}$"))
    @IfMatch(DeskController.IF_MATCH)
    @FailsWith(ProblemCode.VALIDATION_FAILED)
    @ChangedArticle
    Mono<ResponseEntity<NewsroomArticleJson>> restore(
            @PathVariable String id,
            @PathVariable String edition,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var order = EditRequest.of(id, editor, exchange);
        return answers.changed(
                editor,
                id,
                commands.restoreRevision(order, edition(edition)).switchIfEmpty(Mono.error(() -> notKept(edition))));
    }

    private static int edition(String text) {
        var edition = EDITIONS.matcher(text);
        if (!edition.matches()) {
            throw notKept(text);
        }
        return Integer.parseInt(edition.group(1));
    }

    private static Problem notKept(String edition) {
        return Problem.notFound("No revision " + edition + " of a draft with this id is kept.");
    }
}
