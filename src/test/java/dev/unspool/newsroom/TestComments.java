package dev.unspool.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Inserts comments into a test's store, as readers and moderation rules would leave them. */
public record TestComments(DatabaseClient database, UUID article) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    public UUID comment(String state, String text) {
        return comment(state, "Ada", text, null, Instant.now());
    }

    public UUID comment(String state, String name, String text, UUID parent, Instant at) {
        var id = UUID.randomUUID();
        var statement = database.sql("insert into comment"
                        + " (id, article_id, parent_id, state, name, text, created_at, author_id, reasons)"
                        + " values (:id, :article, :parent, :state, :name, :text, :at, :author, array['first-time'])")
                .bind("id", id)
                .bind("article", article)
                .bind("state", state)
                .bind("name", name)
                .bind("text", text)
                .bind("at", at)
                .bind("author", UUID.randomUUID());
        (parent == null ? statement.bindNull("parent", UUID.class) : statement.bind("parent", parent))
                .then()
                .block(LIMIT);
        return id;
    }

    public String state(UUID comment) {
        return text("select state from comment where id = '" + comment + "'");
    }

    /** How many comments the article shows, by its tally. */
    public long tally() {
        return Long.parseLong(text(
                "select coalesce((select approved from comment_tally where article_id = '" + article + "'), 0)::text"));
    }

    public String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block(LIMIT);
    }
}
