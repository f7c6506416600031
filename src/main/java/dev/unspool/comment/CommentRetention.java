package dev.unspool.comment;

import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes personal data once it is no longer needed: hashes of addresses, reports with such hashes, the salts that made them, idempotency keys, and
 * moderators' holds on authors of whom no token can be valid any more.
 */
@Component
final class CommentRetention {

    /** Rows that one statement changes, so that it locks none of them for long. */
    private static final int AT_ONCE = 5_000;

    /** Skips rows that somebody else is changing, until the next run, so that neither waits for the other. */
    private static final String HASHES = """
            update comment set address_hash = null, end_site_hash = null where id in (
                select id from comment where octet_length(address_hash) > 0 and created_at < :before
                order by created_at limit %d for no key update skip locked)""".formatted(AT_ONCE);

    private static final String HOLDS = """
            delete from comment_author_hold h where coalesce(h.lifted_at, h.held_at) < :before and not exists (
                select from comment c where c.author_id = h.author_id and c.created_at >= :before)""";

    private final DatabaseClient database;
    private final CommentSettings settings;

    CommentRetention(DatabaseClient database, CommentSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Deletes all personal data that is no longer needed at {@code now}. */
    Mono<Void> deleteExpired(Instant now) {
        var before = now.minus(settings.forget());
        var day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        return Mono.defer(() -> rows(HASHES, before))
                .repeat()
                .takeUntil(rows -> rows == 0)
                .then(Mono.defer(() -> rows("delete from comment_report where at < :before", before)))
                .then(Mono.defer(() -> rows("delete from comment_salt where day < :before", day)))
                .then(Mono.defer(() -> rows("delete from comment_key where at < :before", now.minus(CommentKey.KEPT))))
                .then(Mono.defer(() -> rows(HOLDS, lastToken(now))))
                .then();
    }

    /** Returns the time of the last comment whose author can still have a valid token: a repeated request renews it for as long as keys are kept. */
    private Instant lastToken(Instant now) {
        return now.minus(settings.authorLife()).minus(CommentKey.KEPT);
    }

    private Mono<Long> rows(String sql, Object before) {
        return database.sql(sql).bind("before", before).fetch().rowsUpdated().as(RunToEnd::despiteCancel);
    }
}
