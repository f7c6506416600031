package dev.unspool.ledger;

import dev.unspool.article.Manuscript;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes one article by two statements: the first looks up all that it names, the second writes it. The head of the log is locked only while
 * PostgreSQL runs the second, and never while anything travels. Both methods are empty, and have written nothing, if a topic has to be created first
 * or if what was looked up changed meanwhile: it must then be done in a transaction that locks the head first.
 */
@Component
final class DirectPublication {

    private final NewsroomDatabase database;
    private final PublicationLookup lookup;
    private final JsonMapper json;

    DirectPublication(NewsroomDatabase database, PublicationLookup lookup, JsonMapper json) {
        this.database = database;
        this.lookup = lookup;
        this.json = json;
    }

    /**
     * Publishes a new article, or gives the one that an earlier copy of the request made. Fails with {@link IdempotencyKeyReused} if the key came with
     * another request.
     */
    Mono<SubmittedArticle> submit(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        return lookup.of(manuscript, key)
                .flatMap(
                        found -> known(found, key).map(Mono::just).orElseGet(() -> publish(found, manuscript, key, by)))
                .onErrorResume(DataIntegrityViolationException.class, meanwhile -> Mono.empty());
    }

    /** Publishes a draft that was read in {@code edition}; gives the seq. */
    Mono<Long> publish(Manuscript draft, int edition, Actor by) {
        return lookup.of(draft, null)
                .flatMap(found -> publish(
                        found,
                        draft,
                        by,
                        database.sql(LedgerSql.PUBLISH_DRAFT)
                                .bind("draft", draft.id().value())
                                .bind("edition", edition)))
                .onErrorResume(DataIntegrityViolationException.class, meanwhile -> Mono.empty());
    }

    private static Optional<SubmittedArticle> known(PublicationLookup.Found found, @Nullable IdempotencyKey key) {
        var known = found.known();
        return key == null || known == null
                ? Optional.empty()
                : Optional.of(new SubmittedArticle(known.of(key), found.seq()));
    }

    private Mono<SubmittedArticle> publish(
            PublicationLookup.Found found, Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        var statement = key == null
                ? database.sql(LedgerSql.PUBLISH_AT_ONCE)
                : IdempotencyKeys.bind(database.sql(LedgerSql.PUBLISH_WITH_KEY), key)
                        .bind("fingerprint", key.fingerprint());
        return publish(found, manuscript, by, statement).map(seq -> new SubmittedArticle(manuscript.id(), seq));
    }

    private Mono<Long> publish(
            PublicationLookup.Found found, Manuscript manuscript, Actor by, GenericExecuteSpec statement) {
        return Mono.justOrEmpty(found.filed(manuscript))
                .map(batch -> by.sign(statement)
                        .bind("manuscripts", json.writeValueAsString(batch.manuscripts()))
                        .bind("count", 1)
                        .bind("topics", found.topics()))
                .flatMap(ready ->
                        ready.map(row -> new Columns(row).number("seq")).one());
    }
}
