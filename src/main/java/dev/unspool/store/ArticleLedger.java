package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Retraction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes articles. Article, revision and change log change in one transaction or not at all; the order of {@code seq} is the order of
 * the commits.
 */
@Component
public final class ArticleLedger {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    ArticleLedger(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    /** Publishes, in this order, those that are not known by their source id yet. */
    public Mono<Publication> publish(List<Manuscript> manuscripts, Instant now) {
        return lock().flatMap(last -> taken(manuscripts)
                        .map(taken -> ArticleBatch.of(manuscripts, taken.sources(), taken.slugs()))
                        .flatMap(batch -> insert(batch, last, manuscripts.size(), now)))
                .as(transaction::transactional)
                .as(Whole::whole);
    }

    /** Corrects a published article; gives the seq of the change, or empty where no such article is published. */
    public Mono<Long> correct(ArticleId id, Amendment amendment, Instant now) {
        var body = amendment.body();
        var statement = change(LedgerSql.CORRECT, id, now).bind("note", amendment.note());
        statement = bind(statement, "title", amendment.title(), String.class);
        statement = bind(statement, "standfirst", amendment.standfirst(), String.class);
        statement = bind(statement, "body", body == null ? null : body.html(), String.class);
        statement = bind(statement, "minutes", body == null ? null : body.readingMinutes(), Integer.class);
        return seqOf(statement);
    }

    /** Takes a published article away; gives the seq of the change, or empty where no such article is published. */
    public Mono<Long> retract(ArticleId id, Retraction.Kind kind, String notice, Instant now) {
        return seqOf(
                change(LedgerSql.RETRACT, id, now).bind("kind", kind.code()).bind("notice", notice));
    }

    private GenericExecuteSpec change(String sql, ArticleId id, Instant now) {
        return database.sql(sql).bind("id", id.value()).bind("now", now.truncatedTo(ChronoUnit.MICROS));
    }

    private Mono<Long> seqOf(GenericExecuteSpec change) {
        return lock().then(Mono.defer(() -> seq(change)))
                .as(transaction::transactional)
                .as(Whole::whole);
    }

    private Mono<Long> lock() {
        return seq(database.sql(LedgerSql.LOCK));
    }

    private static Mono<Long> seq(GenericExecuteSpec statement) {
        return statement.map(row -> new Columns(row).number("seq")).one();
    }

    private Mono<Taken> taken(List<Manuscript> manuscripts) {
        return database.sql(LedgerSql.TAKEN)
                .bind(
                        "sources",
                        manuscripts.stream()
                                .map(each -> each.draft().sourceId())
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .bind("slugs", manuscripts.stream().flatMap(ArticleBatch::slugs).toArray(String[]::new))
                .map(row -> new Columns(row))
                .all()
                .map(row -> new Taken.Row(row.textOrNull("source_id"), row.textOrNull("slug")))
                .collectList()
                .map(Taken::of);
    }

    private Mono<Publication> insert(ArticleBatch batch, long last, int offered, Instant now) {
        var count = batch.rows().size();
        if (count == 0) {
            return Mono.just(new Publication(0, offered, last));
        }
        return seq(database.sql(LedgerSql.PUBLISH)
                        .bind("rows", json.writeValueAsString(batch.rows()))
                        .bind("count", count)
                        .bind("now", now.truncatedTo(ChronoUnit.MICROS)))
                .map(seq -> new Publication(count, offered - count, seq));
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private record Taken(java.util.Set<String> sources, java.util.Set<String> slugs) {

        record Row(@Nullable String source, @Nullable String slug) {}

        static Taken of(List<Row> rows) {
            return new Taken(
                    rows.stream().map(Row::source).filter(Objects::nonNull).collect(Collectors.toSet()),
                    rows.stream().map(Row::slug).filter(Objects::nonNull).collect(Collectors.toSet()));
        }
    }
}
