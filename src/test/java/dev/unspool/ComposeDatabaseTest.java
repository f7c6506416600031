package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that docker-compose.yml gives the application, created here by the same script, under another name. */
class ComposeDatabaseTest {
    private static final Path SCRIPT = Path.of("src/main/docker/database.sql");
    private static final String ROLE = "test_" + ProcessHandle.current().pid() + "_0"; // TestServers count from 1
    private static final String PASSWORD = "a 'quoted' one";
    private static final FreshDatabase SUPERUSER = TestServers.freshDatabase();

    @BeforeAll
    static void runTheScript() throws IOException, SQLException {
        asSuperuser(statements());
    }

    @AfterAll
    static void remove() throws SQLException {
        asSuperuser(List.of("drop database if exists " + ROLE + " with (force)", "drop role if exists " + ROLE));
    }

    @Test
    void canMigrateAndRun() throws SQLException {
        try (var context = Unspool.application().run(settings());
                var connection = connected(ROLE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from flyway_schema_history where success")) {
            assertThat(context.isRunning()).isTrue();
            assertThat(rows.next() && rows.getInt(1) > 0).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role other",
                "create database other",
                "alter role current_user superuser",
                "select pg_read_file('/etc/passwd')",
                "copy (select 1) to program 'true'",
                "alter system set work_mem = '1GB'",
                "set role unspool"
            })
    void cannotReachBeyondItsDatabase(String statement) throws SQLException {
        try (var connection = connected(ROLE)) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template1"})
    void cannotConnectToAnotherDatabase(String database) {
        assertThatThrownBy(() -> connected(database).close()).hasMessageContaining("permission denied for database");
    }

    private static Connection connected(String database) throws SQLException {
        return DriverManager.getConnection(SUPERUSER.postgres().jdbcUrl(database), ROLE, PASSWORD);
    }

    private static void asSuperuser(List<String> statements) throws SQLException {
        try (var connection = DriverManager.getConnection(SUPERUSER.jdbcUrl(), SUPERUSER.user(), SUPERUSER.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the statements of the script, without psql's own commands. */
    private static List<String> statements() throws IOException {
        String sql = Files.readString(SCRIPT)
                .replaceAll("(?m)^(--|\\\\).*$", "")
                .replace(":'password'", "'" + PASSWORD.replace("'", "''") + "'")
                .replaceAll("\\bunspool\\b", ROLE);
        return Stream.of(sql.split(";")).filter(part -> !part.isBlank()).toList();
    }

    private static String[] settings() {
        return Stream.of(
                        "server.port=0",
                        "spring.r2dbc.url=" + SUPERUSER.postgres().r2dbcUrl(ROLE),
                        "spring.r2dbc.username=" + ROLE,
                        "spring.r2dbc.password=" + PASSWORD,
                        "spring.data.redis.host=" + SUPERUSER.redis().host(),
                        "spring.data.redis.port=" + SUPERUSER.redis().port(),
                        "spring.data.redis.password=" + SUPERUSER.redis().password())
                .map("--"::concat)
                .toArray(String[]::new);
    }
}
