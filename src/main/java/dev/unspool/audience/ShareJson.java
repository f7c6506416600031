package dev.unspool.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a share, for the document; {@link BeaconBody} reads it. */
@Schema(name = "Share")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShareJson(
        @Schema(
                format = "uuid",
                description =
                        "That of the view: then each target is counted once for it. Without, every request is a share of its own.")
        @Nullable
        String viewId,

        @Schema(allowableValues = {"facebook", "x", "linkedin", "copy", "sheet"})
        String target) {}
