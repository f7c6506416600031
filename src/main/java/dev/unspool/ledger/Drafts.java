package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Manuscript;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes articles that are not published yet. They have neither number nor slug, and the change log does not know them. */
@Component
public final class Drafts {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final IdempotencyKeys keys;
    private final States states;
    private final JsonMapper json;

    Drafts(
            DatabaseClient database,
            TransactionalOperator transaction,
            IdempotencyKeys keys,
            States states,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.keys = keys;
        this.states = states;
        this.json = json;
    }

    /**
     * Keeps a new draft; gives its id, or that of the article that came of the same request before. Fails with {@link KeyReused} where the
     * key came with another request.
     */
    public Mono<ArticleId> create(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var written = by.sign(database.sql(DraftSql.CREATE)
                        .bind("row", row(manuscript))
                        .bind("now", at))
                .then()
                .thenReturn(manuscript.id());
        var article = key == null ? Mono.just(manuscript.id()) : keys.claim(key, manuscript.id(), at);
        return article.flatMap(id -> id.equals(manuscript.id()) ? written : Mono.just(id))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Puts {@code manuscript} in the place of a draft; gives its id, or empty where no article has it. Fails with {@link StaleEdition}, or
     * with {@link WrongStatus} once it is published.
     */
    public Mono<ArticleId> replace(Instruction instruction, Manuscript manuscript) {
        var written = instruction
                .sign(database.sql(DraftSql.REPLACE).bind("row", row(manuscript)))
                .then()
                .thenReturn(instruction.article());
        return states.of(instruction.article())
                .doOnNext(current -> instruction.check(current, State::isDraft))
                .flatMap(current -> written)
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private String row(Manuscript manuscript) {
        return json.writeValueAsString(
                ArticleBatch.Row.of(1, manuscript, manuscript.slug().value()));
    }
}
