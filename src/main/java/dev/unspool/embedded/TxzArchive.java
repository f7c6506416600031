package dev.unspool.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks {@code .txz} archives with directories, files and symbolic links. */
final class TxzArchive {
    private static final int ANY_EXECUTE = 0111;

    private TxzArchive() {}

    static void unpack(InputStream txz, Path directory) throws IOException {
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(txz));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpack(entry, tar, inside(directory, entry.getName()));
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
        }
        if (!entry.isSymbolicLink()) {
            Files.setPosixFilePermissions(target, permissions(entry));
        }
    }

    /** Returns permissions that let everyone read, whatever the umask, because another user may run the server. */
    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean enter = entry.isDirectory() || (entry.getMode() & ANY_EXECUTE) != 0;
        return PosixFilePermissions.fromString(enter ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path target = directory.resolve(name).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("Entry outside the archive: " + name);
        }
        return target;
    }
}
