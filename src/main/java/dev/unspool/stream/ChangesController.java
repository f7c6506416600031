package dev.unspool.stream;

import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The change log by request: for clients that cannot open a stream, and for those that keep a copy. */
@RestController
@Tag(name = "Stream")
class ChangesController {

    private static final String AHEAD =
            "There is no such change: `after` is a mistake, or an older copy of the database was restored. ";

    private static final int MAX_LIMIT = 100;

    private static final Pattern SEQ = Pattern.compile("0|[1-9]\\d{0,17}");

    /** A retraction must be gone from every cache within a second, and the news of it must come no later. */
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
    @Operation(operationId = "listChanges", summary = "What was published, corrected and retracted", description = """
                    In the order of `seq`, which rises by exactly one. Begin with `changes.seq` of a feed page, and go on with `next`. At
                    least the changes of a week are kept. A position further back, or ahead of the log because an older copy of the
                    database was restored, is `410 position-expired` and names the oldest: load your pages anew then.""")
    @Parameter(
            name = "after",
            required = true,
            description = "The last change that you know: `changes.seq` or `next`.",
            schema = @Schema(type = "integer", format = "int64", minimum = "0", maximum = "999999999999999999"))
    @Parameter(
            name = "limit",
            description = "100, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @FailsWith(ProblemCode.POSITION_EXPIRED)
    @ApiResponse(
            responseCode = "200",
            description = "A part of the change log.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
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
            var head = changes.head().seq();
            throw new Problem(
                    ProblemCode.POSITION_EXPIRED,
                    (after > head ? AHEAD : "") + "Load your pages anew, and begin with their `changes.seq`.",
                    Map.of("oldest", changes.oldest(), "head", head));
        }
        return changes;
    }

    private static long after(@Nullable String after) {
        if (after == null || !SEQ.matcher(after).matches()) {
            throw Problem.malformed("Give `after` as the seq of a change: a whole number from 0.");
        }
        return Long.parseLong(after);
    }
}
