package dev.unspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotSortKey;
import dev.unspool.cursor.SortKey;
import dev.unspool.embedded.SiteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The plan of a page is a range of one index at every depth. */
@SiteTest
class QueryPlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROWS = 20_000;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");

    @BeforeAll
    static void fill(@Autowired DatabaseClient database) {
        run(database, "insert into section (slug, name) select 's' || i, 'S' from generate_series(0, 9) i");
        run(database, "insert into author (slug, name) select 'a' || i, 'A' from generate_series(0, 99) i");
        run(database, "insert into tag (slug, name) select 't' || i, 'T' from generate_series(0, 99) i");
        run(database, """
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                    tag_names, author_slug, language, published_at, updated_at)
                select gen_random_uuid(), i, 'slug-' || i, 'published', 1, 'Title', repeat('word ', 50), 1, 's' || mod(i, 10),
                    array['t' || mod(i, 100)], array['T'], 'a' || mod(i, 100), 'en', timestamptz '2020-01-01' + i * interval '1 second',
                    now()
                from generate_series(1, %d) i""".formatted(ROWS));
        run(database, "insert into article_tag select tag_slugs[1], published_at, id, number from article");
        run(database, "analyze");
    }

    @Autowired
    private DatabaseClient database;

    @ParameterizedTest
    @ValueSource(strings = {"all", "section", "tag", "author"})
    void readsOneRangeOfOneIndexWithoutSortingTheTable(String feed) {
        for (var plan : List.of(plan(filter(feed), ROWS / 2), readyPlan(filter(feed), ROWS / 2))) {
            assertThat(plan)
                    .contains("ROW(")
                    .containsPattern(
                            "Index (Only )?Scan using article_(feed|section_feed|author_pkey|tag_pkey)|Backward using article_(author|tag)_pkey")
                    .doesNotContain("Seq Scan on article");
        }
    }

    @Test
    void readsAsManyBlocksAtTheEndAsAtTheBeginning() {
        var first = buffers(plan(FeedFilter.ALL, ROWS));
        var deep = buffers(plan(FeedFilter.ALL, 50));
        assertThat(deep).isLessThanOrEqualTo(first + first / 4);
        assertThat(buffers(readyPlan(FeedFilter.ALL, 50))).isLessThanOrEqualTo(first + first / 4);
    }

    @ParameterizedTest
    @EnumSource(TopicKind.class)
    void countsTheArticlesOfADirectoryInAnIndex(TopicKind kind) {
        var explain = "explain (analyze, buffers, costs off, timing off, summary off) ";
        for (var forward : List.of(true, false)) {
            assertThat(plan(database.sql(explain + DirectorySql.page(kind, forward, 21))
                            .bind("slug", forward ? "" : "z")))
                    .containsPattern(
                            "(Index (Only )?Scan (Backward )?using|Bitmap Index Scan on) article_(section_feed|tag_pkey|author_pkey)")
                    .doesNotContain("Seq Scan on article");
        }
        assertThat(plan(database.sql(explain + DirectorySql.initials(kind, 21))))
                .doesNotContain("Seq Scan on article");
    }

    /** A ranking of half the newest thousand: the walk behind it has them all to skip. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "section", "tag", "author"})
    void readsOnlyTheRowsOfAHotPage(String feed) {
        var filter = filter(feed);
        var inside = hotPlan(filter, HotSortKey.inRanking(0));
        assertThat(inside).contains("(never executed)").doesNotContain("Seq Scan on article");
        var behind = hotPlan(filter, HotSortKey.afterRanking(SortKey.NEWEST));
        assertThat(behind)
                .contains("hashed SubPlan", "ROW(")
                .containsPattern(
                        "Index (Only )?Scan using article_(feed|section_feed|author_pkey|tag_pkey)|Backward using article_(author|tag)_pkey")
                .doesNotContain("Seq Scan on article");
    }

    private static FeedFilter filter(String feed) {
        return switch (feed) {
            case "section" -> FeedFilter.section("s3");
            case "tag" -> FeedFilter.tag("t7");
            case "author" -> FeedFilter.author("a7");
            default -> FeedFilter.ALL;
        };
    }

    private String plan(FeedFilter filter, int row) {
        var sql = FeedSql.page(filter, Direction.OLDER, 21, HeadlineRow.COLUMNS, HeadlineRow.JOINS);
        return plan(explained(sql, filter, place(row)));
    }

    private String readyPlan(FeedFilter filter, int row) {
        var sql = FeedSql.readyPage(filter, Direction.OLDER, 20);
        return plan(explained(sql, filter, place(row)).bind("articles", "https://news.example/articles/"));
    }

    private static SortKey place(int row) {
        return SortKey.of(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(row), new UUID(0, 0));
    }

    private String hotPlan(FeedFilter filter, HotSortKey place) {
        var sql = HotSql.page(filter, Direction.OLDER, 21, HeadlineRow.COLUMNS, HeadlineRow.JOINS);
        return plan(
                explained(sql, filter, place.key()).bind("ranking", ranking()).bind("passed", place.passed()));
    }

    private GenericExecuteSpec explained(String sql, FeedFilter filter, SortKey place) {
        var explain = "explain (analyze, buffers, costs off, timing off, summary off) " + sql;
        return ArticleStore.place(database.sql(explain), filter, place, Long.MAX_VALUE);
    }

    private UUID[] ranking() {
        var ids = database.sql(
                        "select id from article where number > %d and mod(number, 2) = 0".formatted(ROWS - 1_000))
                .map(row -> row.get("id", UUID.class))
                .all()
                .collectList()
                .block(LIMIT);
        return ids.toArray(UUID[]::new);
    }

    private static String plan(GenericExecuteSpec explained) {
        return String.join(
                "\n",
                explained
                        .map(line -> line.get(0, String.class))
                        .all()
                        .collectList()
                        .block(LIMIT));
    }

    /** The blocks of the topmost node, which include those of all nodes beneath it. */
    private static int buffers(String plan) {
        var match = BUFFERS.matcher(plan);
        assertThat(match.find()).as(plan).isTrue();
        return Integer.parseInt(match.group(1));
    }

    private static void run(DatabaseClient database, String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
