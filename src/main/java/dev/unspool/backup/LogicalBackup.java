package dev.unspool.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup in our own form, while the application goes on. All tables are read as they are at one moment. */
final class LogicalBackup {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final Clock clock;

    LogicalBackup(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    void writeTo(Path file) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (var zip = new ZipOutputStream(new BufferedOutputStream(PrivateFile.create(file), BUFFER))) {
            write(zip);
        } finally {
            connection.rollback();
        }
    }

    private void write(ZipOutputStream zip) throws SQLException, IOException {
        var catalog = new Catalog(connection);
        var manifest = new Manifest(
                Manifest.FORMAT, catalog.version(), clock.instant(), catalog.tables(), catalog.sequences());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
        zip.closeEntry();
        for (var table : manifest.tables()) {
            zip.putNextEntry(new ZipEntry(Manifest.entry(table)));
            if (!Catalog.LEFT_OUT.equals(table.name())) {
                copy(table, zip);
            }
            zip.closeEntry();
        }
    }

    private void copy(Catalog.Table table, OutputStream to) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(table.name(), table.columns()), to);
    }
}
