package dev.unspool.hotfeed;

import reactor.core.publisher.Mono;

/**
 * A request for an answer: where it is cached and how to make it.
 *
 * @param key equal for all requests that get the same answer, and for no others
 * @param fill makes the answer from the store
 * @param isShared whether instances share it through Redis. First pages are shared. A page behind a cursor is requested once or twice, and
 *     a round trip to Redis costs as much as making it
 * @param heard the number of the last change, beside those of the change log, that concerns the answer and that this instance had heard of when the
 *     request came: an answer that began to be made before it is not for this request. Numbers rise; 0 if there was none
 * @param mayBeKept whether caches in front may keep what this request gets
 */
public record Lookup(String key, Mono<Rendered> fill, boolean isShared, long heard, boolean mayBeKept) {

    /** Creates a request for an answer that depends on the change log alone. */
    public Lookup(String key, Mono<Rendered> fill, boolean isShared) {
        this(key, fill, isShared, 0);
    }

    /** Creates a request for an answer that depends on changes beside those of the change log too. */
    public Lookup(String key, Mono<Rendered> fill, boolean isShared, long heard) {
        this(key, fill, isShared, heard, true);
    }

    /** Returns a request for the same answer, which no cache in front may keep. */
    public Lookup unkept() {
        return new Lookup(key, fill, isShared, heard, false);
    }
}
