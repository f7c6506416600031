package dev.unspool.stream;

import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The changes by request: for clients whose stream cannot be had, and for those that keep a copy. */
@RestController
@Tag(name = "Stream")
class ChangesController {

    private static final int MAX_LIMIT = 100;

    /** A retraction must be gone from every cache within a second, and news of one no later. */
    private static final String ONE_SECOND = "public, max-age=0, s-maxage=1";

    private final ChangeLog log;
    private final JsonAnswers answers;
    private final Site site;

    ChangesController(ChangeLog log, JsonAnswers answers, Site site) {
        this.log = log;
        this.answers = answers;
        this.site = site;
    }

    @GetMapping("/api/v1/changes")
    @Operation(summary = "What was published, corrected and retracted", description = """
                    In the order of `seq`, which rises by exactly one. Begin with `changes.seq` of a feed page, and go on with `next`. At
                    least the changes of a week are kept; a position further back is `410 position-expired` and names the oldest: load
                    your pages anew then.""")
    @Parameter(
            name = "after",
            required = true,
            description = "The last change that you know: `changes.seq` or `next`.",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    @Parameter(
            name = "limit",
            description = "100, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChangesJson.class)))
    Mono<ResponseEntity<byte[]>> changes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit) {
        return Mono.defer(() -> answer(after(after), PageLimit.of(limit, MAX_LIMIT, MAX_LIMIT)));
    }

    private Mono<ResponseEntity<byte[]>> answer(long after, int limit) {
        return log.after(after, limit)
                .map(changes -> ChangesJson.of(kept(changes, after), after, site))
                .map(json -> answers.ok(json, ONE_SECOND));
    }

    private static Changes kept(Changes changes, long after) {
        if (!changes.reachBackTo(after)) {
            throw new Problem(
                    ProblemCode.POSITION_EXPIRED,
                    "Load your pages anew, and begin with their `changes.seq`.",
                    Map.of("oldest", changes.oldest(), "head", changes.head().seq()));
        }
        return changes;
    }

    private static long after(@Nullable String after) {
        if (after == null || !after.matches("\\d{1,18}")) {
            throw Problem.malformed("Give `after` as the seq of a change: a whole number from 0.");
        }
        return Long.parseLong(after);
    }
}
