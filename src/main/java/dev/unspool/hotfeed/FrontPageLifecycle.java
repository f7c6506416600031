package dev.unspool.hotfeed;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the front page in memory, as a page and as JSON, whether or not anybody requests it: while PostgreSQL is away, it is what most readers ask
 * for first. It is made again at once after each change, so that all instances have the same one when PostgreSQL falls silent: otherwise readers
 * behind a balancer would go back and forth between an older and a newer one until it speaks again.
 */
@Component
final class FrontPageLifecycle extends PhasedLifecycle {

    private static final List<String> PATHS = List.of("/", "/api/v1/feed");

    /** Between two looks whether they are still fresh. Each looks into memory only, if they are. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** From the end of one renewal to the next: during an import, each instance makes the front page some ten times a second, and no more often. */
    private static final Duration REST = Duration.ofMillis(100);

    private final List<Lookup> pages;
    private final HotAnswers answers;
    private final KnownChangesLifecycle changes;
    private final Duration pause;

    @Autowired
    FrontPageLifecycle(List<HotResource> resources, HotAnswers answers, KnownChangesLifecycle changes) {
        this(resources, answers, changes, PAUSE);
    }

    /** @param pause between two looks whether the pages are still fresh */
    FrontPageLifecycle(List<HotResource> resources, HotAnswers answers, KnownChangesLifecycle changes, Duration pause) {
        super(Phase.LAST);
        this.pages = PATHS.stream().flatMap(path -> lookups(resources, path)).toList();
        this.answers = answers;
        this.changes = changes;
        this.pause = pause;
    }

    @Override
    protected Disposable begin() {
        pages.forEach(answers::keep);
        return Flux.merge(changes.heads(), Flux.interval(Duration.ZERO, pause).onBackpressureDrop())
                .onBackpressureLatest()
                .concatMap(any -> renewed(), 0) // asks for the latest once the one before is done
                .subscribe();
    }

    private Mono<Long> renewed() {
        return Flux.fromIterable(pages)
                .flatMap(page -> answers.keepFresh(page).onErrorComplete(), PATHS.size()) // readers are told what fails
                .then(Mono.delay(REST));
    }

    private static Stream<Lookup> lookups(List<HotResource> resources, String path) {
        var target = RequestTarget.of(path);
        return resources.stream()
                .map(resource -> resource.lookup(target))
                .filter(Objects::nonNull)
                .limit(1);
    }
}
