package dev.unspool.related;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Lists of what else to read cost the same however many articles there are. */
@SiteTest
class RelatedPlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Of each of twenty months a thousand. One word in 101 is of each article, the last two have others. */
    private static final int ROWS = 20_000;

    /** Words of four months at most, while the whole table has some 5,000 with one of 24. */
    private static final int FEW = 1_500;

    private static final String EXPLAIN = "explain (analyze, costs off, timing off, summary off) ";

    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on article(_search|_tag)? ");

    private static final Pattern PART = Pattern.compile("\\(actual rows=(\\d+)");

    @BeforeAll
    static void fill(@Autowired DatabaseClient database) {
        run(database, "alter table article disable trigger user"); // else all are indexed by their texts
        run(database, "insert into section (slug, name) select 's' || i, 'S' from generate_series(0, 9) i");
        run(database, "insert into tag (slug, name) select 't' || i, 'T' from generate_series(0, 99) i");
        run(database, """
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                    tag_names, language, published_at, updated_at)
                select gen_random_uuid(), i, 'slug-' || i, 'published', 1, 'Title', 'body', 1, 's' || mod(i, 10), '{}', '{}', 'en',
                    date_trunc('month', now()) - make_interval(months => (%1$d - i) / 1000) + i * interval '1 second', now()
                from generate_series(1, %1$d) i""".formatted(ROWS));
        run(database, "insert into article_tag select 't' || mod(number, 100), published_at, id, number from article");
        run(database, """
                insert into article_search
                select id, 1, published_at, number, word.head, strip(word.head)
                    || array_to_tsvector(array['#m' || to_char(published_at at time zone 'UTC', 'YYYYMM')])
                from article cross join lateral (
                    select string_agg('''' || w || ''':' || place || 'A', ' ')::tsvector as head from unnest(case number
                        when %1$d then array(select 'word' || n from generate_series(0, 23) n)
                        when 5 then array['lamp', 'keel'] when %1$d - 1 then array['lamp', 'keel']
                        else array['word' || mod(number, 101)] end) with ordinality t (w, place)) word""".formatted(ROWS));
        run(database, "analyze");
    }

    @Autowired
    private DatabaseClient database;

    @Test
    void comparesWithWhatIsNewWhereThatIsEnough() {
        var plan = plan(closest(ROWS));
        assertThat(plan)
                .containsPattern("Bitmap Index Scan on article_search_words \\(actual")
                .contains("Bitmap Index Scan on article_search_words (never executed)")
                .doesNotContainPattern(WHOLE_TABLE);
        assertThat(most(plan)).isBetween(100, FEW);
    }

    @Test
    void comparesWithAllWhereWordsAreRare() {
        var plan = plan(closest(ROWS - 1));
        assertThat(plan)
                .doesNotContain("Bitmap Index Scan on article_search_words (never executed)")
                .doesNotContainPattern(WHOLE_TABLE);
        assertThat(most(plan)).isLessThanOrEqualTo(FEW);
        assertThat(database.sql(RelatedSql.CLOSEST)
                        .bind("id", article(ROWS - 1))
                        .bind("ranking", new UUID[0])
                        .map(row -> row.get("id", UUID.class))
                        .first()
                        .block(LIMIT))
                .isEqualTo(article(5));
    }

    @Test
    void readsFewRowsOfASection() {
        var plan = plan(database.sql(EXPLAIN + RelatedSql.LISTS)
                .bind("id", article(3))
                .bind("closest", new UUID[] {article(1), article(2)}));
        assertThat(plan).contains("article_section_feed").doesNotContainPattern(WHOLE_TABLE);
        assertThat(most(plan)).isLessThanOrEqualTo(100);
    }

    @Test
    void readsTheRankingAndTwoHundredOfTheNewest() {
        var ranking = List.of(article(1), article(2), article(3)).toArray(UUID[]::new);
        var site = database.sql(EXPLAIN + RelatedSql.MOST_READ);
        var section = database.sql(EXPLAIN + RelatedSql.MOST_READ_OF_SECTION).bind("section", "s3");
        for (var statement : List.of(site, section)) {
            var plan = plan(statement.bind("ranking", ranking));
            assertThat(plan).doesNotContainPattern(WHOLE_TABLE);
            assertThat(most(plan)).isBetween(100, 200);
        }
    }

    private GenericExecuteSpec closest(int number) {
        return database.sql(EXPLAIN + RelatedSql.CLOSEST)
                .bind("id", article(number))
                .bind("ranking", new UUID[0]);
    }

    private UUID article(int number) {
        return database.sql("select id from article where number = " + number)
                .map(row -> row.get("id", UUID.class))
                .one()
                .block(LIMIT);
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

    /** Returns the most rows of any part of the plan. */
    private static int most(String plan) {
        return PART.matcher(plan)
                .results()
                .mapToInt(part -> Integer.parseInt(part.group(1)))
                .max()
                .orElseThrow();
    }

    private static void run(DatabaseClient database, String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
