package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Articles that were killed before a kill changed their address. */
class KillMigrationTest {

    private FluentConfiguration configuration;
    private Connection connection;

    @BeforeEach
    void createDatabaseOfPreviousRelease() throws SQLException {
        var database = TestServers.freshDatabase();
        configuration = Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
        configuration.target("59").load().migrate();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        run("insert into section (slug, name) values ('news', 'News')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void loseTheWordsOfTheirAddress() throws SQLException {
        insert(1, "stolen-words", "retracted", "kill");
        insert(2, "taken-down", "retracted", "takedown");
        insert(3, "still-there", "published", null);
        configuration.target("latest").load().migrate();
        assertThat(value("select slug ~ '^removed-[0-9a-f]{32}$' and source_id is null"
                        + " and slug_in_address = slug and headline_json like '%\"slug\":\"' || slug || '\"%'"
                        + " from article where number = 1"))
                .isEqualTo("t");
        assertThat(
                        value(
                                "select string_agg(slug || ' ' || source_id, ', ' order by number) from article where number > 1"))
                .isEqualTo("taken-down source-2, still-there source-3");
        assertThat(value(
                        "select string_agg(kind, ' ' order by kind) from killed_name k join article a on a.id = k.article_id"
                                + " where a.number = 1 and hash in (name_hash('stolen-words'), name_hash('source-1'))"))
                .isEqualTo("slug source");
        assertThat(value("select count(*) from killed_name")).isEqualTo("2");
    }

    /** The tables of drafts, of schedules and of former slugs come after this release. */
    @Test
    void loseTheWordsOfEveryFormerAddressAfterAnUpgrade() throws SQLException {
        configuration.target("78").load().migrate();
        insert(1, "abhorrent-first", "published", null);
        configuration.target("latest").load().migrate();
        run("update article set slug = 'abhorrent-second', version = 2");
        run("update article set slug = 'abhorrent-third', version = 3");
        assertThat(rows()).contains("abhorrent-first", "abhorrent-second", "abhorrent-third");
        var parameters = Map.of(
                "id", value("select id from article"), "note", "Gone.", "body", "<p>Gone.</p>", "actorName", "Test");
        run(Pattern.compile("(?<!:):([a-zA-Z]+)")
                .matcher(KillSql.KILL_ARTICLE.replace(":version", "3"))
                .replaceAll(name ->
                        parameters.containsKey(name.group(1)) ? "'" + parameters.get(name.group(1)) + "'" : "null"));
        assertThat(value("select retraction_kind from article")).isEqualTo("kill");
        assertThat(rows()).doesNotContain("abhorrent");
        assertThat(value("select count(*) from killed_name where kind = 'slug'"))
                .isEqualTo("3");
    }

    /** Returns every row of all our tables, as text. */
    private String rows() throws SQLException {
        var all = new StringBuilder();
        var tables = value(
                        "select string_agg(table_name, ' ') from information_schema.tables where table_schema = 'public'"
                                + " and table_name <> 'flyway_schema_history'")
                .split(" ");
        for (var table : tables) {
            all.append(value("select string_agg(t::text, ' ') from " + table + " t"));
        }
        return all.toString();
    }

    private void insert(int number, String slug, String status, String retraction) throws SQLException {
        var kind = retraction == null ? "null" : "'" + retraction + "'";
        run(
                "insert into article (id, number, slug, source_id, status, version, title, body_html, reading_minutes, section_slug,"
                        + " tag_slugs, tag_names, language, published_at, updated_at, retraction_kind, retraction_notice)"
                        + " values (gen_random_uuid(), " + number + ", '" + slug + "', 'source-" + number + "', '"
                        + status
                        + "', 1, 'Gone.', '', 1, 'news', '{}', '{}', 'en', now(), now(), " + kind + ", "
                        + (retraction == null ? "null" : "'Gone.'") + ")");
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
