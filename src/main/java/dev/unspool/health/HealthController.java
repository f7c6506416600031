package dev.unspool.health;

import dev.unspool.hotfeed.Servable;
import dev.unspool.stream.OpenStreams;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
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

    private final EventLoopWatchLifecycle loops;
    private final Servable servable;
    private final ReadinessLifecycle readiness;
    private final OpenStreams streams;

    HealthController(
            EventLoopWatchLifecycle loops, Servable servable, ReadinessLifecycle readiness, OpenStreams streams) {
        this.loops = loops;
        this.servable = servable;
        this.readiness = readiness;
        this.streams = streams;
    }

    @GetMapping("/livez")
    @Operation(summary = "Whether the process makes progress", description = "Looks at the event loops only.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "503")
    ResponseEntity<Health> live() {
        return answer(Map.of("eventLoops", loops.isTurning()));
    }

    @GetMapping({"/readyz", "/health"})
    @Operation(
            summary = "Whether to send new requests and streams here",
            description =
                    "Started and not stopping, and with a feed to show: from the store, or kept. An instance without places for streams is"
                            + " ready: it answers streams with `bye`, and goes on serving pages. A balancer that has streams in a backend of"
                            + " their own asks with `for=streams`, which is ready only while there is a place.")
    @Parameter(name = "for", schema = @Schema(allowableValues = STREAMS))
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "503")
    ResponseEntity<Health> ready(@RequestParam(name = "for", required = false) @Nullable String what) {
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("takingPart", readiness.isTakingPart());
        checks.put("feed", servable.isFeedServable());
        if (what != null) {
            checks.put("streamPlaces", hasStreamPlace(what));
        }
        return answer(checks);
    }

    private boolean hasStreamPlace(String what) {
        if (!what.equals(STREAMS)) {
            throw Problem.malformed("Give `for` as streams, or leave it out.");
        }
        return streams.hasPlace();
    }

    private static ResponseEntity<Health> answer(Map<String, Boolean> checks) {
        var up = checks.values().stream().allMatch(Boolean::booleanValue);
        return ResponseEntity.status(up ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new Health(up ? "up" : "down", checks));
    }

    /** @param checks what was looked at, and whether it is well */
    record Health(String status, Map<String, Boolean> checks) {}
}
