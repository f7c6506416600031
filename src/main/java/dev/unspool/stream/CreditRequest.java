package dev.unspool.stream;

import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** The body of a credit request: {@code {"upTo": 7}}. */
@Schema(name = "CreditRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record CreditRequest(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                minimum = "0",
                maximum = "2147483647",
                description = "A position: articles up to it may be sent.")
        @Nullable
        Integer upTo) {

    /** @throws Problem if there is no position */
    int position() {
        if (upTo == null || upTo < 0) {
            throw Problem.malformed("Send {\"upTo\": n}, n a position: a whole number from 0.");
        }
        return upTo;
    }
}
