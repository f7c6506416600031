package dev.unspool.comment;

import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets who wrote from where: the hashes, the reports that hold them, and the salts that made them. Forgets which authors moderators had wait,
 * too, once no token of theirs is valid any more.
 */
@Component
final class Forgetting {

    /** Rows of one statement, which holds none of them for long. */
    private static final int AT_ONCE = 5_000;

    /** What somebody changes at this moment is left for the next time: nobody waits for anybody here. */
    private static final String HASHES = """
            update comment set address_hash = null, end_site_hash = null where id in (
                select id from comment where octet_length(address_hash) > 0 and created_at < :before
                order by created_at limit %d for no key update skip locked)""".formatted(AT_ONCE);

    private static final String HOLDS = """
            delete from comment_author_hold h where coalesce(h.lifted_at, h.held_at) < :before and not exists (
                select from comment c where c.author_id = h.author_id and c.created_at >= :before)""";

    private final DatabaseClient database;
    private final CommentSettings settings;

    Forgetting(DatabaseClient database, CommentSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** All that is old at {@code now}. */
    Mono<Void> forget(Instant now) {
        var before = now.minus(settings.forget());
        var day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        return Mono.defer(() -> rows(HASHES, before))
                .repeat()
                .takeUntil(rows -> rows == 0)
                .then(Mono.defer(() -> rows("delete from comment_report where at < :before", before)))
                .then(Mono.defer(() -> rows("delete from comment_salt where day < :before", day)))
                .then(Mono.defer(
                        () -> rows("delete from comment_key where at < :before", now.minus(CommentLedger.KEYS_KEPT))))
                .then(Mono.defer(() -> rows(HOLDS, lastToken(now))))
                .then();
    }

    /** The time of the last comment whose author can still have a valid token: a repeated request gives one anew for as long as keys are kept. */
    private Instant lastToken(Instant now) {
        return now.minus(settings.authorLife()).minus(CommentLedger.KEYS_KEPT);
    }

    private Mono<Long> rows(String sql, Object before) {
        return database.sql(sql).bind("before", before).fetch().rowsUpdated().as(RunToEnd::despiteCancel);
    }
}
