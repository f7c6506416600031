package dev.unspool.article;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A public correction: the version that it made, its time, and the note that readers see. */
public record Correction(
        @Schema(description = "The version that it made.") int version,
        @Schema(description = "When it was made.") Instant at,
        @Schema(description = "What readers are told.") String note) {}
