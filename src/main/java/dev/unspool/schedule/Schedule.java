package dev.unspool.schedule;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Edition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an article that is to be made at a certain time, or an embargo that ends then.
 *
 * @param edition rises whenever the schedule is moved or fails, or a topic that it names gets another name
 * @param title of the article as it is now
 * @param by the holder of the access token who made the schedule, or who moved it last
 * @param failure the reason why it was not carried out; null while it waits
 */
public record Schedule(
        UUID id,
        Edition edition,
        ScheduledChange change,
        String title,
        DueTime due,
        Actor by,
        Instant createdAt,
        @Nullable ScheduleFailure failure) {

    static Schedule of(Columns row) {
        return new Schedule(
                row.id("id"),
                new Edition(false, row.count("edition")),
                change(row),
                row.text("title"),
                new DueTime(row.instant("due_at"), row.text("time_zone")),
                new Actor(row.idOrNull("actor_id"), row.text("actor_name"), row.textOrNull("trace_id")),
                row.instant("created_at"),
                failure(row));
    }

    private static ScheduledChange change(Columns row) {
        return new ScheduledChange(
                new ArticleId(row.id("article_id")),
                ScheduledAction.of(row.text("action")).orElseThrow(),
                row.count("version"),
                row.texts("fields"),
                row.textOrNull("content"));
    }

    private static @Nullable ScheduleFailure failure(Columns row) {
        var at = row.instantOrNull("failed_at");
        return at == null ? null : new ScheduleFailure(at, row.text("failure_code"), row.text("failure_detail"));
    }
}
