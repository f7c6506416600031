package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.article.Manuscript;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes published articles. Article, revision, change log and audit log change in one transaction or not at all; the order of {@code seq}
 * is the order of the commits.
 *
 * <p>Who changes an article gets the seq of the change, or empty where no article has the id; a {@link StaleEdition} where it was changed
 * since it was read, a {@link WrongStatus} where such an article cannot be changed like this.
 */
@Component
public final class ArticleLedger {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final IdempotencyKeys keys;
    private final States states;
    private final JsonMapper json;

    ArticleLedger(
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

    /** Publishes an import, in this order: those that are not known by their source id yet. */
    public Mono<Publication> publish(List<Manuscript> manuscripts, Instant now) {
        return lock().flatMap(last -> taken(manuscripts)
                        .map(taken -> ArticleBatch.of(manuscripts, taken.sources(), taken.slugs()))
                        .flatMap(batch -> insert(batch, last, manuscripts.size(), now)))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Publishes a new article, or says which one came of the same request before. Fails with {@link KeyReused} where the key came with
     * another request.
     */
    public Mono<Submitted> submit(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        return lock().zipWhen(last -> claimed(manuscript.id(), key, at), (last, id) -> new Submitted(id, last))
                .flatMap(known ->
                        known.article().equals(manuscript.id()) ? submit(manuscript, by, at) : Mono.just(known))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** Publishes a draft, dated {@code publishedAt}; where that is null, as the draft says, or now. */
    public Mono<Long> publish(Instruction instruction, @Nullable Instant publishedAt) {
        var draft = database.sql(DraftSql.TAKE)
                .bind("id", instruction.article().value())
                .map(row -> DraftRow.of(new Columns(row)));
        return checked(instruction, State::isDraft)
                .flatMap(state -> draft.one())
                .zipWhen(
                        row -> taken(Stream.empty(), row.slugs()),
                        (row, taken) -> row.placed(taken.slugs(), publishedAt, instruction.at()))
                .flatMap(row -> insert(List.of(row), instruction.by(), instruction.at()))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** Corrects a published article. */
    public Mono<Long> correct(Instruction instruction, Amendment amendment) {
        var statement = instruction.sign(database.sql(LedgerSql.CORRECT)).bind("note", amendment.note());
        statement = bind(statement, "title", amendment.title(), String.class);
        statement = bindPart(statement, "standfirst", "newStandfirst", amendment.standfirst());
        statement = bindPart(statement, "image", "newImage", json(amendment.image()));
        var body = amendment.body();
        statement = bind(statement, "body", body == null ? null : body.html(), String.class);
        statement = bind(statement, "minutes", body == null ? null : body.readingMinutes(), Integer.class);
        return change(instruction, State::isPublished, statement);
    }

    /** Takes a published article away from its readers; its text stays for the newsroom. */
    public Mono<Long> takeDown(Instruction instruction, String notice) {
        var statement = instruction.sign(database.sql(LedgerSql.TAKE_DOWN)).bind("notice", notice);
        return change(instruction, State::isPublished, statement);
    }

    /**
     * Takes a published article away, or one that was taken down, and puts the notice in the place of all its words.
     *
     * @param body the notice as clean HTML
     */
    public Mono<Long> kill(Instruction instruction, String notice, String body) {
        var statement = instruction
                .sign(database.sql(LedgerSql.KILL))
                .bind("notice", notice)
                .bind("body", body);
        return change(instruction, State::canBeKilled, statement);
    }

    private Mono<Long> change(Instruction instruction, Predicate<State> allowed, GenericExecuteSpec statement) {
        return checked(instruction, allowed)
                .flatMap(state -> seq(statement))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<State> checked(Instruction instruction, Predicate<State> allowed) {
        return lock().then(Mono.defer(() -> states.of(instruction.article())))
                .doOnNext(current -> instruction.check(current, allowed));
    }

    private Mono<Long> lock() {
        return seq(database.sql(LedgerSql.LOCK));
    }

    private static Mono<Long> seq(GenericExecuteSpec statement) {
        return statement.map(row -> new Columns(row).number("seq")).one();
    }

    private Mono<ArticleId> claimed(ArticleId article, @Nullable IdempotencyKey key, Instant now) {
        return key == null ? Mono.just(article) : keys.claim(key, article, now);
    }

    private Mono<Submitted> submit(Manuscript manuscript, Actor by, Instant now) {
        return taken(List.of(manuscript))
                .map(taken -> ArticleBatch.of(List.of(manuscript), Set.of(), taken.slugs()))
                .flatMap(batch -> insert(batch.rows(), by, now))
                .map(seq -> new Submitted(manuscript.id(), seq));
    }

    private Mono<Taken> taken(List<Manuscript> manuscripts) {
        return taken(
                manuscripts.stream().map(each -> each.draft().sourceId()),
                manuscripts.stream().flatMap(each -> ArticleBatch.slugs(each.id(), each.slug())));
    }

    private Mono<Taken> taken(Stream<@Nullable String> sources, Stream<String> slugs) {
        return database.sql(LedgerSql.TAKEN)
                .bind("sources", sources.filter(Objects::nonNull).toArray(String[]::new))
                .bind("slugs", slugs.toArray(String[]::new))
                .map(row -> Taken.Row.of(new Columns(row)))
                .all()
                .collectList()
                .map(Taken::of);
    }

    private Mono<Publication> insert(ArticleBatch batch, long last, int offered, Instant now) {
        var count = batch.rows().size();
        if (count == 0) {
            return Mono.just(new Publication(0, offered, last));
        }
        return insert(batch.rows(), Actor.IMPORT, now.truncatedTo(ChronoUnit.MICROS))
                .map(seq -> new Publication(count, offered - count, seq));
    }

    private Mono<Long> insert(List<ArticleBatch.Row> rows, Actor by, Instant now) {
        return seq(by.sign(database.sql(LedgerSql.PUBLISH))
                .bind("rows", json.writeValueAsString(rows))
                .bind("count", rows.size())
                .bind("undated", Headline.UNDATED)
                .bind("now", now));
    }

    private Amendment.@Nullable Part<String> json(Amendment.@Nullable Part<?> part) {
        if (part == null) {
            return null;
        }
        return new Amendment.Part<>(part.value() == null ? null : json.writeValueAsString(part.value()));
    }

    private static GenericExecuteSpec bindPart(
            GenericExecuteSpec statement, String name, String given, Amendment.@Nullable Part<String> part) {
        return bind(statement.bind(given, part != null), name, part == null ? null : part.value(), String.class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private record Taken(Set<String> sources, Set<String> slugs) {

        record Row(@Nullable String source, @Nullable String slug) {

            static Row of(Columns columns) {
                return new Row(columns.textOrNull("source_id"), columns.textOrNull("slug"));
            }
        }

        static Taken of(List<Row> rows) {
            return new Taken(
                    rows.stream().map(Row::source).filter(Objects::nonNull).collect(Collectors.toSet()),
                    rows.stream().map(Row::slug).filter(Objects::nonNull).collect(Collectors.toSet()));
        }
    }
}
