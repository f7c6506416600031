package dev.unspool.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what Flyway itself wrote down. */
@Tag("servers")
class MigrationHistoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FreshDatabase database = TestServers.freshDatabase();

    @Test
    void isCompleteWhereFlywayHasMigrated() {
        flyway().load().migrate();
        assertThat(isComplete(database.r2dbcUrl())).isTrue();
    }

    @Test
    void isNotCompleteInAnEmptyDatabase() {
        assertThat(isComplete(database.r2dbcUrl())).isFalse();
    }

    @Test
    void isNotCompleteWhileTheLastIsMissing() {
        flyway().target("24").load().migrate();
        assertThat(isComplete(database.r2dbcUrl())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update flyway_schema_history set checksum = checksum + 1 where version = '0003'",
                "update flyway_schema_history set success = false where version = '0003'",
                "insert into flyway_schema_history values (99, '0002.5', 'x', 'SQL', 'x', 1, 'x', now(), 1, true)",
                "insert into flyway_schema_history values (99, '9999', 'x', 'SQL', 'x', 1, 'x', now(), 1, false)"
            })
    void isNotCompleteWhereFlywayWouldObject(String change) throws SQLException {
        flyway().load().migrate();
        run(change);
        assertThat(isComplete(database.r2dbcUrl())).isFalse();
    }

    @Test
    void isCompleteWhereANewerBuildHasMigrated() throws SQLException {
        flyway().load().migrate();
        run("insert into flyway_schema_history values (99, '9999', 'x', 'SQL', 'x', 1, 'x', now(), 1, true)");
        assertThat(isComplete(database.r2dbcUrl())).isTrue();
    }

    @Test
    void isNotCompleteWhereItCannotBeSeen() {
        assertThat(isComplete(database.postgres().r2dbcUrl("nowhere"))).isFalse();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
    }

    private boolean isComplete(String url) {
        var options = ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        return new MigrationHistory(ConnectionFactories.get(options))
                .isComplete()
                .block(LIMIT);
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
