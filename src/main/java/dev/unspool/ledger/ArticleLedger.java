package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Headline;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes published articles. Article, revision, change log and audit log change in one transaction or not at all; the order of {@code seq}
 * is the order of the commits.
 *
 * <p>A change gives its seq, or is empty if no article has the id. It fails with {@link StaleEdition} if the article was changed since it
 * was read, and with {@link WrongStatus} if its status does not allow the change.
 */
@Component
public final class ArticleLedger {

    private final NewsroomDatabase database;
    private final PublishingTransaction transaction;
    private final PublishingTransaction retractions;
    private final IdempotencyKeys keys;
    private final ArticleStates states;
    private final DirectPublication direct;
    private final Kills kills;
    private final TopicRegistry topics;
    private final JsonMapper json;

    ArticleLedger(
            NewsroomDatabase database,
            PublishingTransaction transaction,
            IdempotencyKeys keys,
            ArticleStates states,
            DirectPublication direct,
            TopicRegistry topics,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.retractions = transaction.another();
        this.keys = keys;
        this.states = states;
        this.direct = direct;
        this.kills = new Kills(database, retractions, states);
        this.topics = topics;
        this.json = json;
    }

    /** Finds which of these source ids articles or imported drafts have, or had before they were killed or deleted. */
    public Mono<KnownSources> knownSources(List<String> sourceIds) {
        return taken(sourceIds.stream(), Stream.empty())
                .map(taken -> new KnownSources(taken.sources(), taken.killed()))
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Source ids that no new article may get.
     *
     * @param known source ids of articles that are or were published, and of drafts that were imported, also if they were deleted
     * @param killed source ids of articles and drafts that were killed
     */
    public record KnownSources(Set<String> known, Set<String> killed) {}

    /** Publishes the manuscripts whose source id is not known yet, in this order. One without a date comes at the end of the feed. */
    public Mono<Publication> publish(List<Manuscript> manuscripts) {
        return lock().zipWhen(last ->
                        batch(manuscripts.stream().map(ArticleLedger::placed).toList()))
                .flatMap(start -> insert(start.getT2(), start.getT1(), manuscripts.size()))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Publishes a new article, dated now if it has no date, or finds the one that an earlier copy of the request published. Fails with {@link
     * IdempotencyKeyReused} if the key was sent with another request before.
     */
    public Mono<SubmittedArticle> submit(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        return transaction
                .inTurn(direct.submit(manuscript, key, by))
                .switchIfEmpty(Mono.defer(() -> submitLocked(manuscript, key, by)))
                .as(RunToEnd::despiteCancel);
    }

    private Mono<SubmittedArticle> submitLocked(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        return lock().zipWhen(last -> claimed(manuscript.id(), key), (last, id) -> new SubmittedArticle(id, last))
                .flatMap(known -> known.article().equals(manuscript.id()) ? submit(manuscript, by) : Mono.just(known))
                .as(transaction::transactional);
    }

    /**
     * Publishes a draft, dated {@code publishedAt}; if that is null, with the date of the draft, or now. Fails with {@link DraftRejected} while the draft is
     * unfinished.
     */
    public Mono<Long> publish(ArticleEdit edit, @Nullable Instant publishedAt) {
        var publication = edit.claim() == null
                ? transaction
                        .inTurn(directly(edit, publishedAt))
                        .switchIfEmpty(Mono.defer(() -> publishLocked(edit, publishedAt)))
                : publishClaimed(edit, publishedAt);
        return publication.as(RunToEnd::despiteCancel);
    }

    /** Claims first, so that the head of the log is locked only for the last statement; the claim is given back if that statement cannot be used. */
    private Mono<Long> publishClaimed(ArticleEdit edit, @Nullable Instant publishedAt) {
        return states.locked(edit)
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(edit::claimed)
                .flatMap(draft -> directly(edit, publishedAt).switchIfEmpty(Mono.error(NeedsLock::new)))
                .as(transaction::transactional)
                .onErrorResume(NeedsLock.class, meanwhile -> publishLocked(edit, publishedAt));
    }

    private Mono<Long> directly(ArticleEdit edit, @Nullable Instant publishedAt) {
        return database.sql(DraftSql.READ)
                .bind("id", edit.article().value())
                .map(row -> ReadDraft.of(new Columns(row)))
                .one()
                .doOnNext(draft -> edit.check(draft.state(), ArticleState::isDraft))
                .doOnNext(draft -> ReadDraft.requireReady(draft.manuscript()))
                .flatMap(draft -> direct.publish(dated(draft.manuscript(), publishedAt), draft.edition(), edit.by()));
    }

    private Mono<Long> publishLocked(ArticleEdit edit, @Nullable Instant publishedAt) {
        return states.locked(edit)
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(draft -> lock(edit))
                .flatMap(last -> taken(edit.article()))
                .doOnNext(ReadDraft::requireReady)
                .map(draft -> dated(draft, publishedAt))
                .flatMap(draft -> insert(List.of(draft), edit.by()))
                .as(transaction::transactional);
    }

    /**
     * Corrects a published article. Fails with {@link ArticlePatch.ChangesNothing} if every part has its new value already, and with {@link DraftRejected} if
     * the slug is one that another article has or had.
     */
    public Mono<Long> correct(ArticleEdit edit, ArticlePatch patch) {
        var correction = patch.filing().namesTopics() || patch.slug() != null
                ? correctLocked(edit, patch)
                : change(transaction, edit, ArticleState::isPublished, correction(edit, FiledPatch.of(patch)));
        return correction.as(RunToEnd::despiteCancel);
    }

    /** Holds the lock from the start, since a topic may have to be created, and nobody else may take the slug meanwhile. */
    private Mono<Long> correctLocked(ArticleEdit edit, ArticlePatch patch) {
        return checked(edit, ArticleState::isPublished)
                .delayUntil(state -> requireFree(patch.slug(), edit.article()))
                .zipWhen(state -> topics.index(patch.filing().wishes()))
                .flatMap(read -> seq(version(correction(edit, new FiledPatch(patch, read.getT2())), read.getT1())))
                .as(transaction::transactional);
    }

    private GenericExecuteSpec correction(ArticleEdit edit, FiledPatch patch) {
        var sql = patch.patch().note() == null ? LedgerSql.CORRECT_QUIETLY : LedgerSql.CORRECT;
        return patch.bind(edit.sign(database.sql(sql)), json);
    }

    private Mono<Void> requireFree(@Nullable Slug slug, ArticleId article) {
        return slug == null
                ? Mono.empty()
                : database.sql(LedgerSql.SLUG_OF_ANOTHER)
                        .bind("slug", slug.value())
                        .bind("id", article.value())
                        .map(row -> new Fault("slug", "taken", "belongs or belonged to another article"))
                        .first()
                        .flatMap(taken -> Mono.error(new DraftRejected(List.of(taken))));
    }

    /** Removes a published article from every page; its text stays for the newsroom. */
    public Mono<Long> takeDown(ArticleEdit edit, String notice) {
        var statement = edit.sign(database.sql(LedgerSql.TAKE_DOWN)).bind("note", notice);
        return change(retractions, edit, ArticleState::isPublished, statement).as(RunToEnd::despiteCancel);
    }

    /**
     * Brings back an article that was taken down, under its former address and at its former place in all lists. A killed one never comes back: {@link
     * WrongStatus}.
     *
     * @param note what readers are told; empty for nothing
     */
    public Mono<Long> restore(ArticleEdit edit, String note) {
        var statement = edit.sign(database.sql(LedgerSql.RESTORE)).bind("note", note);
        return changeLocked(edit, ArticleState::isTakenDown, statement)
                .as(retractions::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Replaces all words of an article or a draft by the notice, in whatever state and edition it is. Gives the seq of the log afterwards; fails with neither
     * {@link StaleEdition} nor {@link WrongStatus}.
     *
     * @param body the notice as clean HTML
     */
    public Mono<Long> kill(ArticleEdit edit, String notice, String body) {
        return kills.kill(edit, notice, body);
    }

    /**
     * Changes the version that is read first, so that the head of the log is locked only while PostgreSQL runs the statement. If the article was changed
     * meanwhile, the statement writes nothing, and is run once more under the lock.
     */
    private Mono<Long> change(
            PublishingTransaction turns,
            ArticleEdit edit,
            Predicate<ArticleState> allowed,
            GenericExecuteSpec statement) {
        return unlocked(edit, turns, directly(edit, allowed, statement))
                .switchIfEmpty(
                        Mono.defer(() -> changeLocked(edit, allowed, statement).as(turns::transactional)));
    }

    private Mono<Long> directly(ArticleEdit edit, Predicate<ArticleState> allowed, GenericExecuteSpec statement) {
        return states.of(edit.article())
                .doOnNext(current -> edit.check(current, allowed))
                .flatMap(current -> seq(version(statement, current)))
                .onErrorResume(DataIntegrityViolationException.class, meanwhile -> Mono.empty());
    }

    private Mono<Long> changeLocked(ArticleEdit edit, Predicate<ArticleState> allowed, GenericExecuteSpec statement) {
        return checked(edit, allowed).flatMap(current -> seq(version(statement, current)));
    }

    private static GenericExecuteSpec version(GenericExecuteSpec statement, ArticleState current) {
        return statement.bind("version", current.version());
    }

    private Mono<ArticleState> checked(ArticleEdit edit, Predicate<ArticleState> allowed) {
        return lock(edit).flatMap(last -> states.of(edit.article())).doOnNext(current -> edit.check(current, allowed));
    }

    /** Tries a change without the lock, unless it has a claim, which needs the lock. */
    private static Mono<Long> unlocked(ArticleEdit edit, PublishingTransaction turns, Mono<Long> change) {
        return edit.claim() == null ? turns.inTurn(change) : Mono.empty();
    }

    /** Locks the head, and then makes the claim of the change. Empty if that is. */
    private Mono<Long> lock(ArticleEdit edit) {
        return lock().flatMap(edit::claimed);
    }

    private Mono<Long> lock() {
        return seq(database.sql(LedgerSql.LOCK));
    }

    private static Mono<Long> seq(GenericExecuteSpec statement) {
        return statement.map(row -> seq(new Columns(row))).one();
    }

    private static long seq(Columns row) {
        var seq = row.numberOrNull("seq");
        if (seq == null) {
            throw new ArticlePatch.ChangesNothing();
        }
        return seq;
    }

    private Mono<ArticleId> claimed(ArticleId article, @Nullable IdempotencyKey key) {
        return key == null ? Mono.just(article) : keys.claim(key, article);
    }

    private Mono<SubmittedArticle> submit(Manuscript manuscript, Actor by) {
        return insert(List.of(manuscript), by).map(seq -> new SubmittedArticle(manuscript.id(), seq));
    }

    private Mono<Long> insert(List<Manuscript> manuscripts, Actor by) {
        return batch(manuscripts)
                .flatMap(batch -> topics.file(batch.manuscripts()))
                .flatMap(filed -> insert(filed, by));
    }

    private Mono<Manuscript> taken(ArticleId draft) {
        return database.sql(DraftSql.TAKE)
                .bind("id", draft.value())
                .map(row -> DraftRow.manuscript(new Columns(row)))
                .one();
    }

    private static Manuscript dated(Manuscript draft, @Nullable Instant at) {
        return at == null ? draft : draft.withPublishedAt(at);
    }

    private static Manuscript placed(Manuscript imported) {
        return imported.withPublishedAt(Objects.requireNonNullElse(imported.publishedAt(), Headline.UNDATED));
    }

    private Mono<ArticleBatch> batch(List<Manuscript> offered) {
        return taken(
                        offered.stream().map(Manuscript::sourceId).flatMap(Stream::ofNullable),
                        offered.stream().flatMap(ArticleBatch::slugs))
                .map(taken -> ArticleBatch.of(offered, taken));
    }

    private Mono<ArticleBatch.Taken> taken(Stream<String> sources, Stream<String> slugs) {
        var names = sources.toArray(String[]::new);
        return database.sql(LedgerSql.TAKEN)
                .bind("sources", names)
                .bind("drafts", draftsOf(names))
                .bind("slugs", slugs.toArray(String[]::new))
                .map(row -> ArticleBatch.Taken.Row.of(new Columns(row)))
                .all()
                .collectList()
                .map(ArticleBatch.Taken::of);
    }

    private static UUID[] draftsOf(String[] sources) {
        return Stream.of(sources)
                .map(source -> Drafts.idOfImported(source).value())
                .toArray(UUID[]::new);
    }

    private Mono<Publication> insert(ArticleBatch batch, long last, int offered) {
        var count = batch.size();
        if (count == 0) {
            return Mono.just(new Publication(0, offered - batch.killed(), batch.killed(), last, List.of()));
        }
        return topics.file(batch.manuscripts())
                .zipWhen(filed -> insert(filed, Actor.IMPORT))
                .map(done -> new Publication(
                        count,
                        offered - count - batch.killed(),
                        batch.killed(),
                        done.getT2(),
                        done.getT1().notes()));
    }

    private Mono<Long> insert(FiledBatch batch, Actor by) {
        return seq(by.sign(database.sql(LedgerSql.PUBLISH))
                .bind("manuscripts", json.writeValueAsString(batch.manuscripts()))
                .bind("count", batch.manuscripts().size()));
    }

    /** Reports that a publication must be done anew, with the head of the log locked first. */
    private static final class NeedsLock extends RuntimeException {

        private static final long serialVersionUID = 1;

        NeedsLock() {
            super("the head must be locked first", null, false, false);
        }
    }
}
