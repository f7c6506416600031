package dev.unspool.moderation;

import dev.unspool.comment.CommentCursors;
import dev.unspool.comment.CommentRow;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.RunToEnd;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the comments of the whole site page by page, for moderators: those that wait, and those that were decided on. */
@Component
public final class ModerationQueue {

    private final DatabaseClient database;
    private final CommentCursors cursors;

    ModerationQueue(DatabaseClient database, CommentCursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /**
     * Returns a page: pending comments oldest first, all others newest first. Fails with a problem if the cursor is wrong.
     *
     * @param cursor null for the first page
     */
    public Mono<QueuePage> page(QueueFilter filter, @Nullable String cursor, int limit) {
        return Mono.fromCallable(() -> start(filter, cursor))
                .flatMap(start -> read(filter, start, limit + 1))
                .map(found -> page(filter, found, limit));
    }

    private Mono<List<QueuedComment>> read(QueueFilter filter, SortKey start, int limit) {
        var statement = database.sql(QueueSql.page(filter, limit))
                .bind("state", filter.status().state().code())
                .bind("at", start.publishedAt())
                .bind("id", start.id());
        var article = filter.article();
        var narrowed = article == null ? statement : statement.bind("article", article.value());
        var words = filter.words();
        return (words == null ? narrowed : narrowed.bind("words", QueueSql.pattern(words)))
                .map(ModerationQueue::queued)
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private QueuePage page(QueueFilter filter, List<QueuedComment> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new QueuePage(
                shown,
                found.size() > limit ? cursors.write(true, shown.get(limit - 1).comment(), hash(filter)) : null);
    }

    private SortKey start(QueueFilter filter, @Nullable String cursor) {
        var first = filter.isOldestFirst() ? SortKey.OLDEST : SortKey.NEWEST;
        return cursors.read(cursor, first, hash(filter)).key();
    }

    private static QueuedComment queued(Readable row) {
        return new QueuedComment(
                CommentRow.comment(row),
                CommentRow.value(row, "title", String.class),
                CommentRow.value(row, "slug", String.class),
                List.of(CommentRow.value(row, "reported", String[].class)),
                AuthorHolds.hold(row));
    }

    /** Returns a hash that tells filters apart. MD5 is enough: cursors are signed. */
    private static long hash(QueueFilter filter) {
        return UUID.nameUUIDFromBytes(filter.name().getBytes(StandardCharsets.UTF_8))
                .getLeastSignificantBits();
    }
}
