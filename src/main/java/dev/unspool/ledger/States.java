package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How articles stand, within the transaction that is about to change one. */
@Component
final class States {

    /** Holds the draft until the transaction ends. */
    private static final String DRAFT = "select edition from draft where id = :id for update";

    /** Every transaction that changes an article holds the head of the log: nothing more to lock. */
    private static final String ARTICLE = "select status, version, retraction_kind from article where id = :id";

    private final DatabaseClient database;

    States(DatabaseClient database) {
        this.database = database;
    }

    /** Empty where no article has this id. */
    Mono<State> of(ArticleId id) {
        return database.sql(DRAFT)
                .bind("id", id.value())
                .map(row -> State.draft(new Columns(row)))
                .one()
                .switchIfEmpty(Mono.defer(() -> article(id)));
    }

    private Mono<State> article(ArticleId id) {
        return database.sql(ARTICLE)
                .bind("id", id.value())
                .map(row -> State.article(new Columns(row)))
                .one();
    }
}
