package dev.unspool.search;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Indexes the articles that wait in {@code search_pending}, the last ones first. One instance at a time does. */
@Component
final class SearchFill {

    /** Articles of a step: some 50 ms, and well within the time limit of a statement for the longest texts. Of these, a retraction waits only for the writing: some milliseconds. */
    static final int STEP = 5;

    /** Asks first whether any article waits: every instance looks each second, and the function does all its work for an empty list, too. */
    private static final String NEXT =
            "select case when exists (select from search_pending) then index_for_search(:most) else 0 end as articles";

    private final DatabaseClient database;

    SearchFill(DatabaseClient database) {
        this.database = database;
    }

    /** Indexes all that waits; gives how many articles that were. Leaves those that somebody is changing. */
    Mono<Long> finish() {
        return steps().reduce(0L, Long::sum);
    }

    /** Does what {@link #finish} does, and emits how many articles each step has indexed. */
    Flux<Long> steps() {
        return Mono.defer(this::step).repeat().takeUntil(articles -> articles == 0);
    }

    private Mono<Long> step() {
        return database.sql(NEXT)
                .bind("most", STEP)
                .map(row -> new Columns(row).number("articles"))
                .one()
                .as(RunToEnd::despiteCancel);
    }
}
