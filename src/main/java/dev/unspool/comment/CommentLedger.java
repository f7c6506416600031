package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.database.RunToEnd;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import io.r2dbc.spi.Readable;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes comments to PostgreSQL. Triggers of the tables keep the numbers of replies and of comments. */
@Component
final class CommentLedger {

    /** Time within which a repetition with a secret key is taken for a double click, or for a second try after no answer came. */
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(1);

    private static final String COLUMNS = CommentRow.COLUMNS + ", c.author_id";

    private static final String INSERT = """
            insert into comment as c (id, article_id, parent_id, state, name, text, created_at, author_id, address_hash, end_site_hash, reasons)
            values (:id, :article, :parent, :state, :name, :text, :at, :author, :address, :endSite, :reasons)
            returning\s""" + COLUMNS;

    /** Inserts a key. A concurrent request with the same key waits here until the first has committed, and gets no row. */
    private static final String CLAIM = """
            insert into comment_key as k (hash, fingerprint, comment_id, at, of_new_author)
            values (:hash, :fingerprint, :comment, :at, :ofNewAuthor)
            on conflict (hash) do update
            set fingerprint = excluded.fingerprint, comment_id = excluded.comment_id, at = excluded.at,
                of_new_author = excluded.of_new_author
            where k.at < :expired
            returning comment_id""";

    /**
     * Finds the comment of a key. If addresses were deleted, or hashed with another day's salt, nobody can tell whether they are equal. A repetition
     * of a request that named an author names the author again.
     */
    private static final String KNOWN = "select k.fingerprint, " + COLUMNS
            + ", k.of_new_author"
            + ", coalesce(k.at >= :soon and c.address_hash = :address and k.of_new_author, false) as is_double_click"
            + " from comment_key k join comment c on c.id = k.comment_id where k.hash = :hash and k.at >= :expired";

    /**
     * Locks a comment and its parent in the order of their ids, as decisions do: the counting triggers change both, and the order prevents a
     * deadlock.
     */
    static final String LOCKED = """
            with locked as materialized (
                select c.id from comment c
                where c.id in (select cast(:id as uuid) union select parent_id from comment where id = :id)
                order by c.id for no key update of c
            )
            """;

    private static final String EDIT = LOCKED + """
            update comment c set text = :text, state = :state, reasons = :reasons, reports_dismissed = false,
                edited_at = :at, version = c.version + 1
            from locked l where c.id = l.id and c.id = :id and c.version = :version returning\s""" + COLUMNS;

    private static final String REMOVE = LOCKED + """
            update comment c set state = 'removed', version = c.version + 1
            from locked l where c.id = l.id and c.id = :id and c.version = :version returning\s""" + COLUMNS;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final CommentTurns turns;

    CommentLedger(DatabaseClient database, TransactionalOperator transaction, CommentTurns turns) {
        this.database = database;
        this.transaction = transaction;
        this.turns = turns;
    }

