package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Runs commands from the command line to the tables. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("servers")
class CommandsTest {

    private final FreshDatabase database = TestServers.freshDatabase();

    @TempDir
    private Path directory;

    @Test
    void createsATokenAndRecordsIt(CapturedOutput output) throws SQLException {
        assertThat(run("token", "create", "--name", "Desk", "--scopes", "write,publish"))
                .isZero();
        assertThat(output.getOut()).containsPattern("(?m)^unspool_[\\w-]{49}$");
        assertThat(database.query("select name || ' ' || array_to_string(scopes, ',') from access_token"))
                .containsExactly("Desk publish,write");
        assertThat(database.query("select action || ' ' || actor_name from audit_log"))
                .containsExactly("token-created command");
        assertThat(run("token", "list")).isZero();
        assertThat(output.getOut()).contains("Desk");
    }

    @Test
    void importsArticlesAndRecordsEachOne() throws IOException, SQLException {
        var file = directory.resolve("two.jsonl");
        Files.writeString(file, """
                {"id": "a", "title": "A", "section": "S", "language": "en", "body_html": "<p>a</p>"}
                {"id": "b", "title": "B", "section": "S", "language": "en", "body_html": "<p>b</p>"}
                """);
        assertThat(run("import", file.toString())).isZero();
        assertThat(run("import", file.toString())).isZero();
        assertThat(database.query(
                        "select l.action || ' ' || l.actor_name || ' ' || a.title from audit_log l join article a on"
                                + " a.id = l.article_id order by l.id"))
                .containsExactly("published import A", "published import B");
    }

    @Test
    void createsNoTokenUnasked() throws SQLException {
        assertThat(run("token", "list")).isZero();
        assertThat(database.query("select name from access_token")).isEmpty();
    }

    @Test
    void runsACommandAfterItsSettings(CapturedOutput output) throws SQLException {
        var arguments = new ArrayList<>(database.arguments());
        arguments.add("--server.port=8231");
        arguments.addAll(List.of("token", "create", "--name", "Desk", "--scopes", "write"));
        assertThat(Commands.isNamedBy(arguments.toArray(String[]::new))).isTrue();
        assertThat(Commands.run(arguments.toArray(String[]::new))).isZero();
        assertThat(database.query("select name from access_token")).containsExactly("Desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "--server.port=8231 tokens", "--server.port 8231 token list"})
    void refusesAnUnknownCommandAndNamesTheKnownOnes(String line, CapturedOutput output) {
        assertThat(Commands.isNamedBy(line.split(" "))).isTrue();
        assertThat(Commands.run(line.split(" "))).isOne();
        assertThat(output.getErr())
                .contains("There is no command")
                .contains("only: backup, import, restore, restored, token. Write a setting as --name=value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=8231", "--server.port=8231 --debug"})
    void runsTheServerIfOnlySettingsAreGiven(String line) {
        assertThat(Commands.isNamedBy(line.isEmpty() ? new String[0] : line.split(" ")))
                .isFalse();
    }

    private int run(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(database.arguments());
        return Commands.run(arguments.toArray(String[]::new));
    }
}
