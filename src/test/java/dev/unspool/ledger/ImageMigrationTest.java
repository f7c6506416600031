package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image moves from four columns into one of JSON, while instances of the previous release still use the four. */
class ImageMigrationTest {

    private static final String SEA =
            "{\"url\":\"/sea.jpg\",\"width\":1600,\"height\":900,\"alt\":\"The \\\"sea\\\" at 5 o’clock\"}";

    private static final String SEA_COLUMNS = "'/sea.jpg', 1600, 900, 'The \"sea\" at 5 o’clock'";

    private Connection connection;
    private Statement statement;
    private Flyway flyway;

    @BeforeEach
    void createDatabaseOfPreviousRelease() throws SQLException {
        FreshDatabase database = TestServers.freshDatabase();
        var configuration = Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
        configuration.target("32").load().migrate();
        flyway = configuration.target("latest").load();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        statement = connection.createStatement();
        run("insert into section (slug, name) values ('news', 'News')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void movesImagesOfAllThreeTables() throws SQLException {
        insertArticles(1, 2_500, SEA_COLUMNS);
        insertArticles(2_501, 2_510, "null, null, null, null");
        insertArticles(2_511, 2_520, "'/small.svg', null, 0, null");
        insertDraft(SEA_COLUMNS);
        insertRevision(SEA_COLUMNS);
        var before = value("select string_agg(headline_json, ' ' order by number) from article");
        flyway.migrate();
        assertThat(value("select count(*) from article where image::text = '" + SEA + "'"))
                .isEqualTo("2500");
        assertThat(value("select count(*) from article where image is null")).isEqualTo("10");
        assertThat(value("select distinct image::text from article where number > 2510"))
                .isEqualTo("{\"url\":\"/small.svg\",\"width\":null,\"height\":null,\"alt\":\"\"}");
        assertThat(value("select image from draft")).isEqualTo(SEA);
        assertThat(value("select image from revision")).isEqualTo(SEA);
        assertThat(value("select string_agg(headline_json, ' ' order by number) from article"))
                .isEqualTo(before.replace("\"height\":0", "\"height\":null"));
    }

    @Test
    void readsWhatThePreviousReleaseStillWrites() throws SQLException {
        flyway.migrate();
        insertArticles(1, 1, SEA_COLUMNS);
        insertDraft(SEA_COLUMNS);
        insertRevision(SEA_COLUMNS);
        assertThat(value("select image from article")).isEqualTo(SEA);
        assertThat(value("select image from draft")).isEqualTo(SEA);
        assertThat(value("select image from revision")).isEqualTo(SEA);
        run("update article set image_url = '/new.jpg', image_width = image_width, title = 'Corrected'");
        assertThat(value("select image from article")).isEqualTo(SEA.replace("/sea", "/new"));
        assertThat(value("select headline_json from article")).contains(SEA.replace("/sea", "/new"));
        run("update article set image_url = null, image_width = null, image_height = null, image_alt = null");
        assertThat(value("select image from article")).isNull();
        assertThat(value("select headline_json from article")).contains("\"image\":null");
    }

    @Test
    void letsThePreviousReleaseReadWhatThisOneWrites() throws SQLException {
        flyway.migrate();
        insertArticles(1, 1, "null, null, null, null");
        run("update article set image = '" + SEA + "'");
        assertThat(value("select concat_ws('|', image_url, image_width, image_height, image_alt) from article"))
                .isEqualTo("/sea.jpg|1600|900|The \"sea\" at 5 o’clock");
        run("update article set image = null");
        assertThat(value("select concat_ws('|', image_url, image_width, image_height, image_alt) from article"))
                .isEmpty();
    }

    @Test
    void keepsAMemberThatThePreviousReleaseDoesNotKnow() throws SQLException {
        flyway.migrate();
        insertArticles(1, 1, "null, null, null, null");
        run("update article set image = '{\"url\":\"/a\",\"alt\":\"\",\"credit\":\"Ada\"}'");
        run("update article set title = 'Corrected', image_url = image_url, image_alt = image_alt");
        assertThat(value("select image ->> 'credit' from article")).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"url\":\"/a\"}",
                "{\"alt\":\"\"}",
                "{\"url\":\"/a\",\"alt\":\"\",\"width\":\"wide\"}",
                "{\"url\":\"/a\",\"alt\":\"\",\"height\":0}"
            })
    void refusesJsonThatIsNoImage(String json) {
        flyway.migrate();
        assertThatThrownBy(() -> insertDraft("null, null, null, null", "'" + json + "'"))
                .isInstanceOf(SQLException.class);
    }

    private void insertArticles(int first, int last, String image) throws SQLException {
        run("""
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                    tag_names, language, published_at, updated_at, image_url, image_width, image_height, image_alt)
                select gen_random_uuid(), i, 'slug-' || i, 'published', 1, 'Title', '<p>x</p>', 1, 'news', '{}', '{}', 'en', now(), now(), %s
                from generate_series(%d, %d) i""".formatted(image, first, last));
    }

    private void insertDraft(String image) throws SQLException {
        insertDraft(image, null);
    }

    private void insertDraft(String image, String json) throws SQLException {
        run("""
                insert into draft (id, title, body_html, reading_minutes, section_slug, section_name, tag_slugs, tag_names, language,
                    updated_at, image_url, image_width, image_height, image_alt%s)
                values (gen_random_uuid(), 'Title', '<p>x</p>', 1, 'news', 'News', '{}', '{}', 'en', now(), %s%s)""".formatted(json == null ? "" : ", image", image, json == null ? "" : ", " + json));
    }

    private void insertRevision(String image) throws SQLException {
        run("""
                insert into revision (article_id, version, at, kind, note, title, body_html, image_url, image_width, image_height, image_alt)
                select id, 2, now(), 'correction', 'Note', 'Title', '', %s from article limit 1""".formatted(image));
    }

    private void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    private String value(String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
