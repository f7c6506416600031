package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.store.ArticleStore;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The sections in the navigation: kept near, read again by the first who asks after a while, and the last known ones in a failure. */
@Component
final class Navigation {

    /** As many as fit one line of a desk's screen. */
    private static final int LIMIT = 8;

    /** Half a minute: a new section is not urgent, and every page asks. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Mono<List<Section>> sections;
    private volatile List<Section> known = List.of();

    Navigation(ArticleStore store) {
        this.sections = store.sections(LIMIT)
                .doOnNext(read -> known = read)
                .cache(read -> read.isEmpty() ? Duration.ZERO : KEPT, failure -> Duration.ZERO, () -> Duration.ZERO)
                .onErrorResume(failure -> Mono.fromSupplier(this::known));
    }

    Mono<List<Section>> sections() {
        return sections;
    }

    /** Those that were read last, without asking: for the pages that say that something is wrong. */
    List<Section> known() {
        return known;
    }
}
