package dev.unspool.hotfeed;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Keeps the front page in memory, as a page and as JSON, whether or not anybody requests it: while PostgreSQL is away, it is what most readers ask
 * for first.
 */
@Component
final class FrontPageLifecycle extends PhasedLifecycle {

    private static final List<String> PATHS = List.of("/", "/api/v1/feed");

    /** Between two looks whether they are still fresh. Each looks into memory only. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Lookup> pages;
    private final HotAnswers answers;

    FrontPageLifecycle(List<HotResource> resources, HotAnswers answers) {
        super(Phase.LAST);
        this.pages = PATHS.stream().flatMap(path -> lookups(resources, path)).toList();
        this.answers = answers;
    }

    @Override
    protected Disposable begin() {
        pages.forEach(answers::keep);
        return Flux.interval(Duration.ZERO, PAUSE)
                .onBackpressureDrop()
                .concatMapIterable(tick -> pages)
                .concatMap(page -> answers.keepFresh(page).onErrorComplete()) // readers are told what fails
                .subscribe();
    }

    private static Stream<Lookup> lookups(List<HotResource> resources, String path) {
        var target = RequestTarget.of(path);
        return resources.stream()
                .map(resource -> resource.lookup(target))
                .filter(Objects::nonNull)
                .limit(1);
    }
}
