package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.WithServers;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The cost of a page of the queue depends on what it shows, not on how many comments wait or how often one was reported. */
@SpringBootTest
@WithServers
class QueuePlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Comments, one for each second; a fifth of them wait. */
    private static final int COMMENTS = 20_000;

    /** Reports of the newest approved comment. */
    private static final int REPORTS = 5_000;

    private static final int LIMIT_OF_A_PAGE = 21;

    private static ArticleId article;

    @Autowired
    private DatabaseClient database;

    @BeforeAll
    static void fill(@Autowired DatabaseClient database, @Autowired ArticleLedger ledger) {
        article = TestArticles.inEmptyStore(database, ledger).publishOne("Tides", NOON);
        database.sql("""
                        insert into comment (id, article_id, state, name, text, created_at, author_id)
                        select gen_random_uuid(), :article, case when n % 5 = 0 then 'pending' else 'approved' end, 'Ada', 'Text ' || n,
                               timestamptz '2026-01-01 12:00Z' + n * interval '1 second', gen_random_uuid()
                        from generate_series(1, :count) n""")
                .bind("count", COMMENTS)
                .bind("article", article.value())
                .then()
                .block(LIMIT);
        database.sql("""
                        insert into comment_report (comment_id, address_hash, reason, at)
                        select newest.id, int4send(n), 'Rude', timestamptz '2026-01-02 12:00Z' + n * interval '1 second'
                        from generate_series(1, :count) n,
                             (select id from comment where state = 'approved' order by created_at desc limit 1) newest""").bind("count", REPORTS).then().block(LIMIT);
        database.sql("vacuum analyze comment, comment_report").then().block(LIMIT);
    }

    @Test
    void readsAPageInTheOrderOfItsIndex() {
        var all = new QueueFilter(QueueStatus.PENDING, null, null);
        assertThat(plan(explained(QueueSql.page(all, LIMIT_OF_A_PAGE), COMMENTS / 2)
                        .bind("state", "pending")))
                .contains("comment_queue")
                .doesNotContain("Seq Scan on comment", "Sort");
        var one = new QueueFilter(QueueStatus.PENDING, article, null);
        assertThat(plan(explained(QueueSql.page(one, LIMIT_OF_A_PAGE), COMMENTS / 2)
                        .bind("state", "pending")
                        .bind("article", article.value())))
                .containsPattern("comment_(queue|of_article)")
                .doesNotContain("Seq Scan on comment", "Sort");
        var reported = new QueueFilter(QueueStatus.REPORTED, null, null);
        assertThat(plan(explained(QueueSql.page(reported, LIMIT_OF_A_PAGE), COMMENTS / 2)
                        .bind("state", "approved")))
                .contains("comment_reported")
                .doesNotContain("Seq Scan on comment", "Sort");
    }

    private GenericExecuteSpec explained(String sql, int second) {
        return database.sql("explain (analyze, buffers, costs off, timing off, summary off) " + sql)
                .bind("at", NOON.plusSeconds(second))
                .bind("id", new UUID(0, 0));
    }

    private static String plan(GenericExecuteSpec explained) {
        return explained
                .map(line -> line.get(0, String.class))
                .all()
                .collect(Collectors.joining("\n"))
                .block(LIMIT);
    }
}
