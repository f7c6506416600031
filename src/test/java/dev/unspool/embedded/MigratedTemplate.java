package dev.unspool.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A migrated database for tests to copy: a copy takes a tenth of the time of the migrations. It is kept between runs until a
 * migration changes.
 */
final class MigratedTemplate {

    private static final String PREFIX = "migrated_";
    private static final long LOCK = 7_104_326_917L;

    private final PostgresAddress postgres;
    private final Connection connection;

    /** @param connection to another database of that server */
    MigratedTemplate(PostgresAddress postgres, Connection connection) {
        this.postgres = postgres;
        this.connection = connection;
    }

    /** Creates the database if it does not exist, or waits while another process creates it, and returns its name. */
    String name() throws SQLException, IOException {
        String name = PREFIX + checksum();
        execute("select pg_advisory_lock(%d)".formatted(LOCK));
        if (!names().contains(name)) {
            make(name);
        }
        execute("select pg_advisory_unlock(%d)".formatted(LOCK));
        return name;
    }

    /** Gives a copy a change log of its own, like that of a database that was migrated separately. */
    static void beginLog(FreshDatabase copy) {
        try (var connection = DriverManager.getConnection(copy.jdbcUrl(), copy.user(), copy.password());
                var statement = connection.createStatement()) {
            statement.execute("update change_log_head set epoch = gen_random_uuid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(String name) throws SQLException {
        for (String old : names()) {
            execute("drop database " + old);
        }
        String unfinished = PREFIX + "unfinished";
        execute("create database " + unfinished);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(unfinished), postgres.user(), postgres.password())
                .load()
                .migrate();
        execute("alter database %s rename to %s".formatted(unfinished, name));
    }

    private List<String> names() throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select datname from pg_database where datname ~ '^" + PREFIX + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String checksum() throws IOException {
        var checksum = new CRC32();
        for (Resource file : migrations()) {
            checksum.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
            checksum.update(file.getContentAsByteArray());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static List<Resource> migrations() throws IOException {
        Stream<Resource> files =
                Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*"));
        return files.sorted((one, other) ->
                        String.valueOf(one.getFilename()).compareTo(String.valueOf(other.getFilename())))
                .toList();
    }
}
