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

/** Authors whose comments always wait. An author is named by a comment of theirs: moderators never see the id that readers' tokens carry. */
@Component
public final class AuthorHolds {

    /** Of table {@code h}. */
    static final String COLUMNS = "h.held_at, h.held_by, h.reason as hold_reason";

    /** For a comment {@code c}: no more than one row. */
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
     * Has all further comments of the author of {@code comment} wait, and their changes of earlier ones. Safe to repeat: the first decision
     * stands. Fails with {@code not-found} where there is no such comment.
     *
     * @param actor the moderator's name
     * @param reason for other moderators
     */
    public Mono<AuthorHold> hold(CommentId comment, String actor, @Nullable String reason) {
        return run(HOLD, comment, actor, Parameter.fromOrEmpty(reason, String.class))
                .then(Mono.defer(() -> find(comment)))
                .flatMap(Mono::justOrEmpty);
    }

    /** Takes that back. Safe to repeat, and fails alike. */
    public Mono<Void> lift(CommentId comment, String actor) {
        return run(LIFT, comment, actor, null)
                .then(Mono.defer(() -> find(comment)))
                .then();
    }

    /** Whether comments of {@code author} wait. */
    Mono<Boolean> isHeld(UUID author) {
        return database.sql(IS_HELD)
                .bind("author", author)
                .map(row -> value(row, "held", Boolean.class))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** The decision in a row of {@link #COLUMNS}; null where there is none. */
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
                .as(RunToEnd::despiteCancel)
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
