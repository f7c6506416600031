package dev.unspool.moderation;

import static dev.unspool.moderation.DecisionSql.ANY_VERSION;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.CommentRow;
import dev.unspool.comment.CommentState;
import dev.unspool.database.RunToEnd;
import dev.unspool.moderation.Outcome.Result;
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
 * Carries out what is decided on comments. State, tally and the record of the decision change in one statement; then whoever has the article
 * open is told. Safe to repeat: what is so already stays as it is, and leaves no record.
 */
@Component
public final class Decisions {

    /** Comments of one act. */
    public static final int MAX = 100;

    /** Articles that are told of at a time. */
    private static final int TELLINGS = 8;

    private final DatabaseClient database;
    private final Announcements announcements;
    private final Clock clock;

    Decisions(DatabaseClient database, Announcements announcements, Clock clock) {
        this.database = database;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * @param choices at most {@value #MAX}, each comment once
     * @param actor who decides
     * @param reason why, for other moderators
     */
    public Mono<Decision> decide(Act act, List<Choice> choices, String actor, @Nullable String reason) {
        return Mono.defer(() -> {
            var batch = UUID.randomUUID();
            var statement = signed(DecisionSql.DECIDE, batch, actor)
                    .bind("to", act.state().code())
                    .bind("ids", ids(choices))
                    .bind("versions", versions(choices));
            return outcomes(
                            reason == null
                                    ? statement.bindNull("reason", String.class)
                                    : statement.bind("reason", reason))
                    .map(found -> new Decision(batch, inOrder(choices, found)));
        });
    }

    /** Takes back what {@code batch} did, except where something else was decided since. Can be undone itself. */
    public Mono<Decision> undo(UUID batch, String actor) {
        return Mono.defer(() -> {
            var undoing = UUID.randomUUID();
            return outcomes(signed(DecisionSql.UNDO, undoing, actor).bind("undone", batch))
                    .map(found -> new Decision(undoing, found));
        });
    }

    /** Tells readers of the article, where they see something else than before. */
    Mono<Void> tell(Outcome outcome) {
        return tell(List.of(outcome));
    }

    private GenericExecuteSpec signed(String sql, UUID batch, String actor) {
        return database.sql(sql).bind("batch", batch).bind("actor", actor).bind("now", clock.instant());
    }

    private Mono<List<Outcome>> outcomes(GenericExecuteSpec statement) {
        return statement
                .map(Decisions::outcome)
                .all()
                .collectList()
                .delayUntil(this::tell)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Void> tell(List<Outcome> outcomes) {
        return Flux.fromStream(outcomes.stream()
                        .filter(Outcome::isSeen)
                        .map(Outcome::article)
                        .filter(Objects::nonNull)
                        .distinct())
                .flatMap(announcements::commentsChanged, TELLINGS)
                .then();
    }

    static Outcome outcome(Readable row) {
        var after = row.get("after", String.class);
        var before = CommentState.of(CommentRow.value(row, "before", String.class));
        return new Outcome(
                new CommentId(CommentRow.value(row, "id", UUID.class)),
                new ArticleId(CommentRow.value(row, "article_id", UUID.class)),
                before,
                after == null ? before : CommentState.of(after),
                Result.valueOf(CommentRow.value(row, "result", String.class)));
    }

    private static List<Outcome> inOrder(List<Choice> choices, List<Outcome> found) {
        Map<CommentId, Outcome> known =
                new HashMap<>(found.stream().collect(Collectors.toMap(Outcome::comment, Function.identity())));
        return choices.stream()
                .map(Choice::comment)
                .map(id -> known.getOrDefault(id, new Outcome(id, null, null, null, Result.MISSING)))
                .toList();
    }

    private static UUID[] ids(List<Choice> choices) {
        return choices.stream().map(choice -> choice.comment().value()).toArray(UUID[]::new);
    }

    private static Integer[] versions(List<Choice> choices) {
        return choices.stream()
                .map(choice -> Objects.requireNonNullElse(choice.version(), ANY_VERSION))
                .toArray(Integer[]::new);
    }
}
