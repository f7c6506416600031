package dev.unspool.tail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of the tail in the API's JSON. */
@Schema(name = "Tail")
@JsonInclude(Include.NON_NULL)
record TailJson(
        @Schema(description = "What changed after the seq in the address, in order; none where nothing did.")
        List<TailItem> items,

        @Schema(description = "The newest change of all when this was answered.")
        long head,

        @Schema(description = "Ask for this address next: always another one.")
        String next,

        @Schema(description = "Wait so long before you do, in milliseconds, and add some of your own by chance.")
        @Nullable
        Long waitMs,

        @Schema(description = "Changes were missed and cannot be told one by one.") @Nullable
        Reload resync) {

    /** Why changes cannot be told one by one, and what to do. */
    @Schema(name = "TailResync")
    record Reload(
            @Schema(
                    description =
                            "`restored`: an older copy of the database was restored, or the address is of another site. `expired`: the log no longer holds them.",
                    allowableValues = {"restored", "expired"})
            String reason,

            @Schema(
                    description =
                            "`page`: load anew what you show, then go on with the `tail` that it names, or with `next` if it names none.",
                    allowableValues = "page")
            String refetch) {

        static final Reload RESTORED = new Reload("restored", "page");
        static final Reload EXPIRED = new Reload("expired", "page");
    }
}
