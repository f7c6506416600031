package dev.unspool.moderation;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.comment.CommentId;
import dev.unspool.database.RunToEnd;
import dev.unspool.web.Problem;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores holds on authors in PostgreSQL. An author is named by one of their comments: moderators never see the id that readers' tokens carry. */
@Component
public final class AuthorHolds {

    /** The columns of a hold, of the table alias {@code h}. */
    static final String COLUMNS = "h.held_at, h.held_by, h.reason as hold_reason";

    /** Joins the hold of a comment {@code c}: at most one row. */
    static final String JOIN = "left join comment_author_hold h on h.author_id = c.author_id and h.lifted_at is null";

    private static final String HOLD = """
            insert into comment_author_hold (author_id, held_at, held_by, reason)
            select author_id, :now, :actor, :reason from comment where id = :id
            on conflict (author_id) where lifted_at is null do nothing""";

    private static final String LIFT = """
            update comment_author_hold h set lifted_at = :now, lifted_by = :actor
            from comment c where c.id = :id and h.author_id = c.author_id and h.lifted_at is null""";

    private static final String FIND = "select " + COLUMNS + " from comment c " + JOIN + " where c.id = :id";

    private static final String IS_HELD = """
            select exists (select from comment_author_hold where author_id = :author and lifted_at is null) as held""";

    private final DatabaseClient database;
    private final Clock clock;

    AuthorHolds(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Holds all further comments of the author of {@code comment}, and their changes of earlier ones. Idempotent: the first decision stands. Fails
     * with {@code not-found} if there is no such comment.
     *
     * @param actor name of the moderator
     * @param reason for other moderators
     */
    public Mono<AuthorHold> hold(CommentId comment, String actor, @Nullable String reason) {
        return run(HOLD, comment, actor, Parameter.fromOrEmpty(reason, String.class))
                .then(Mono.defer(() -> find(comment)))
                .flatMap(Mono::justOrEmpty);
    }

    /** Ends the hold. Idempotent. Fails with {@code not-found} if there is no such comment. */
    public Mono<Void> lift(CommentId comment, String actor) {
        return run(LIFT, comment, actor, null)
                .then(Mono.defer(() -> find(comment)))
                .then();
    }

    /** Whether comments of {@code author} are held. */
    Mono<Boolean> isHeld(UUID author) {
        return database.sql(IS_HELD)
                .bind("author", author)
                .map(row -> value(row, "held", Boolean.class))
                .one()
                .as(RunToEnd::read);
    }

    /** Reads the hold from a row of {@link #COLUMNS}; null if there is none. */
    static @Nullable AuthorHold hold(Readable row) {
        var at = row.get("held_at", Instant.class);
        return at == null
                ? null
                : new AuthorHold(at, value(row, "held_by", String.class), row.get("hold_reason", String.class));
    }

    private Mono<Optional<AuthorHold>> find(CommentId comment) {
        return database.sql(FIND)
                .bind("id", comment.value())
                .map(row -> Optional.ofNullable(hold(row)))
                .one()
                .as(RunToEnd::read)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No comment has the id " + comment + ".")));
    }

    private Mono<Long> run(String sql, CommentId comment, String actor, @Nullable Parameter reason) {
        return Mono.defer(() -> bound(sql, comment, actor, reason).fetch().rowsUpdated())
                .as(RunToEnd::despiteCancel);
    }

    private GenericExecuteSpec bound(String sql, CommentId comment, String actor, @Nullable Parameter reason) {
        var statement = database.sql(sql)
                .bind("id", comment.value())
                .bind("actor", actor)
                .bind("now", clock.instant());
        return reason == null ? statement : statement.bind("reason", reason);
    }
}
