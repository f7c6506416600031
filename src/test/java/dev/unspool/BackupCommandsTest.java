package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The commands {@code backup}, {@code restore} and {@code restored}, with our own form of a backup. */
@Tag("servers")
@ExtendWith(OutputCaptureExtension.class)
class BackupCommandsTest {

    private static final String LINE =
            "{\"id\": \"%1$s\", \"title\": \"Title %1$s\", \"section\": \"S\", \"tags\": [\"Tü\"], \"author\": \"A B\","
                    + " \"language\": \"en\", \"body_html\": \"<p>Text \\\\N %1$s</p>\"}\n";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("site.backup");
    }

    @Test
    void restoresWhatWasBackedUpAndBeginsANewEpoch(CapturedOutput output) throws Exception {
        var site = TestServers.migratedDatabase();
        assertThat(run(site, "import", articles("a", "b").toString())).isZero();
        assertThat(run(site, "backup", file.toString(), "--logical")).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).noneMatch(name -> name.toString().endsWith(".part"));
        }
        var backedUp = rows(site);
        var head = site.query("select epoch || ' ' || seq || ' ' || number from change_log_head");
        assertThat(head.get(0)).endsWith(" 2 2");

        var copy = TestServers.freshDatabase();
        assertThat(run(copy, "restore", file.toString())).as(output.getErr()).isZero();
        assertThat(rows(copy)).isEqualTo(backedUp);
        assertThat(copy.query(
                        "select seq || ' ' || number || ' ' || since || ' ' || skipped_numbers from change_log_head"))
                .containsExactly("10000002 10000002 10000002 {[3,10000003)}");
        assertThat(copy.query("select epoch || ' ' || seq || ' ' || number from change_log_head"))
                .isNotEqualTo(head);
        assertThat(output).contains("its first article 10000003");

        assertThat(run(copy, "import", articles("c").toString())).isZero();
        assertThat(copy.query("select number from article order by number")).containsExactly("1", "2", "10000003");

        var before = rows(copy);
        assertThat(run(copy, "restore", file.toString())).isOne();
        assertThat(output.getErr()).contains("The database is not empty. Add --replace");
        truncateTo(Files.size(file) / 2);
        assertThat(run(copy, "restore", file.toString(), "--replace")).isOne();
        assertThat(output.getErr()).contains("cannot be read");
        assertThat(rows(copy)).isEqualTo(before);
    }

    @Test
    void replacesADatabaseThatIsInUse() throws Exception {
        var site = TestServers.migratedDatabase();
        assertThat(run(site, "backup", file.toString(), "--logical")).isZero();
        var empty = rows(site);
        assertThat(run(site, "import", articles("a").toString())).isZero();
        assertThat(run(site, "restore", file.toString(), "--replace")).isZero();
        assertThat(rows(site)).isEqualTo(empty);
    }

    @Test
    void beginsANewEpochAfterARestoreByOtherMeans() throws SQLException {
        var site = TestServers.migratedDatabase();
        var before = site.query("select epoch from change_log_head");
        assertThat(run(site, "restored")).isZero();
        assertThat(site.query("select epoch from change_log_head")).isNotEqualTo(before);
        assertThat(site.query("select seq || ' ' || number from change_log_head"))
                .containsExactly("10000000 10000000");
    }

    @ParameterizedTest
    @CsvSource({
        "backup, Name one file",
        "restore a b, Name one file",
        "restored a, Name no file",
        "backup a --replace, There is no option --replace",
        "restore a --force, There is no option --force"
    })
    void explainsWrongUsage(String line, String said, CapturedOutput output) {
        assertThat(Commands.run(line.split(" "))).isOne();
        assertThat(output.getErr()).contains(said, "--help");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void printsItsHelp(CapturedOutput output) {
        for (var command : List.of("backup", "restore", "restored")) {
            assertThat(Commands.run(new String[] {command, "--help"})).isZero();
            assertThat(output.getOut()).contains(command + " ");
        }
    }

    @Test
    void overwritesNoFileAndReadsNoOtherOne(CapturedOutput output) throws Exception {
        var site = TestServers.migratedDatabase();
        Files.writeString(file, "mine");
        assertThat(run(site, "backup", file.toString())).isOne();
        assertThat(output.getErr()).contains("exists already");
        assertThat(file).hasContent("mine");
        assertThat(run(site, "restore", file.toString(), "--replace")).isOne();
        assertThat(output.getErr()).contains("is not a backup of this application");
        assertThat(run(site, "restore", directory.resolve("none").toString())).isOne();
        assertThat(output.getErr()).contains("cannot be read");
    }

    private Path articles(String... ids) throws IOException {
        var lines = String.join("", Arrays.stream(ids).map(LINE::formatted).toList());
        return Files.writeString(directory.resolve(String.join("-", ids) + ".jsonl"), lines);
    }

    private void truncateTo(long bytes) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) bytes));
    }

    private static int run(FreshDatabase database, String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(database.arguments());
        return Commands.run(arguments.toArray(String[]::new));
    }

    /** Returns the rows of every table but the one that a restore changes, as one text each. */
    private static TreeMap<String, List<String>> rows(FreshDatabase database) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        var tables = database.query("""
                select tablename from pg_tables
                where schemaname = 'public' and tablename not in ('change_log_head', 'flyway_schema_history')""");
        for (var table : tables) {
            rows.put(table, database.query("select t::text from " + table + " t order by 1"));
        }
        return rows;
    }
}
