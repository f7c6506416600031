package dev.unspool.audience;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;

/** The body of a view, for the OpenAPI document; {@link Beacon} reads it. */
@Schema(name = "View", additionalProperties = AdditionalPropertiesValue.FALSE)
record ViewJson(
        @Schema(
                pattern = SchemaPatterns.UUID,
                description = "Random, made by the page for each article and visit. Counted once.")
        String viewId,

        @Schema(
                minimum = "0",
                maximum = "100",
                description = "How far the article was read, in percent; the deepest of one `viewId` counts.")
        @Nullable
        Integer depth) {}
