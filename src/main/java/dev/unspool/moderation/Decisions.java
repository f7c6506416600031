package dev.unspool.moderation;

import static dev.unspool.moderation.DecisionSql.ANY_VERSION;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.CommentRow;
import dev.unspool.comment.CommentState;
import dev.unspool.database.RunToEnd;
import dev.unspool.moderation.DecisionOutcome.Result;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out moderators' decisions. State, counts and the record of the decision change in one statement; then open pages of the article are
 * notified. Idempotent: a comment that is in the state already stays as it is, without a record, and is announced again.
 */
@Component
public final class Decisions {

    /** Maximum number of comments in one decision. */
    public static final int MAX = 100;

    /** Articles that are announced at a time. */
    private static final int ANNOUNCE_CONCURRENCY = 8;

    private final DatabaseClient database;
    private final Announcements announcements;
    private final Clock clock;

    Decisions(DatabaseClient database, Announcements announcements, Clock clock) {
        this.database = database;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Changes the state of comments.
     *
     * @param targets at most {@value #MAX}, each comment once
     * @param actor who decides
     * @param reason for other moderators
     */
    public Mono<Decision> decide(
            ModerationAction action, List<DecisionTarget> targets, String actor, @Nullable String reason) {
        return Mono.defer(() -> {
            var batch = UUID.randomUUID();
            var statement = statement(DecisionSql.DECIDE, batch, actor)
                    .bind("to", action.state().code())
                    .bind("ids", ids(targets))
                    .bind("versions", versions(targets));
            return outcomes(
                            reason == null
                                    ? statement.bindNull("reason", String.class)
                                    : statement.bind("reason", reason))
                    .map(found -> new Decision(batch, inOrder(targets, found)));
        });
    }

    /** Undoes the decision {@code batch}, except on comments that were decided on since. It can be undone itself. */
    public Mono<Decision> undo(UUID batch, String actor) {
        return Mono.defer(() -> {
            var undoing = UUID.randomUUID();
            return outcomes(statement(DecisionSql.UNDO, undoing, actor).bind("undone", batch))
                    .map(found -> new Decision(undoing, found))
                    .delayUntil(undone -> undone.changed() == 0 ? announceAll(batch) : Mono.empty());
        });
    }

    /** Notifies readers of the article if the decision may change what they see. */
    Mono<Void> announce(DecisionOutcome outcome) {
        return announce(List.of(outcome));
    }

    private GenericExecuteSpec statement(String sql, UUID batch, String actor) {
        return database.sql(sql).bind("batch", batch).bind("actor", actor).bind("now", clock.instant());
    }

    private Mono<List<DecisionOutcome>> outcomes(GenericExecuteSpec statement) {
        return statement
                .map(Decisions::outcome)
                .all()
                .collectList()
                .delayUntil(this::announce)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Void> announce(List<DecisionOutcome> outcomes) {
        return Flux.fromStream(outcomes.stream()
                        .filter(DecisionOutcome::isAnnounced)
                        .map(DecisionOutcome::article)
                        .filter(Objects::nonNull)
                        .distinct())
                .flatMap(announcements::commentsChanged, ANNOUNCE_CONCURRENCY)
                .then();
    }

    /** Announces all articles of a batch, which an earlier request may have undone without announcing it. */
    private Mono<Void> announceAll(UUID batch) {
        return database.sql(DecisionSql.ARTICLES)
                .bind("batch", batch)
                .map(row -> new ArticleId(CommentRow.value(row, "article_id", UUID.class)))
                .all()
                .collectList()
                .as(RunToEnd::read)
                .flatMapMany(Flux::fromIterable)
                .flatMap(announcements::commentsChanged, ANNOUNCE_CONCURRENCY)
                .then();
    }

    static DecisionOutcome outcome(Readable row) {
        var after = row.get("after", String.class);
        var before = CommentState.of(CommentRow.value(row, "before", String.class));
        return new DecisionOutcome(
                new CommentId(CommentRow.value(row, "id", UUID.class)),
                new ArticleId(CommentRow.value(row, "article_id", UUID.class)),
                before,
                after == null ? before : CommentState.of(after),
                Result.valueOf(CommentRow.value(row, "result", String.class)));
    }

    private static List<DecisionOutcome> inOrder(List<DecisionTarget> targets, List<DecisionOutcome> found) {
        Map<CommentId, DecisionOutcome> known =
                new HashMap<>(found.stream().collect(Collectors.toMap(DecisionOutcome::comment, Function.identity())));
        return targets.stream()
                .map(DecisionTarget::comment)
                .map(id -> known.getOrDefault(id, new DecisionOutcome(id, null, null, null, Result.MISSING)))
                .toList();
    }

    private static UUID[] ids(List<DecisionTarget> targets) {
        return targets.stream().map(target -> target.comment().value()).toArray(UUID[]::new);
    }

    private static Integer[] versions(List<DecisionTarget> targets) {
        return targets.stream()
                .map(target -> Objects.requireNonNullElse(target.version(), ANY_VERSION))
                .toArray(Integer[]::new);
    }
}
