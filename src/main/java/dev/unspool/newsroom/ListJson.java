package dev.unspool.newsroom;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/** A page of a list in the newsroom's API. */
record ListJson<T>(
        @Schema(description = "The items of the page.") List<T> items,
        @Schema(description = "Where the next page is.") Page page) {

    /** Creates a page of the first {@code limit} of {@code found}, which has one more if the list continues. */
    static <F, T> ListJson<T> of(List<F> found, int limit, Function<F, T> item, Function<F, String> cursor) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursor.apply(shown.get(limit - 1)) : null;
        return new ListJson<>(shown.stream().map(item).toList(), new Page(next, next != null));
    }

    /** Answers with the page, and a {@code Link} to the next one (RFC 8288) if there is one. */
    ResponseEntity<ListJson<T>> answer(ServerWebExchange exchange) {
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            var address = UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("cursor", page.next())
                    .build(true);
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return answer.body(this);
    }

    @Schema(name = "NewsroomPage")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {}
}
