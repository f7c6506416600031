package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Manuscript;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes drafts. They have neither number nor slug, and no entry in the change log. */
@Component
public final class Drafts {

    private final NewsroomDatabase database;
    private final IdempotencyKeys keys;
    private final ArticleStates states;
    private final JsonMapper json;

    Drafts(NewsroomDatabase database, IdempotencyKeys keys, ArticleStates states, JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.states = states;
        this.json = json;
    }

    /**
     * Stores a new draft; gives its id, or that of the article that an earlier copy of the request made. Fails with
     * {@link IdempotencyKeyReused} if the key was sent with another request before.
     */
    public Mono<ArticleId> create(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        var written = by.sign(database.sql(DraftSql.CREATE).bind("manuscripts", array(manuscript)))
                .then()
                .thenReturn(manuscript.id());
        var article = key == null ? Mono.just(manuscript.id()) : keys.claim(key, manuscript.id());
        return article.flatMap(id -> id.equals(manuscript.id()) ? written : Mono.just(id))
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Stores the drafts of an import in one transaction, without those that are here already or were deleted, published or killed; gives how many are
     * new. Fails with {@link ConcurrencyFailureException}, and stores none, if one of them was published or deleted meanwhile; it can be called again.
     */
    public Mono<Integer> createMissing(List<Manuscript> manuscripts, Actor by) {
        return by.sign(database.sql(DraftSql.CREATE_MISSING).bind("manuscripts", json.writeValueAsString(manuscripts)))
                .map(row -> new Columns(row).id("id"))
                .all()
                .collectList()
                .delayUntil(this::requireNotGone)
                .map(List::size)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Looks into the other tables after the rows are written, as {@link #named} does: to write them may have meant to wait for somebody who published or
     * deleted these drafts, and whose commit the statement could not see.
     */
    private Mono<Void> requireNotGone(List<UUID> created) {
        return created.isEmpty()
                ? Mono.empty()
                : database.sql(DraftSql.ANY_HAD)
                        .bind("ids", created.toArray(UUID[]::new))
                        .map(row -> new Columns(row).id("id"))
                        .one()
                        .flatMap(gone -> Mono.error(new ConcurrencyFailureException(
                                "the draft " + gone + " was published or deleted meanwhile")));
    }

    /**
     * Returns the id of the draft that an import makes from an item with this source id: always the same, so that the draft, which keeps no source id, is known
     * when it is imported again. It is a UUID of version 7, with the beginning of time as its time.
     */
    public static ArticleId idOfImported(String sourceId) {
        var hash = UUID.nameUUIDFromBytes(sourceId.getBytes(StandardCharsets.UTF_8));
        return new ArticleId(
                new UUID((hash.getMostSignificantBits() & 0xFFF) | 0x7000, hash.getLeastSignificantBits()));
    }

    /**
     * Stores a new draft whose id the client made; gives its id, also if an earlier copy of the request stored it. Fails with {@link IdTaken} if an article or
     * another draft has the id, or a deleted one had it, and with {@link IdempotencyKeyReused} if only the key came with another request.
     */
    public Mono<ArticleId> createNamed(Manuscript manuscript, IdempotencyKey key, Actor by) {
        var id = manuscript.id();
        return keys.isFirst(key, id)
                .filter(isFirst -> isFirst)
                .flatMap(first -> named(manuscript, by))
                .thenReturn(id)
                .as(database::transactional)
                .onErrorMap(DuplicateKeyException.class, other -> new IdTaken(id))
                .onErrorResume(IdempotencyKeyReused.class, reused -> refused(id, reused))
                .as(RunToEnd::despiteCancel);
    }

    private Mono<ArticleId> refused(ArticleId id, IdempotencyKeyReused reused) {
        return find(DraftSql.HAS_OR_HAD, id)
                .<ArticleId>flatMap(taken -> Mono.error(new IdTaken(taken)))
                .switchIfEmpty(Mono.error(reused));
    }

    /** Looks into the other tables after the row is written: a draft with this id may just have become an article, or have been deleted. */
    private Mono<Void> named(Manuscript manuscript, Actor by) {
        return by.sign(database.sql(DraftSql.CREATE).bind("manuscripts", array(manuscript)))
                .then()
                .then(Mono.defer(() -> find(DraftSql.HAD, manuscript.id())))
                .flatMap(taken -> Mono.error(new IdTaken(taken)));
    }

    /** Reports that an id that a client made belongs to another article, or belonged to a draft that was deleted. Nothing was written. */
    public static final class IdTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient ArticleId id;

        IdTaken(ArticleId id) {
            super("the id is taken", null, false, false);
            this.id = id;
        }

        public ArticleId id() {
            return id;
        }
    }

    /**
     * Replaces a draft by {@code manuscript}; gives its id, or empty if no article has it. A draft that is so already keeps its edition. Fails with {@link
     * StaleEdition}, or with {@link WrongStatus} once it is published.
     */
    public Mono<ArticleId> replace(ArticleEdit edit, Manuscript manuscript) {
        var written = edit.sign(database.sql(DraftSql.REPLACE).bind("manuscripts", array(manuscript)))
                .then()
                .thenReturn(edit.article());
        return states.locked(edit.article())
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(edit::claimed)
                .flatMap(current -> written)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Changes only the given parts of a draft; gives its id, or empty if no article has it. If they have these values already, the draft keeps its edition. It
     * may have been saved since the expected edition, as long as nobody else changed one of these parts: then, and if that edition is no longer kept, it
     * fails with {@link StaleEdition}. Fails with {@link WrongStatus} once it is published.
     *
     * @param given the public names of the parts
     */
    public Mono<ArticleId> merge(ArticleEdit edit, Manuscript parts, Set<String> given) {
        var names = given.toArray(String[]::new);
        var written = edit.sign(database.sql(DraftSql.MERGE)
                        .bind("manuscripts", array(parts))
                        .bind("given", names))
                .then()
                .thenReturn(edit.article());
        return states.locked(edit.article())
                .delayUntil(current -> requireApart(edit, current, parts, names))
                .flatMap(edit::claimed)
                .flatMap(current -> written)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Void> requireApart(ArticleEdit edit, ArticleState current, Manuscript parts, String[] given) {
        var base = edit.expected();
        if (base == null || !base.draft() || base.equals(current.edition()) || !current.isDraft()) {
            return Mono.fromRunnable(() -> edit.check(current, ArticleState::isDraft));
        }
        var stale = new StaleEdition(current.edition(), current.version());
        return database.sql(DraftSql.OVERLAP)
                .bind("manuscripts", array(parts))
                .bind("given", given)
                .bind("id", edit.article().value())
                .bind("edition", base.number())
                .map(row -> new Columns(row).texts("parts"))
                .one()
                .switchIfEmpty(Mono.error(stale))
                .filter(overlap -> !overlap.isEmpty())
                .flatMap(overlap -> Mono.error(new StaleEdition(current.edition(), current.version(), overlap)));
    }

    /**
     * Makes a draft what it was in an edition, as a save of its own unless it is so already; empty if that edition is not kept, or no article has the id.
     * Fails as {@link #replace} does.
     */
    public Mono<ArticleId> restore(ArticleEdit edit, int edition) {
        var restored = edit.sign(database.sql(DraftSql.RESTORE))
                .bind("edition", edition)
                .map(row -> new ArticleId(new Columns(row).id("id")))
                .one();
        return states.locked(edit.article())
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(edit::claimed)
                .flatMap(current -> restored)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Deletes a draft that was never published; gives its id, also if it was deleted before, or empty if no article has it. Fails with {@link
     * StaleEdition}, or with {@link WrongStatus} once it is published or killed. Its schedule and its embargo go with it.
     */
    public Mono<ArticleId> delete(ArticleEdit edit) {
        var deleted = edit.sign(database.sql(DraftSql.DELETE)).then().thenReturn(edit.article());
        return states.locked(edit.article())
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(edit::claimed)
                .flatMap(current -> deleted)
                .switchIfEmpty(Mono.defer(() -> find(DraftSql.DELETED, edit.article())))
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<ArticleId> find(String sql, ArticleId id) {
        return database.sql(sql)
                .bind("id", id.value())
                .map(row -> new ArticleId(new Columns(row).id("id")))
                .one();
    }

    private String array(Manuscript manuscript) {
        return json.writeValueAsString(List.of(manuscript));
    }
}
