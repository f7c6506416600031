package dev.unspool.search;

import dev.unspool.cursor.CursorText;
import dev.unspool.store.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Searches by PostgreSQL's full text index. */
@Component
final class PostgresSearch implements Search {

    private final WordReader words;
    private final WindowSearch windows;
    private final Topics topics;
    private final CursorText cursors;
    private final Duration time;
    private final Clock clock;
    private final Clock steadyClock;

    PostgresSearch(
            WordReader words,
            WindowSearch windows,
            Topics topics,
            CursorText cursors,
            SearchSettings settings,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock) {
        this.words = words;
        this.windows = windows;
        this.topics = topics;
        this.cursors = cursors;
        this.time = settings.time();
        this.clock = clock;
        this.steadyClock = steadyClock;
    }

    @Override
    public Mono<SearchResults> find(SearchRequest request) {
        return Mono.defer(() -> {
            var walk = Walk.of(request, cursors, clock.instant());
            var end = steadyClock.instant().plus(time);
            return Mono.zip(words.read(SearchText.terms(request.text())), topics.keys(request.filter()))
                    .map(read -> new Task(request, read.getT2(), walk, read.getT1(), end))
                    .flatMap(this::find);
        });
    }

    private Mono<SearchResults> find(Task task) {
        return task.query().isEmpty()
                ? windows.none(task)
                : windows.find(task, task.query().strict()).flatMap(found -> orNearest(task, found));
    }

    /** Looks for articles that have most of the words, if none has all. */
    private Mono<SearchResults> orNearest(Task task, SearchResults found) {
        if (!found.items().isEmpty() || !task.walk().isFirst() || !found.isComplete()) {
            return Mono.just(found);
        }
        return closest(task).defaultIfEmpty(found);
    }

    private Mono<SearchResults> closest(Task task) {
        return task.query().canBeRelaxed()
                ? windows.find(task, task.query().relaxed())
                        .filter(found -> !found.items().isEmpty())
                        .map(SearchResults::closest)
                : Mono.empty();
    }
}
