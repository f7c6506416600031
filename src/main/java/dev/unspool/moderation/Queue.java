package dev.unspool.moderation;

import dev.unspool.comment.CommentRow;
import dev.unspool.comment.ListPlaces;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.database.RunToEnd;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What waits for moderators, and what they decided: site-wide, page by page. */
@Component
public final class Queue {

    private final DatabaseClient database;
    private final ListPlaces places;

    Queue(DatabaseClient database, ListPlaces places) {
        this.database = database;
        this.places = places;
    }

    /**
     * A page: pending ones oldest first, all others newest first.
     *
     * @param cursor null for the first page. Fails with the problem that says what is wrong with it
     */
    public Mono<QueuePage> page(QueueFilter filter, @Nullable String cursor, int limit) {
        return Mono.fromCallable(() -> place(filter, cursor))
                .flatMap(place -> read(filter, place, limit + 1))
                .map(found -> page(filter, found, limit));
    }

    private Mono<List<Queued>> read(QueueFilter filter, FeedPosition place, int limit) {
        var statement = database.sql(QueueSql.page(filter, limit))
                .bind("state", filter.status().state().code())
                .bind("at", place.publishedAt())
                .bind("id", place.id());
        var article = filter.article();
        var narrowed = article == null ? statement : statement.bind("article", article.value());
        var words = filter.words();
        return (words == null ? narrowed : narrowed.bind("words", QueueSql.pattern(words)))
                .map(Queue::queued)
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    private QueuePage page(QueueFilter filter, List<Queued> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new QueuePage(
                shown,
                found.size() > limit ? places.write(true, shown.get(limit - 1).comment(), hash(filter)) : null);
    }

    private FeedPosition place(QueueFilter filter, @Nullable String cursor) {
        var start = filter.isOldestFirst() ? FeedPosition.OLDEST : FeedPosition.NEWEST;
        return places.read(cursor, start, hash(filter)).position();
    }

    private static Queued queued(Readable row) {
        return new Queued(
                CommentRow.comment(row),
                CommentRow.value(row, "title", String.class),
                CommentRow.value(row, "slug", String.class),
                List.of(CommentRow.value(row, "reported", String[].class)),
                AuthorHolds.hold(row));
    }

    /** MD5 is enough to tell filters apart: the signature keeps foreign ones out. */
    private static long hash(QueueFilter filter) {
        return UUID.nameUUIDFromBytes(filter.name().getBytes(StandardCharsets.UTF_8))
                .getLeastSignificantBits();
    }
}
