package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections, tags and authors from before they had identities, and instances of the previous release that still run. */
class TopicMigrationTest {

    private Flyway flyway;
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void createDatabaseOfPreviousRelease() throws SQLException {
        var database = TestServers.freshDatabase();
        var configuration = Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
        configuration.target("34").load().migrate();
        flyway = configuration.target("latest").load();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        statement = connection.createStatement();
        run("insert into section (slug, name) values ('news', 'News')");
        run("insert into author (slug, name) values ('zoe', U&'Zoe\\0308')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void listsArticlesOfBeforeByTheirAuthors() throws SQLException {
        insertArticles(1, 2_500);
        flyway.migrate();
        assertThat(value("select count(*) from article_author where author_slug = 'zoe'"))
                .isEqualTo("2500");
        assertThat(value("select name || ' ' || public_slug from author")).isEqualTo("Zoë zoe");
        assertThat(value("select json ->> 'id' = id::text from (select id, json::json from author) w"))
                .isEqualTo("t");
        assertThat(value("select string_agg(kind || ' ' || slug, ', ' order by kind) from topic_slug"))
                .isEqualTo("author zoe, section news");
    }

    @Test
    void letsThePreviousReleasePublish() throws SQLException {
        flyway.migrate();
        run("insert into tag (slug, public_slug, name) values ('c', 'c', 'C++'), ('c', 'c', 'C#')");
        run("update tag set public_slug = 'csharp' where name = 'C#'");
        run("insert into tag (slug, name) values ('c', 'C'), ('csharp', 'CSharp') on conflict do nothing");
        insertArticles(1, 1);
        assertThat(value("select string_agg(slug || ' ' || public_slug || ' ' || name, ', ' order by slug) from tag"))
                .isEqualTo("c c C++, c-2 csharp C#, csharp csharp-2 CSharp");
        assertThat(value("select count(*) from article_author")).isEqualTo("1");
        run("insert into tag (slug, public_slug, name) values ('csharp', 'csharp', 'C sharp')");
        assertThat(value("select slug from tag where name = 'C sharp'")).isEqualTo("csharp-3");
    }

    @Test
    void forgetsCoauthorsOfADraftThatThePreviousReleaseRewrites() throws SQLException {
        flyway.migrate();
        run("""
                insert into draft (id, title, body_html, reading_minutes, section_slug, section_name, tag_slugs, tag_names, language,
                    updated_at, author_slug, author_name, authors)
                values (gen_random_uuid(), 'Title', '<p>x</p>', 1, 'news', 'News', '{}', '{}', 'en', now(), 'ada', 'Ada', '[{"name":"Ada"}]')""");
        run("update draft set title = 'Another', author_name = 'Ada'");
        assertThat(value("select authors from draft")).isEqualTo("[{\"name\":\"Ada\"}]");
        run("update draft set author_name = 'Bo', author_slug = 'bo'");
        assertThat(value("select authors from draft")).isNull();
    }

    @Test
    void findsAnAuthorAgainWhoseNameHasOtherWhiteSpace() throws SQLException {
        flyway("54").migrate();
        run("insert into author (slug, public_slug, name) values ('ann-lee', 'ann-lee', U&'Ann \\00A0\\2003Lee ')");
        run("insert into tag (slug, public_slug, name) values ('high-tide', 'high-tide', U&' High\\3000tide')");
        run("insert into section (slug, public_slug, name) values ('old-town', 'old-town', E'Old\\t\\nTown')");
        insertArticles(1, 1);
        flyway.migrate();
        assertThat(value("select name || ' ' || edition from author where slug = 'ann-lee'"))
                .isEqualTo("Ann Lee 2");
        assertThat(value("select json::json ->> 'name' from author where slug = 'ann-lee'"))
                .isEqualTo("Ann Lee");
        assertThat(value("select name from tag where slug = 'high-tide'")).isEqualTo("High tide");
        assertThat(value("select name from section where slug = 'old-town'")).isEqualTo("Old Town");
        assertThat(value("select edition from author where slug = 'zoe'")).isEqualTo("1");
        assertThat(value("select string_agg(kind || ' ' || topic, ', ' order by kind) from topic_copy"))
                .isEqualTo("author ann-lee, tag high-tide");
    }

    /** The one that has the name already keeps it, else the oldest gets it. */
    @Test
    void keepsBothOfTwoNamesThatBecomeEqual() throws SQLException {
        flyway("54").migrate();
        run("insert into author (slug, public_slug, name) values ('a', 'a', 'Ann  Lee'), ('a-2', 'a-2', 'Ann Lee')");
        run("insert into tag (slug, public_slug, name) values ('t', 't', 'Low  tide'), ('t-2', 't-2', 'Low   tide')");
        run(
                "insert into author (slug, public_slug, name, source_id) values ('b', 'b', 'Bo  Lee', '1'), ('b-2', 'b-2', 'Bo  Lee', '2')");
        flyway.migrate();
        assertThat(value("select string_agg(slug || ' ' || name, ', ' order by slug) from author where slug like 'a%'"))
                .isEqualTo("a Ann  Lee, a-2 Ann Lee");
        assertThat(value("select string_agg(slug || ' ' || name, ', ' order by slug) from tag"))
                .isEqualTo("t Low tide, t-2 Low   tide");
        assertThat(value("select string_agg(slug || ' ' || name, ', ' order by slug) from author where slug like 'b%'"))
                .isEqualTo("b Bo Lee, b-2 Bo Lee");
    }

    @Test
    void givesSlugsInLowerCaseToTopicsThatNobodyReached() throws SQLException {
        flyway("54").migrate();
        run(
                "insert into tag (slug, public_slug, name) values ('jazz', 'jazz', 'Jazz'), ('blues', 'blues', 'Blues'), ('soul', 'soul', 'Soul')");
        run("update tag set public_slug = 'Jazz' where slug = 'jazz'");
        run("update tag set public_slug = 'Soul' where slug = 'blues'");
        flyway.migrate();
        assertThat(value(
                        "select string_agg(slug || ' ' || public_slug || ' ' || edition, ', ' order by slug) from tag"))
                .isEqualTo("blues soul-2 2, jazz jazz 2, soul soul 1");
        assertThat(
                        value(
                                "select string_agg(slug, ', ' order by slug collate \"C\") from topic_slug where topic = 'blues'"))
                .isEqualTo("Soul, blues, soul-2");
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .target(target)
                .load();
    }

    private void insertArticles(int first, int last) throws SQLException {
        run("""
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                    tag_names, author_slug, language, published_at, updated_at)
                select gen_random_uuid(), i, 'slug-' || i, 'published', 1, 'Title', '<p>x</p>', 1, 'news', '{}', '{}', 'zoe', 'en', now(), now()
                from generate_series(%d, %d) i""".formatted(first, last));
    }

    private void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    private String value(String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
