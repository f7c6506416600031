package dev.unspool.hotfeed;

import dev.unspool.web.QueryRule;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** A kind of address whose answers are cached. A bean of this type has {@link HotPathHandler} answer its requests. */
public interface HotResource {

    /** Whether {@code path}, still encoded, may be of this kind. Called for every request: look only at how it begins. */
    boolean mayMatch(String path);

    /** Whether everybody gets the same answer to a request with this method and these headers. WebFlux answers all others. */
    default boolean isForEverybody(HttpMethod method, HttpHeaders headers) {
        return true;
    }

    /**
     * Whether caches in front may keep the answer to a request with these headers. They may not if the answer varies by a header that has any value:
     * each value would make another copy.
     */
    default boolean mayBeKept(HttpHeaders headers) {
        return true;
    }

    /** The query parameters of all its addresses. Any other is refused. */
    QueryRule query();

    /**
     * Returns how to find or make the answer to {@code target}; null if the address is of another kind.
     *
     * @throws Problem if the request is invalid
     */
    @Nullable
    Lookup lookup(RequestTarget target);
}
