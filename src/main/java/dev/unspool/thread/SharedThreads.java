package dev.unspool.thread;

import dev.unspool.comment.ThreadPage;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.comment.Threads;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads pages of comments that all readers share, each with the condition under which it may be kept in memory. */
@Component
public final class SharedThreads {

    private final Threads threads;
    private final ThreadVersions versions;
    private final ThreadVersionsLifecycle reader;
    private final Clock clock;

    SharedThreads(Threads threads, ThreadVersions versions, ThreadVersionsLifecycle reader, Clock clock) {
        this.threads = threads;
        this.versions = versions;
        this.reader = reader;
        this.clock = clock;
    }

    /** Gives the page. Fails as {@link Threads#page} does. */
    public Mono<SharedThread> page(ThreadRequest request) {
        return Mono.defer(() -> {
            var reading = versions.begin();
            return threads.page(request)
                    .doOnNext(
                            page -> versions.note(page.article(), page.version().id(), reading))
                    .map(page -> new SharedThread(page, condition(page)));
        });
    }

    /** Returns how many changes of threads this instance has heard of. */
    public long heard() {
        return versions.heard();
    }

    private ThreadCondition condition(ThreadPage page) {
        var version = page.version().id();
        return new ThreadCondition(page.article(), version, page.endsAt().toEpochMilli(), versions, reader, clock);
    }
}
