package dev.unspool.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.env.Environment;

/** How to reach the application's database by JDBC: by the settings of its migration. */
record DatabaseAddress(String url, String user, String password) {

    static DatabaseAddress of(Environment settings) {
        return new DatabaseAddress(
                settings.getRequiredProperty("spring.flyway.url"),
                settings.getProperty("spring.flyway.user", ""),
                settings.getProperty("spring.flyway.password", ""));
    }

    /** @throws BackupFailed if the database cannot be reached */
    Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException away) {
            throw new BackupFailed("The database cannot be reached", away);
        }
    }

    /** Whether this release can create the tables as they were at {@code version} of the schema. */
    boolean knows(String version) {
        var wanted = MigrationVersion.fromVersion(version);
        return Arrays.stream(flyway().load().info().all())
                .anyMatch(migration -> wanted.equals(migration.getVersion())
                        && migration.getState().isResolved());
    }

    /** Deletes everything in the application's schema. */
    void clean() {
        flyway().cleanDisabled(false).load().clean();
    }

    /** Creates the tables as they were at {@code version} of the schema. */
    void migrateTo(String version) {
        flyway().target(version).load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(url, user, password);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseAddress[url=" + url + ", user=" + user + "]";
    }
}
