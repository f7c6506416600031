package dev.unspool.announce;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells all instances of news. What is told may be lost: whoever listens asks the store now and then all the same. */
@Component
public final class Announcements {

    /** The change log has grown to {@code seq}. Completes soon, and never fails: Redis may be away. */
    public Mono<Void> changedUpTo(long seq) {
        return Mono.empty();
    }
}
