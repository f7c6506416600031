package dev.unspool.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;

/** Makes backups of one database and restores them, each in the form that fits. Every failure is a {@link BackupFailed}. */
final class Backups {

    /** Marks the log as another one at once. The leap of its numbers follows when the application starts, and may be late. */
    static final String OTHER_EPOCH = "update change_log_head set epoch = gen_random_uuid()";

    private final DatabaseAddress database;
    private final PostgresPrograms programs;
    private final Clock clock;

    Backups(DatabaseAddress database, Clock clock) {
        this.database = database;
        this.programs = new PostgresPrograms(database);
        this.clock = clock;
    }

    /** Writes a backup to {@code file}, which must not exist, and returns who wrote it. The file appears when it is whole. */
    String backUp(Path file, boolean logical) {
        if (Files.exists(file)) {
            throw new BackupFailed(file + " exists already: name another file");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            var by = write(part, logical);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return by;
        } catch (SQLException | IOException failure) {
            throw new BackupFailed("The backup was not made", failure);
        } finally {
            deleteIfThere(part);
        }
    }

    /** A backup that failed must not go on filling the disk. */
    private static void deleteIfThere(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException kept) {
            System.err.println(part + " could not be deleted: " + kept.getMessage());
        }
    }

    /** Replaces the database by the backup in {@code file}. */
    void restore(Path file, boolean replace) {
        if (!replace) {
            refuseIfInUse();
        }
        try {
            if (begins(file, BackupZip.MAGIC)) {
                new LogicalRestore(database, new BackupZip(file)).run();
            } else if (begins(file, PostgresPrograms.MAGIC)) {
                restoreDump(file);
            } else {
                throw new BackupFailed(file + " is not a backup of this application");
            }
        } catch (IOException unreadable) {
            throw new BackupFailed(file + " cannot be read", unreadable);
        }
    }

    private String write(Path part, boolean logical) throws SQLException, IOException {
        try (var connection = database.connect()) {
            if (!logical && programs.areOfVersion(new Catalog(connection).serverVersion())) {
                programs.dump(part);
                return "pg_dump";
            }
            new LogicalBackup(connection, clock).writeTo(part);
            return "this application";
        }
    }

    private void restoreDump(Path file) {
        programs.check(file);
        database.clean();
        programs.restore(file);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(OTHER_EPOCH);
        } catch (SQLException failure) {
            throw new BackupFailed("The restored database has its old epoch: run `restored`", failure);
        }
    }

    private void refuseIfInUse() {
        try (var connection = database.connect()) {
            if (new Catalog(connection).isInUse()) {
                throw new BackupFailed("The database is not empty. Add " + BackupOptions.REPLACE
                        + " to delete everything in it first");
            }
        } catch (SQLException failure) {
            throw new BackupFailed("The database cannot be read", failure);
        }
    }

    private static boolean begins(Path file, String magic) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
        }
    }
}
