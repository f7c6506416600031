package dev.unspool.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup in our own form. */
record BackupZip(Path file) {

    private static final int BUFFER = 1 << 16;

    /** Bytes; a manifest has some kilobytes. */
    private static final int MAX_MANIFEST = 1 << 20;

    /** The first bytes of a zip (APPNOTE section 4.3.7). */
    static final String MAGIC = "PK\3\4";

    /** Takes the rows of one table. */
    @FunctionalInterface
    interface Rows {
        void take(Catalog.Table table, InputStream rows) throws IOException;
    }

    /**
     * Reads the file to its end, which checks the checksums.
     *
     * @throws BackupFailed if it is not a whole backup that this release can read
     */
    Manifest check() {
        return read((table, rows) -> rows.transferTo(OutputStream.nullOutputStream()));
    }

    /**
     * Reads the file, and passes each table's rows on, in an order in which tables can be filled.
     *
     * @throws BackupFailed if it is not a whole backup that this release can read
     */
    Manifest read(Rows rows) {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            var manifest = manifest(zip, zip.getNextEntry());
            for (var table : manifest.tables()) {
                checkEntry(zip.getNextEntry(), table);
                rows.take(table, zip);
                zip.closeEntry();
            }
            return manifest;
        } catch (IOException broken) {
            throw new BackupFailed(file + " cannot be read", broken);
        }
    }

    private void checkEntry(@Nullable ZipEntry entry, Catalog.Table table) {
        if (entry == null || !entry.getName().equals(Manifest.entry(table))) {
            throw new BackupFailed(file + " is not whole");
        }
    }

    private Manifest manifest(ZipInputStream zip, @Nullable ZipEntry entry) throws IOException {
        if (entry == null || !entry.getName().equals(Manifest.NAME)) {
            throw new BackupFailed(file + " is not a backup of this application");
        }
        try {
            var manifest = JsonMapper.shared().readValue(zip.readNBytes(MAX_MANIFEST), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupFailed(file + " was made by a newer release: restore it with that one");
            }
            return manifest;
        } catch (JacksonException broken) {
            throw new BackupFailed(file + " is not a backup of this application", broken);
        }
    }
}
