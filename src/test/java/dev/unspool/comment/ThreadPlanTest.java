package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The cost of a page depends on what it shows, not on how many comments an article has or where the page is. */
@SiteTest
class ThreadPlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Comments at the top level, one for each second; a fifth of them wait. */
    private static final int COMMENTS = 20_000;

    private static final int REPLIES = 2_000;

    private static final int LIMIT_OF_A_PAGE = 21;
    private static final UUID AUTHOR = new UUID(7, 7);
    private static final UUID FIRST = new UUID(0, 0);
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");

    private static ArticleId article;
    private static UUID answered;

    @Autowired
    private DatabaseClient database;

    @BeforeAll
    static void fill(@Autowired DatabaseClient database, @Autowired TestSite site) {
        article = site.emptied().publishOne("Tides", NOON);
        database.sql("""
                        insert into comment (id, article_id, state, name, text, created_at, author_id)
                        select gen_random_uuid(), :article, case when n % 5 = 0 then 'pending' else 'approved' end, 'Ada', 'Text ' || n,
                               timestamptz '2026-01-01 12:00Z' + n * interval '1 second',
                               case when n % 1000 = 0 then :author else gen_random_uuid() end
                        from generate_series(1, :count) n""")
                .bind("count", COMMENTS)
                .bind("article", article.value())
                .bind("author", AUTHOR)
                .then()
                .block(LIMIT);
        answered = database.sql("select id from comment where state = 'approved' order by created_at desc limit 1")
                .map(row -> row.get(0, UUID.class))
                .one()
                .block(LIMIT);
        database.sql("""
                        insert into comment (id, article_id, parent_id, state, name, text, created_at, author_id)
                        select gen_random_uuid(), :article, :parent, 'approved', 'Bob', 'Reply ' || n,
                               timestamptz '2026-01-02 12:00Z' + n * interval '1 second', gen_random_uuid()
                        from generate_series(1, :count) n""")
                .bind("count", REPLIES)
                .bind("article", article.value())
                .bind("parent", answered)
                .then()
                .block(LIMIT);
        database.sql("vacuum analyze comment").then().block(LIMIT);
    }

    @ParameterizedTest
    @EnumSource(ThreadOrder.class)
    void readsAPageInTheOrderOfItsIndex(ThreadOrder order) {
        var page = plan(explained(ThreadSql.page(false, false, order, LIMIT_OF_A_PAGE), COMMENTS / 2)
                .bind("article", article.value()));
        assertThat(page).contains("comment_thread").doesNotContain("Seq Scan", "Sort");
        var behind =
                plan(explained(ThreadSql.behind(false, order), COMMENTS / 2).bind("article", article.value()));
        assertThat(behind).contains("comment_thread").doesNotContain("Seq Scan", "Sort");
    }

    @ParameterizedTest
    @EnumSource(ThreadOrder.class)
    void readsRepliesInTheOrderOfTheirIndex(ThreadOrder order) {
        var page = plan(explained(ThreadSql.page(true, false, order, LIMIT_OF_A_PAGE), 100_000)
                .bind("parent", answered));
        assertThat(page).contains("comment_replies").doesNotContain("Seq Scan", "Sort");
        var first = plan(explained(ThreadSql.firstReplies(false, Threads.FIRST_REPLIES + 1), 0)
                .bind("parents", new UUID[] {answered}));
        assertThat(first).contains("comment_replies").doesNotContain("Seq Scan");
        assertThat(buffers(first)).isLessThan(REPLIES / 10);
    }

    @ParameterizedTest
    @EnumSource(ThreadOrder.class)
    void readsAnAuthorsOwnCommentsByTheAuthorIndex(ThreadOrder order) {
        var page = plan(explained(ThreadSql.page(false, true, order, LIMIT_OF_A_PAGE), COMMENTS / 2)
                .bind("article", article.value())
                .bind("author", AUTHOR));
        assertThat(page).contains("comment_thread", "comment_of_author").doesNotContain("Seq Scan");
    }

    @Test
    void readsAsManyBlocksAtTheEndAsAtTheBeginning() {
        assertThat(blocks(50)).isLessThanOrEqualTo(blocks(COMMENTS) * 5 / 4);
    }

    /** Reads a page, newest first, from the comment of this second. */
    private int blocks(int second) {
        var sql = ThreadSql.page(false, false, ThreadOrder.NEWEST, LIMIT_OF_A_PAGE);
        return buffers(plan(explained(sql, second).bind("article", article.value())));
    }

    private GenericExecuteSpec explained(String sql, int second) {
        return database.sql("explain (analyze, buffers, costs off, timing off, summary off) " + sql)
                .bind("at", NOON.plusSeconds(second))
                .bind("id", FIRST);
    }

    private static String plan(GenericExecuteSpec explained) {
        return explained
                .map(line -> line.get(0, String.class))
                .all()
                .collect(Collectors.joining("\n"))
                .block(LIMIT);
    }

    /** Returns the buffers of the topmost node, which includes those beneath it. */
    private static int buffers(String plan) {
        var match = BUFFERS.matcher(plan);
        assertThat(match.find()).as(plan).isTrue();
        return Integer.parseInt(match.group(1));
    }
}
