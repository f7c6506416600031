package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.store.ArticleStore;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The sections in the navigation. They are kept in memory, and read again for the first page after each change of the log: only such a change makes
 * a section or renames one. If that fails, the last known ones remain.
 */
@Component
final class Navigation {

    /** As many as fit one line on a desktop screen. The directory of sections has all. */
    static final int LIMIT = 8;

    private final Mono<Known> current;
    private volatile Known last = new Known(List.of(), -1);
    private volatile long wanted;

    Navigation(ArticleStore store) {
        this.current = Mono.defer(() -> read(store, wanted)).cacheInvalidateIf(read -> read.seq() != wanted);
    }

    /** Gives the first sections, one more than {@link #LIMIT} if there are more: those that were read last, or reads them if none were. */
    Mono<List<Section>> sections() {
        return current.map(Known::sections).onErrorResume(failure -> Mono.fromSupplier(this::known));
    }

    /** Gives the sections as of change {@code seq}, or of a later one. */
    Mono<List<Section>> sections(long seq) {
        return Mono.defer(() -> {
            wanted = seq;
            return sections();
        });
    }

    /** Returns the sections that were read last, without a call: for error pages. */
    List<Section> known() {
        return last.sections();
    }

    private Mono<Known> read(ArticleStore store, long seq) {
        return store.sections(LIMIT + 1).map(read -> new Known(read, seq)).doOnNext(read -> last = read);
    }

    /** @param seq a change that the sections know of */
    private record Known(List<Section> sections, long seq) {}
}