    /**
     * Stores a new comment, unless the key was used before; returns it, or the one that the same request made before. Fails with a problem if the key
     * came with other content, and as {@code judgement} does.
     *
     * @param judgement is asked for once no other comment can come in between that it should know
     */
    Mono<Accepted> add(Submission submission, Mono<Judgement> judgement, @Nullable CommentKey key) {
        var made = turns.take(submission)
                .then(judgement)
                .flatMap(judged -> insert(submission, judged))
                .map(Accepted::made);
        return (key == null ? made : claimed(key, submission, made))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Accepted> claimed(CommentKey key, Submission submission, Mono<Accepted> made) {
        return claim(key, submission)
                .flatMap(claimed -> made)
                .switchIfEmpty(Mono.defer(() -> known(key, submission.at())))
                .switchIfEmpty(made);
    }

    /**
     * Returns the comment that was made with this key; empty if there is none, or if it is another reader's ({@link CommentKey#mayRepeat}). Fails with
     * a problem if the key came with other content.
     */
    Mono<Accepted> known(CommentKey key, Instant now) {
        return database.sql(KNOWN)
                .bind("hash", key.hash())
                .bind("expired", now.minus(key.kept()))
                .bind("soon", now.minus(DOUBLE_CLICK))
                .bind("address", key.addressHash())
                .map(row -> Optional.ofNullable(known(row, key)))
                .one()
                .as(RunToEnd::read)
                .flatMap(Mono::justOrEmpty);
    }

    Mono<StoredComment> find(CommentId id) {
        return database.sql("select " + COLUMNS + " from comment c where c.id = :id")
                .bind("id", id.value())
                .map(StoredComment::of)
                .one()
                .as(RunToEnd::read);
    }

    /** Changes text and state of a comment as judged like a new one ({@link #add}); empty if its version has changed since. */
    Mono<StoredComment> edit(Comment comment, Submission submission, Mono<Judgement> judgement) {
        return turns.take(submission)
                .then(judgement)
                .flatMap(judged -> edit(comment, submission, judged))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<StoredComment> edit(Comment comment, Submission submission, Judgement judgement) {
        return database.sql(EDIT)
                .bind("id", comment.id().value())
                .bind("version", comment.version())
                .bind("text", submission.text())
                .bind("state", judgement.state().code())
                .bind("reasons", judgement.reasons().toArray(String[]::new))
                .bind("at", submission.at())
                .map(StoredComment::of)
                .one();
    }

    /** Marks a comment as removed; empty if its version has changed since. */
    Mono<StoredComment> remove(Comment comment) {
        return database.sql(REMOVE)
                .bind("id", comment.id().value())
                .bind("version", comment.version())
                .map(StoredComment::of)
                .one()
                .as(RunToEnd::despiteCancel);
    }

    private Mono<UUID> claim(CommentKey key, Submission submission) {
        return database.sql(CLAIM)
                .bind("hash", key.hash())
                .bind("fingerprint", key.fingerprint())
                .bind("comment", submission.id().value())
                .bind("at", submission.at())
                .bind("expired", submission.at().minus(key.kept()))
                .bind("ofNewAuthor", key.isOfNewAuthor())
                .map(row -> value(row, "comment_id", UUID.class))
                .one();
    }

    private Mono<StoredComment> insert(Submission submission, Judgement judgement) {
        var parent = submission.parent();
        return database.sql(INSERT)
                .bind("id", submission.id().value())
                .bind("article", submission.article().value())
                .bind("parent", Parameter.fromOrEmpty(parent == null ? null : parent.value(), UUID.class))
                .bind("state", judgement.state().code())
                .bind("name", submission.name())
                .bind("text", submission.text())
                .bind("at", submission.at())
                .bind("author", submission.author())
                .bind("address", submission.addressHash())
                .bind("endSite", submission.endSiteHash())
                .bind("reasons", judgement.reasons().toArray(String[]::new))
                .map(StoredComment::of)
                .one();
    }

    private static @Nullable Accepted known(Readable row, CommentKey key) {
        if (!MessageDigest.isEqual(value(row, "fingerprint", byte[].class), key.fingerprint())) {
            throw new Problem(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "Send a new key with a new comment, and the same key only with the same one.");
        }
        var stored = StoredComment.of(row);
        return key.mayRepeat(stored.author(), value(row, "of_new_author", Boolean.class))
                ? new Accepted(stored, key.isProof() && value(row, "is_double_click", Boolean.class))
                : null;
    }

    /**
     * The comment that a request made, or that an earlier request with the same key made.
     *
     * @param isFromSender whether the request certainly comes from the sender of the comment: it made the comment, or repeats it as a double click
     *     does
     */
    record Accepted(StoredComment stored, boolean isFromSender) {

        static Accepted made(StoredComment stored) {
            return new Accepted(stored, true);
        }
    }
}
