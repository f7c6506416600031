package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.database.RunToEnd;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import io.r2dbc.spi.Readable;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes comments. Replies and tallies are kept true by the tables themselves. */
@Component
final class CommentLedger {

    /** After it a repetition makes a comment of its own. */
    static final Duration KEYS_KEPT = Duration.ofDays(1);

    /** Within it a repetition is taken for a double click, or for a second try after no answer came. */
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(1);

    private static final String COLUMNS = CommentRow.COLUMNS + ", c.author_id";

    private static final String INSERT = """
            insert into comment as c (id, article_id, parent_id, state, name, text, created_at, author_id, address_hash, end_site_hash, reasons)
            values (:id, :article, :parent, :state, :name, :text, :at, :author, :address, :endSite, :reasons)
            returning\s""" + COLUMNS;

    /** Whoever comes second waits here until the first has committed, and gets nothing. */
    private static final String CLAIM = """
            insert into comment_key as k (hash, fingerprint, comment_id, at, of_new_author)
            values (:hash, :fingerprint, :comment, :at, :ofNewAuthor)
            on conflict (hash) do update
            set fingerprint = excluded.fingerprint, comment_id = excluded.comment_id, at = excluded.at,
                of_new_author = excluded.of_new_author
            where k.at < :expired
            returning comment_id""";

    /**
     * Of addresses that are forgotten, or hashed with another day's salt, nobody can tell whether they are the same. A request that names an
     * author is repeated with the name. Each change of a state raises the version, so the first one that waits was never published.
     */
    private static final String KNOWN = "select k.fingerprint, " + COLUMNS
            + ", coalesce(k.at >= :soon and c.address_hash = :address and k.of_new_author, false) as is_double_click"
            + ", c.state = 'approved' or c.version > 1 as was_published"
            + " from comment_key k join comment c on c.id = k.comment_id where k.hash = :hash and k.at >= :expired";

    /** As decisions do, the comment that it answers first: the triggers that count change both, and nobody may wait in a circle. */
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

    CommentLedger(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Keeps a new comment; gives it, or the one that came of the same request before. Fails with a problem where the key came with another. */
    Mono<Accepted> add(Submission submission, Judgement judgement, @Nullable CommentKey key) {
        if (key == null) {
            return insert(submission, judgement).map(Accepted::made).as(RunToEnd::despiteCancel);
        }
        return claim(key, submission)
                .flatMap(claimed -> insert(submission, judgement))
                .map(Accepted::made)
                .switchIfEmpty(Mono.defer(() -> known(key, submission.at())))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** The comment that came of the request with this key; empty where none did. Fails alike. */
    Mono<Accepted> known(CommentKey key, Instant now) {
        return database.sql(KNOWN)
                .bind("hash", key.hash())
                .bind("expired", now.minus(KEYS_KEPT))
                .bind("soon", now.minus(DOUBLE_CLICK))
                .bind("address", key.addressHash())
                .map(row -> known(row, key))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    Mono<KeptComment> find(CommentId id) {
        return database.sql("select " + COLUMNS + " from comment c where c.id = :id")
                .bind("id", id.value())
                .map(KeptComment::of)
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** Empty where it was changed meanwhile. */
    Mono<KeptComment> edit(Comment comment, String text, Judgement judgement, Instant now) {
        return database.sql(EDIT)
                .bind("id", comment.id().value())
                .bind("version", comment.version())
                .bind("text", text)
                .bind("state", judgement.state().code())
                .bind("reasons", judgement.reasons().toArray(String[]::new))
                .bind("at", now)
                .map(KeptComment::of)
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** Empty alike. */
    Mono<KeptComment> remove(Comment comment) {
        return database.sql(REMOVE)
                .bind("id", comment.id().value())
                .bind("version", comment.version())
                .map(KeptComment::of)
                .one()
                .as(RunToEnd::despiteCancel);
    }

    private Mono<UUID> claim(CommentKey key, Submission submission) {
        return database.sql(CLAIM)
                .bind("hash", key.hash())
                .bind("fingerprint", key.fingerprint())
                .bind("comment", submission.id().value())
                .bind("at", submission.at())
                .bind("expired", submission.at().minus(KEYS_KEPT))
                .bind("ofNewAuthor", key.isOfNewAuthor())
                .map(row -> value(row, "comment_id", UUID.class))
                .one();
    }

    private Mono<KeptComment> insert(Submission submission, Judgement judgement) {
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
                .map(KeptComment::of)
                .one();
    }

    private static Accepted known(Readable row, CommentKey key) {
        if (!MessageDigest.isEqual(value(row, "fingerprint", byte[].class), key.fingerprint())) {
            throw new Problem(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "Send a new key with a new comment, and the same key only with the same one.");
        }
        var isProof = key.isProof(value(row, "was_published", Boolean.class));
        return new Accepted(KeptComment.of(row), isProof && value(row, "is_double_click", Boolean.class));
    }

    /**
     * The comment that a request made, or that an earlier request with the same key made.
     *
     * @param isFromSender whether the request comes from the sender of the comment beyond doubt: it made the comment, or repeats it as a
     *     double click does
     */
    record Accepted(KeptComment kept, boolean isFromSender) {

        static Accepted made(KeptComment kept) {
            return new Accepted(kept, true);
        }
    }
}
