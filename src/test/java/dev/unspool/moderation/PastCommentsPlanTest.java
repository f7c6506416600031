package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** How PostgreSQL finds the comments of an address. */
@SiteTest(database = "past_comments")
class PastCommentsPlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String COMMENTS = """
            insert into comment (id, article_id, state, name, text, created_at, author_id, address_hash, end_site_hash)
            select gen_random_uuid(), '%1$s', 'pending', 'Ada', 'Text ' || i, now() - %2$s, gen_random_uuid(), %4$s, %4$s
            from generate_series(1, %3$d) i""";

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    @Test
    void usesTheAddressIndexDuringAFloodUnknownToStatistics() {
        var article = site.emptied().publishOne("Tides", Instant.parse("2026-01-01T12:00:00Z"));
        run("alter table comment set (autovacuum_enabled = false)");
        run(COMMENTS.formatted(article, "i * interval '1 hour'", 20_000, "null")); // long forgotten from where
        run("vacuum (analyze) comment");
        run(COMMENTS.formatted(article, "i * interval '1 millisecond'", 5_000, "sha256(i::text::bytea)"));
        assertThat(plan(PastComments.FROM_ADDRESS))
                .contains("comment_from_address")
                .doesNotContain("comment_to_forget");
        assertThat(plan(PastComments.FROM_END_SITE))
                .contains("comment_from_end_site")
                .doesNotContain("comment_to_forget");
    }

    private String plan(String sql) {
        return database.sql("explain " + sql)
                .bind("address", new byte[] {1, 2, 3})
                .bind("since", Instant.now().minus(Duration.ofHours(1)))
                .bind("id", UUID.randomUUID())
                .bind("limit", 60)
                .map(row -> row.get(0, String.class))
                .all()
                .collect(Collectors.joining("\n"))
                .block(LIMIT);
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
