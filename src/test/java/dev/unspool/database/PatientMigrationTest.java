package dev.unspool.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import dev.unspool.hotfeed.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a migration does while others hold its locks, or while there is no PostgreSQL. */
@Tag("servers")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PatientMigrationTest {

    private static final StartWait FOREVER = new StartWait(null);

    private final FreshDatabase database = TestServers.freshDatabase();

    @TempDir
    private Path scripts;

    @Test
    void letsReadersPassWhileItWaitsForALock(CapturedOutput output) throws Exception {
        try (var reader = connect()) {
            execute(reader, "create table page (id int)");
            reader.setAutoCommit(false);
            execute(reader, "select from page"); // keeps its lock until the end of the transaction
            var migration = started("alter table page add column title text");
            await(() -> output.getOut().contains("A migration waits for a lock"));
            try (var another = connect()) {
                execute(another, "select from page"); // would wait for the migration, and that for the first reader
            }
            assertThat(migration).isNotDone();
            reader.commit();
            migration.join();
            execute(reader, "select title from page");
        }
    }

    @Test
    void givesWayToAReaderThatTakesItsLocksInTheOtherOrder() throws Exception {
        try (var reader = connect()) {
            execute(reader, "create table head (seq int)");
            execute(reader, "create table page (id int)");
            reader.setAutoCommit(false);
            execute(reader, "select from head");
            var migration = started("alter table page add column title text; alter table head add column epoch uuid");
            await(() -> isWaiting("alter table%"));
            execute(reader, "select from page");
            reader.commit();
            migration.join();
        }
    }

    @Test
    void waitsForAServerThatTakesNoConnections(CapturedOutput output) throws Exception {
        try (var network = new Relay(database.postgres().port())) {
            network.cut();
            var migration = started("create table page (id int)", network.port(), FOREVER);
            await(() -> output.getOut().contains("PostgreSQL takes no connections; look at spring.r2dbc.url"));
            assertThat(migration).isNotDone();
            network.makeWhole();
            migration.join();
        }
    }

    @Test
    void givesUpIfTheSettingSaysSo() throws Exception {
        try (var network = new Relay(database.postgres().port())) {
            network.cut();
            var migration = started("select 1", network.port(), new StartWait(Duration.ZERO));
            assertThatThrownBy(migration::join).hasCauseInstanceOf(FlywayException.class);
        }
    }

    @Test
    void doesNotWaitForWhatWillNotChange() throws Exception {
        Files.writeString(scripts.resolve("V1__test.sql"), "select 1");
        var flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), "wrong")
                .locations("filesystem:" + scripts)
                .load();
        assertThatThrownBy(() -> new PatientMigration(FOREVER).run(flyway)).isInstanceOf(FlywayException.class);
    }

    private CompletableFuture<Void> started(String script) throws Exception {
        return started(script, database.postgres().port(), FOREVER);
    }

    private CompletableFuture<Void> started(String script, int port, StartWait wait) throws Exception {
        Files.writeString(scripts.resolve("V1__test.sql"), script);
        var url = database.jdbcUrl().replace(":" + database.postgres().port() + "/", ":" + port + "/");
        var flyway = Flyway.configure()
                .dataSource(url, database.user(), database.password())
                .locations("filesystem:" + scripts)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(new MigrationLockLimit())
                .load();
        return CompletableFuture.runAsync(
                () -> new PatientMigration(wait).run(flyway), work -> new Thread(work, "migration").start());
    }

    private boolean isWaiting(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(
                        "select from pg_stat_activity where wait_event_type = 'Lock' and query like ?")) {
            statement.setString(1, query);
            return statement.executeQuery().next();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(20); // until the class's time limit
        }
    }
}
