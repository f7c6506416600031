package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.RunToEnd;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads how many comments articles have. */
@Component
public final class CommentCounts {

    /** Maximum articles in one answer. More do not change within seconds; otherwise their readers see it when they look. */
    public static final int MAX = 500;

    private static final String TALLIES = """
            select a.id, a.number, a.published_at, a.section_slug, t.approved
            from comment_tally t join article a on a.id = t.article_id
            where a.status = 'published' and\s""";

    private final DatabaseClient database;

    CommentCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Returns the counts of those of {@code articles} that have comments, or once had; in no order. */
    public Mono<List<CommentCount>> of(Collection<ArticleId> articles) {
        var ids = articles.stream().limit(MAX).map(ArticleId::value).toArray(UUID[]::new);
        return database.sql(TALLIES + "t.article_id = any(:ids)")
                .bind("ids", ids)
                .map(CommentCounts::tally)
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Returns the counts that changed within {@code last}, by the database's clock; in no order, and at most the newest {@value #MAX}. */
    public Mono<List<CommentCount>> changedWithin(Duration last) {
        return database.sql(TALLIES + "t.changed_at > clock_timestamp() - make_interval(secs => :seconds)"
                        + " order by t.changed_at desc limit " + MAX)
                .bind("seconds", (double) last.toMillis() / 1_000)
                .map(CommentCounts::tally)
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private static CommentCount tally(Readable row) {
        var id = value(row, "id", UUID.class);
        return new CommentCount(
                new ArticleId(id),
                value(row, "number", Long.class),
                SortKey.of(value(row, "published_at", Instant.class), id),
                value(row, "section_slug", String.class),
                value(row, "approved", Integer.class));
    }
}
