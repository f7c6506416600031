package dev.unspool.health;

import dev.unspool.hotfeed.FeedAvailability;
import dev.unspool.redis.RedisWatchLifecycle;
import dev.unspool.stream.OpenStreams;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health")
class HealthController {

    private static final String STREAMS = "streams";

    private static final String READINESS = "Whether to send new requests and streams here";
    private static final String READY = "Send them.";
    private static final String NOT_READY = "Send none for now.";
    private static final String FOR = "`streams`: ready only while there is a place for a stream.";
    private static final String WHAT_READY_MEANS = """
            Started and not stopping, with a feed to show, from the store or kept, and with changes reaching pages and streams.
            An instance without places for streams is ready: it answers streams with `bye`, and goes on serving pages. A balancer that has streams in a backend of their own asks with `for=streams`.
            Servers that do not answer are in `degraded`: the instance does without them, and stays ready.""";

    private final EventLoopWatchLifecycle loops;
    private final FeedAvailability feed;
    private final ChangeFollowing changes;
    private final ReadinessLifecycle readiness;
    private final OpenStreams streams;
    private final RedisWatchLifecycle redis;

    HealthController(
            EventLoopWatchLifecycle loops,
            FeedAvailability feed,
            ChangeFollowing changes,
            ReadinessLifecycle readiness,
            OpenStreams streams,
            RedisWatchLifecycle redis) {
        this.loops = loops;
        this.feed = feed;
        this.changes = changes;
        this.readiness = readiness;
        this.streams = streams;
        this.redis = redis;
    }

    @GetMapping("/livez")
    @Operation(
            operationId = "checkLiveness",
            summary = "Whether the process makes progress",
            description = "Looks at the event loops only.")
    @ApiResponse(
            responseCode = "200",
            description = "It does.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It does not: restart it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    ResponseEntity<Health> live() {
        return answer(Map.of("eventLoops", loops.areAllResponsive()), List.of());
    }

    @GetMapping("/readyz")
    @Operation(operationId = "checkReadiness", summary = READINESS, description = WHAT_READY_MEANS)
    @Parameter(name = "for", description = FOR, schema = @Schema(type = "string", allowableValues = STREAMS))
    @ApiResponse(
            responseCode = "200",
            description = READY,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = NOT_READY,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    ResponseEntity<Health> ready(@RequestParam(name = "for", required = false) @Nullable String what) {
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("takingPart", readiness.isTakingPart());
        checks.put("feed", feed.isAvailable());
        checks.put("changes", changes.isFollowing());
        if (what != null) {
            checks.put("streamPlaces", hasStreamPlace(what));
        }
        return answer(checks, degraded());
    }

    @GetMapping("/health")
    @Operation(operationId = "checkHealth", summary = READINESS, description = "Another name of `/readyz`.")
    @Parameter(name = "for", description = FOR, schema = @Schema(type = "string", allowableValues = STREAMS))
    @ApiResponse(
            responseCode = "200",
            description = READY,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = NOT_READY,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    ResponseEntity<Health> health(@RequestParam(name = "for", required = false) @Nullable String what) {
        return ready(what);
    }

    private List<String> degraded() {
        var degraded = new ArrayList<String>();
        if (!redis.isAnswering()) {
            degraded.add("redis");
        }
        if (!feed.isStoreReadable()) {
            degraded.add("postgresql");
        }
        return degraded;
    }

    private boolean hasStreamPlace(String what) {
        if (!what.equals(STREAMS)) {
            throw Problem.malformed("Give `for` as streams, or leave it out.");
        }
        return streams.hasCapacity();
    }

    private static ResponseEntity<Health> answer(Map<String, Boolean> checks, List<String> degraded) {
        var up = checks.values().stream().allMatch(Boolean::booleanValue);
        return ResponseEntity.status(up ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new Health(up ? "up" : "down", checks, degraded));
    }

    /** The answer to a probe. */
    @Schema(name = "Health")
    record Health(
            @Schema(
                    description = "`up` if every check passed.",
                    allowableValues = {"up", "down"})
            String status,

            @Schema(description = "Each check, and whether it passed.")
            Map<String, Boolean> checks,

            @Schema(
                    description =
                            "Servers that do not answer, and which the instance does without: `redis`, `postgresql`.")
            List<String> degraded) {}
}
