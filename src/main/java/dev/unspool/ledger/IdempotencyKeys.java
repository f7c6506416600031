package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers which requests were carried out already. */
@Component
final class IdempotencyKeys {

    /** A day: a client that repeats a request later than that has another reason to. */
    static final Duration KEPT_FOR = Duration.ofDays(1);

    /** The time of the oldest key that counts, in SQL. */
    static final String OLDEST = "statement_timestamp() - interval '1 day'";

    /** Waits for a transaction that claims the same key at the same time. */
    private static final String CLAIM = """
            insert into idempotency_key as known (token_id, key, fingerprint, article_id, at)
            values (:token, :key, :fingerprint, :article, statement_timestamp())
            on conflict (token_id, key) do update set
                fingerprint = excluded.fingerprint, article_id = excluded.article_id, at = excluded.at
            where known.at < %s
            returning article_id, fingerprint""".formatted(OLDEST);

    private static final String KNOWN = """
            select article_id, fingerprint from idempotency_key
            where token_id = :token and key in (:key, killed_key(:key)) order by key = :key limit 1""";

    /**
     * Gives up a key that was just claimed, if the article that it had made was killed while the claim waited: the kill has renamed the former row. Gives
     * that row.
     */
    private static final String KILLED_MEANWHILE = """
            delete from idempotency_key own using idempotency_key killed
            where own.token_id = :token and own.key = :key and killed.token_id = own.token_id and killed.key = killed_key(own.key)
            returning killed.article_id, killed.fingerprint""";

    private final NewsroomDatabase database;

    IdempotencyKeys(NewsroomDatabase database) {
        this.database = database;
    }

    /**
     * Claims a key. Gives the article that the request with this key made: {@code article} where it is the first, to be made in the same transaction. Fails
     * with {@link IdempotencyKeyReused} where the key came with another request.
     */
    Mono<ArticleId> claim(IdempotencyKey key, ArticleId article) {
        return row(bind(database.sql(CLAIM), key)
                        .bind("fingerprint", key.fingerprint())
                        .bind("article", article.value()))
                .flatMap(own -> row(bind(database.sql(KILLED_MEANWHILE), key)).defaultIfEmpty(own))
                .switchIfEmpty(
                        Mono.defer(() -> row(bind(database.sql(KNOWN), key)).single()))
                .map(known -> known.of(key));
    }

    /** Claims a key for an article whose id is given; tells whether it is the first to. Fails as {@link #claim} does. */
    Mono<Boolean> isFirst(IdempotencyKey key, ArticleId article) {
        return row(bind(database.sql(CLAIM), key)
                        .bind("fingerprint", key.fingerprint())
                        .bind("article", article.value()))
                .map(claimed -> true)
                .switchIfEmpty(Mono.defer(() -> row(bind(database.sql(KNOWN), key))
                        .single()
                        .doOnNext(known -> known.of(key))
                        .map(known -> false)));
    }

    /** Deletes the keys from before {@code before}; gives how many. */
    Mono<Long> trim(Instant before) {
        return database.sql("delete from idempotency_key where at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .as(RunToEnd::despiteCancel);
    }

    /** Binds the parameters {@code token} and {@code key}. */
    static GenericExecuteSpec bind(GenericExecuteSpec statement, @Nullable IdempotencyKey key) {
        return key == null
                ? statement.bindNull("token", UUID.class).bindNull("key", String.class)
                : statement.bind("token", key.token()).bind("key", key.key());
    }

    private static Mono<Known> row(GenericExecuteSpec statement) {
        return statement.map(row -> Known.of(new Columns(row))).one();
    }

    /** What a key was used for before. */
    record Known(ArticleId article, String fingerprint) {

        static Known of(Columns columns) {
            return new Known(new ArticleId(columns.id("article_id")), columns.text("fingerprint"));
        }

        ArticleId of(IdempotencyKey key) {
            if (!fingerprint.equals(key.fingerprint())) {
                throw new IdempotencyKeyReused();
            }
            return article;
        }
    }
}
