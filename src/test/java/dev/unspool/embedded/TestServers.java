package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * A real PostgreSQL and a real Redis for tests, started at first use and kept for the life of the test process. Databases
 * of earlier runs are dropped.
 */
public final class TestServers {
    static final Path DIRECTORY = Path.of("target", "test-servers", System.getProperty("unspool.tests.fork", "alone"));
    private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestServers() {}

    /** Creates an empty database that nobody else uses. */
    public static FreshDatabase freshDatabase() {
        return created("template1");
    }

    /** Creates a migrated database that nobody else uses. Its commits do not wait for the disk. */
    public static FreshDatabase migratedDatabase() {
        FreshDatabase database = created(Holder.TEMPLATE);
        execute("alter database %s set synchronous_commit = off".formatted(database.name()));
        MigratedTemplate.beginLog(database);
        return database;
    }

    /** The Redis that all tests share: use keys and channels of your own. */
    public static RedisAddress redis() {
        return Holder.SERVERS.redis();
    }

    private static FreshDatabase created(String template) {
        String name = PREFIX + COUNT.incrementAndGet();
        execute("create database %s template %s".formatted(name, template));
        return new FreshDatabase(name, Holder.SERVERS.postgres(), Holder.SERVERS.redis());
    }

    private static void execute(String sql) {
        try (var connection = connected(Holder.SERVERS.postgres());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connected(PostgresAddress postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(PostgresAddress.DATABASE), postgres.user(), postgres.password());
    }

    /** Starts the servers with the first test that needs them, not with the first one that merely loads the class. */
    private static final class Holder {
        static final EmbeddedServers SERVERS = opened();
        static final String TEMPLATE = template();

        private static String template() {
            try (var connection = connected(SERVERS.postgres())) {
                return new MigratedTemplate(SERVERS.postgres(), connection).name();
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedServers opened() {
            EmbeddedServers servers = EmbeddedServers.open(DIRECTORY);
            SpringApplication.getShutdownHandlers().add(servers::close); // after the applications that use them
            try (var connection = connected(servers.postgres())) {
                dropOld(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return servers;
        }

        private static void dropOld(Connection connection) throws SQLException {
            for (String name : databases(connection)) {
                if (ProcessHandle.of(Long.parseLong(name.split("_", 3)[1])).isEmpty()) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("drop database if exists " + name + " with (force)");
                    }
                }
            }
        }

        private static List<String> databases(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select datname from pg_database where datname ~ '^test_[0-9]+_[0-9]+$'")) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }
}
