package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Commands from the command line to the tables, with the rooms that a task has. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("servers")
class CommandsTest {

    private final FreshDatabase database = TestServers.freshDatabase();

    @TempDir
    private Path directory;

    @Test
    void makesATokenAndWritesDownThatItDid(CapturedOutput output) throws SQLException {
        assertThat(run("token", "create", "--name", "Desk", "--scopes", "write,publish"))
                .isZero();
        assertThat(output.getOut()).containsPattern("(?m)^unspool_[\\w-]{49}$");
        assertThat(query("select name || ' ' || array_to_string(scopes, ',') from access_token"))
                .containsExactly("Desk publish,write");
        assertThat(query("select action || ' ' || actor_name from audit_log")).containsExactly("token-created command");
        assertThat(run("token", "list")).isZero();
        assertThat(output.getOut()).contains("Desk");
    }

    @Test
    void importsAndWritesDownEveryArticle() throws IOException, SQLException {
        var file = directory.resolve("two.jsonl");
        Files.writeString(file, """
                {"id": "a", "title": "A", "section": "S", "language": "en", "body_html": "<p>a</p>"}
                {"id": "b", "title": "B", "section": "S", "language": "en", "body_html": "<p>b</p>"}
                """);
        assertThat(run("import", file.toString())).isZero();
        assertThat(run("import", file.toString())).isZero();
        assertThat(query("select l.action || ' ' || l.actor_name || ' ' || a.title from audit_log l join article a on"
                        + " a.id = l.article_id order by l.id"))
                .containsExactly("published import A", "published import B");
    }

    @Test
    void makesNoTokenWhereNobodyAsksForOne() throws SQLException {
        assertThat(run("token", "list")).isZero();
        assertThat(query("select name from access_token")).isEmpty();
    }

    @Test
    void runsACommandThatStandsBehindItsSettings(CapturedOutput output) throws SQLException {
        var arguments = settings();
        arguments.add("--server.port=8231");
        arguments.addAll(List.of("token", "create", "--name", "Desk", "--scopes", "write"));
        assertThat(Commands.isNamedBy(arguments.toArray(String[]::new))).isTrue();
        assertThat(Commands.run(arguments.toArray(String[]::new))).isZero();
        assertThat(query("select name from access_token")).containsExactly("Desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "--server.port=8231 tokens", "--server.port 8231 token list"})
    void refusesACommandThatIsNotThereAndNamesThoseThatAre(String line, CapturedOutput output) {
        assertThat(Commands.isNamedBy(line.split(" "))).isTrue();
        assertThat(Commands.run(line.split(" "))).isOne();
        assertThat(output.getErr())
                .contains("There is no command")
                .contains("only: import, token. Write a setting as --name=value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=8231", "--server.port=8231 --debug"})
    void servesWhereOnlySettingsAreGiven(String line) {
        assertThat(Commands.isNamedBy(line.isEmpty() ? new String[0] : line.split(" ")))
                .isFalse();
    }

    private int run(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(settings());
        return Commands.run(arguments.toArray(String[]::new));
    }

    private List<String> settings() {
        var settings = new ArrayList<String>();
        database.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return settings;
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
