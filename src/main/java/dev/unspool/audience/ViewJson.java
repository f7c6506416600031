package dev.unspool.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a view, for the document; {@link BeaconBody} reads it. */
@Schema(name = "View")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViewJson(
        @Schema(format = "uuid", description = "Random, made by the page for each article and visit. Counted once.")
        String viewId,

        @Schema(
                minimum = "0",
                maximum = "100",
                description = "How far the article was read, in percent; the deepest of one `viewId` counts.")
        @Nullable
        Integer depth) {}
