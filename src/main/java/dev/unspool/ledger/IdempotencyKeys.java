package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which requests were carried out already. */
@Component
final class IdempotencyKeys {

    /** A day: a client that repeats a request later than that has another reason to. */
    static final Duration KEPT_FOR = Duration.ofHours(24);

    /** Waits for whoever claims the same key at the same time, until that transaction has ended. */
    private static final String CLAIM = """
            insert into idempotency_key as known (token_id, key, fingerprint, article_id, at)
            values (:token, :key, :fingerprint, :article, :now)
            on conflict (token_id, key) do update set
                fingerprint = excluded.fingerprint, article_id = excluded.article_id, at = excluded.at
            where known.at < :expired
            returning article_id, fingerprint""";

    private static final String KNOWN =
            "select article_id, fingerprint from idempotency_key where token_id = :token and key = :key";

    private final DatabaseClient database;

    IdempotencyKeys(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The article that came of the request with this key: {@code article} where it is the first, to be made in the same transaction. Fails
     * with {@link KeyReused} where the key came with another request.
     */
    Mono<ArticleId> claim(IdempotencyKey key, ArticleId article, Instant now) {
        return row(name(CLAIM, key)
                        .bind("fingerprint", key.fingerprint())
                        .bind("article", article.value())
                        .bind("now", now)
                        .bind("expired", now.minus(KEPT_FOR)))
                .switchIfEmpty(Mono.defer(() -> row(name(KNOWN, key)).single()))
                .map(known -> known.of(key));
    }

    /** Forgets those from before {@code before}; gives how many. */
    Mono<Long> trim(Instant before) {
        return database.sql("delete from idempotency_key where at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .as(RunToEnd::despiteCancel);
    }

    private GenericExecuteSpec name(String sql, IdempotencyKey key) {
        return database.sql(sql).bind("token", key.token()).bind("key", key.key());
    }

    private static Mono<Known> row(GenericExecuteSpec statement) {
        return statement.map(row -> Known.of(new Columns(row))).one();
    }

    private record Known(ArticleId article, String fingerprint) {

        static Known of(Columns columns) {
            return new Known(new ArticleId(columns.id("article_id")), columns.text("fingerprint"));
        }

        ArticleId of(IdempotencyKey key) {
            if (!fingerprint.equals(key.fingerprint())) {
                throw new KeyReused();
            }
            return article;
        }
    }
}
