package dev.unspool.newsroom;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list of the newsroom. */
@Schema(name = "NewsroomList")
record ListJson<T>(List<T> items, Page page) {

    /** The first {@code limit} of {@code found}, which has one more where the list goes on. */
    static <F, T> ListJson<T> of(List<F> found, int limit, Function<F, T> item, Function<F, String> cursor) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursor.apply(shown.get(limit - 1)) : null;
        return new ListJson<>(shown.stream().map(item).toList(), new Page(next, next != null));
    }

    @Schema(name = "NewsroomPage")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            boolean hasMore) {}
}
