package dev.unspool.comment;

import dev.unspool.database.RunToEnd;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What readers report to moderators: each comment once from an address and a day. */
@Component
final class Reports {

    private static final String REPORT = """
            with made as (
                insert into comment_report (comment_id, address_hash, reason, at) values (:comment, :address, :reason, :at)
                on conflict do nothing returning comment_id)
            update comment c set reports = c.reports + 1 from made where c.id = made.comment_id""";

    private final DatabaseClient database;
    private final Reported reported;
    private final Clock clock;

    Reports(DatabaseClient database, Reported reported, Clock clock) {
        this.database = database;
        this.reported = reported;
        this.clock = clock;
    }

    /** Gives whether it is the first from there. @param comment that readers see */
    Mono<Boolean> add(CommentId comment, Sender sender, @Nullable String reason) {
        return database.sql(REPORT)
                .bind("comment", comment.value())
                .bind("address", sender.addressHash())
                .bind("reason", Parameter.fromOrEmpty(reason, String.class))
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0)
                .delayUntil(isFirst -> isFirst ? reported.reported(comment) : Mono.empty())
                .as(RunToEnd::despiteCancel);
    }
}
