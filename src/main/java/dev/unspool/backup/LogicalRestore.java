package dev.unspool.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Fills the tables of a database from a backup in our own form, in one transaction. */
final class LogicalRestore {

    private final DatabaseAddress database;
    private final BackupZip backup;

    LogicalRestore(DatabaseAddress database, BackupZip backup) {
        this.database = database;
        this.backup = backup;
    }

    /** Replaces everything in the database. @throws BackupFailed if that fails; before anything is deleted if the file is not good */
    void run() {
        var manifest = backup.check();
        if (!database.knows(manifest.version())) {
            throw new BackupFailed(backup.file() + " was made by a newer release: restore it with that one");
        }
        if (manifest.tables().isEmpty()) {
            throw new BackupFailed(backup.file() + " holds no tables");
        }
        database.clean();
        database.migrateTo(manifest.version());
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            fill(connection, statement, manifest);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        } catch (SQLException broken) {
            throw new BackupFailed("The database is empty now, since the restore failed. Run it again", broken);
        }
    }

    /** Triggers have done their work before the backup was made, and would do it twice. */
    private void fill(Connection connection, Statement statement, Manifest manifest) throws SQLException {
        if (!new Catalog(connection).tables().equals(manifest.tables())) {
            throw new SQLException("the file has other tables than version " + manifest.version() + " of the schema");
        }
        for (var table : manifest.tables()) {
            statement.execute("alter table %s disable trigger user".formatted(table.name()));
        }
        statement.execute("truncate %s".formatted(Catalog.names(manifest.tables())));
        backup.read((table, rows) -> copy(connection, table, rows));
        for (var table : manifest.tables()) {
            statement.execute("alter table %s enable trigger user".formatted(table.name()));
        }
        statement.execute(Backups.OTHER_EPOCH);
        for (var sequence : manifest.sequences()) {
            setValue(connection, sequence);
        }
    }

    private static void setValue(Connection connection, Catalog.Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, sequence.name());
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    private static void copy(Connection connection, Catalog.Table table, InputStream rows) throws IOException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columns()), rows);
        } catch (SQLException refused) {
            throw new IOException("table " + table.name() + ": " + refused.getMessage(), refused);
        }
    }
}
