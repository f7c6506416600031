package dev.unspool.stream;

import dev.unspool.store.Changes;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of the change log in the API's JSON. */
@Schema(name = "Changes")
record ChangesJson(
        @Schema(description = "In the order of `seq`.") List<ChangeJson> items,

        @Schema(description = "Ask for the changes after this next.")
        long next,

        @Schema(description = "Whether there are more already.")
        boolean hasMore,

        @Schema(description = "The newest change of all.") long head) {

    static ChangesJson of(Changes changes, long after, Site site) {
        var items = changes.items().stream()
                .map(change -> ChangeJson.of(change, site))
                .toList();
        var next = items.isEmpty() ? after : items.get(items.size() - 1).seq();
        return new ChangesJson(
                items, next, next < changes.head().seq(), changes.head().seq());
    }
}
