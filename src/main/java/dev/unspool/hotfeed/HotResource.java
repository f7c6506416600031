package dev.unspool.hotfeed;

import dev.unspool.web.QueryRule;
import org.jspecify.annotations.Nullable;

/** A kind of address whose answers are cached. A bean of this type has {@link HotPathHandler} answer its requests. */
public interface HotResource {

    /** Whether {@code path}, still encoded, may be of this kind. Called for every request: look only at how it begins. */
    boolean mayMatch(String path);

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
