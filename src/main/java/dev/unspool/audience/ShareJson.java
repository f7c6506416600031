package dev.unspool.audience;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;

/** The body of a share, for the OpenAPI document; {@link Beacon} reads it. */
@Schema(name = "Share", additionalProperties = AdditionalPropertiesValue.FALSE)
record ShareJson(
        @Schema(
                pattern = SchemaPatterns.UUID,
                description =
                        "That of the view: then each target is counted once for it. Without, every request is a share of its own.")
        @Nullable
        String viewId,

        @Schema(
                description = "Where the article goes: a network, the clipboard, or the system's share sheet.",
                allowableValues = {"facebook", "x", "linkedin", "copy", "sheet"})
        String target) {}
