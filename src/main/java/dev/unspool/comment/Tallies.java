package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedPosition;
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

/** How many comments articles have. */
@Component
public final class Tallies {

    /** Articles of one answer: more do not change in some seconds, or their readers see it when they look. */
    public static final int MOST = 500;

    private static final String TALLIES = """
            select a.id, a.number, a.published_at, a.section_slug, t.approved
            from comment_tally t join article a on a.id = t.article_id
            where a.status = 'published' and\s""";

    private final DatabaseClient database;

    Tallies(DatabaseClient database) {
        this.database = database;
    }

    /** Those of {@code articles} that have comments, or had; in no order. */
    public Mono<List<Tally>> of(Collection<ArticleId> articles) {
        var ids = articles.stream().limit(MOST).map(ArticleId::value).toArray(UUID[]::new);
        return database.sql(TALLIES + "t.article_id = any(:ids)")
                .bind("ids", ids)
                .map(Tallies::tally)
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    /** Those that changed within {@code last}, by the database's clock; in no order, and at most the newest {@value #MOST}. */
    public Mono<List<Tally>> changedWithin(Duration last) {
        return database.sql(TALLIES + "t.changed_at > clock_timestamp() - make_interval(secs => :seconds)"
                        + " order by t.changed_at desc limit " + MOST)
                .bind("seconds", (double) last.toMillis() / 1_000)
                .map(Tallies::tally)
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    private static Tally tally(Readable row) {
        var id = value(row, "id", UUID.class);
        return new Tally(
                new ArticleId(id),
                value(row, "number", Long.class),
                FeedPosition.of(value(row, "published_at", Instant.class), id),
                value(row, "section_slug", String.class),
                value(row, "approved", Integer.class));
    }
}
