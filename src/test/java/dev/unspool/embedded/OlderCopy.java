package dev.unspool.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.Environment;

/** A copy of an application's database, to be put back in its place while the application runs, as from a backup. */
public final class OlderCopy {

    private final String admin;
    private final String user;
    private final String password;
    private final String name;

    private OlderCopy(Environment application) {
        var url = application.getRequiredProperty("spring.flyway.url");
        this.name = url.substring(url.lastIndexOf('/') + 1);
        this.admin = url.substring(0, url.lastIndexOf('/') + 1) + "postgres";
        this.user = application.getRequiredProperty("spring.flyway.user");
        this.password = application.getRequiredProperty("spring.flyway.password");
    }

    /** Copies the database as it is now. */
    public static OlderCopy of(Environment application) {
        var copy = new OlderCopy(application);
        copy.alone("create database %1$s_copy template %1$s");
        return copy;
    }

    /** Puts the copy in the place of the database. */
    public void restore() {
        alone("drop database %1$s", "alter database %1$s_copy rename to %1$s");
    }

    /** Runs statements that need the database without connections; the application opens new ones afterwards. */
    private void alone(String... statements) {
        try (var connection = DriverManager.getConnection(admin, user, password)) {
            execute(connection, "alter database %1$s allow_connections false");
            execute(connection, "select pg_terminate_backend(pid, 30000) from pg_stat_activity where datname = '%1$s'");
            for (var statement : statements) {
                execute(connection, statement);
            }
            execute(connection, "alter database %1$s allow_connections true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(name));
        }
    }
}
