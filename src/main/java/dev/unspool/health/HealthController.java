package dev.unspool.health;

import dev.unspool.hotfeed.Servable;
import dev.unspool.stream.OpenStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health")
class HealthController {

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
                    "Started and not stopping, with places for streams, and with a feed to show: from the store, or kept.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "503")
    ResponseEntity<Health> ready() {
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("takingPart", readiness.isTakingPart());
        checks.put("streamPlaces", streams.hasPlace());
        checks.put("feed", servable.isFeedServable());
        return answer(checks);
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
