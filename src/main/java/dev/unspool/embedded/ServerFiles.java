package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The directories of the servers' files.
 *
 * @param data what the servers keep between runs
 * @param binaries the unpacked programs, shared by all data directories of a user
 * @param serverUser the user who runs the servers on these files
 */
record ServerFiles(Path data, Path binaries, ServerUser serverUser) {
    private static final Path VAR_TMP = Path.of("/var/tmp/unspool-root");

    static ServerFiles of(Path wanted) {
        ServerUser serverUser = ServerUser.ofThisProcess();
        Path data = created(wanted.toAbsolutePath().normalize());
        if (serverUser.isOther() && !serverUser.canRun("test", "-x", data.toString())) {
            data = created(ownedByRoot().resolve(name(data)));
        }
        return new ServerFiles(data, binaries(data, serverUser), serverUser);
    }

    /** Returns the user's cache directory, or one inside the data if there is no home, or if the servers' user may not enter it. */
    private static Path binaries(Path data, ServerUser serverUser) {
        return cache().filter(cache -> !serverUser.isOther() || serverUser.canRun("test", "-x", cache.toString()))
                .orElseGet(() -> created(data.resolve("binaries")));
    }

    private static Optional<Path> cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path caches = xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        try {
            return Files.isWritable(home)
                    ? Optional.of(Files.createDirectories(caches.resolve("unspool")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns a directory that every user may enter. Anyone may write beside it, so it is used only if it certainly belongs to root. */
    private static Path ownedByRoot() {
        try {
            if (!Files.exists(VAR_TMP, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(VAR_TMP);
                Files.setPosixFilePermissions(VAR_TMP, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(VAR_TMP, LinkOption.NOFOLLOW_LINKS);
            boolean ours =
                    Integer.valueOf(0).equals(Files.getAttribute(VAR_TMP, "unix:uid", LinkOption.NOFOLLOW_LINKS));
            if (ours
                    && Files.isDirectory(VAR_TMP, LinkOption.NOFOLLOW_LINKS)
                    && !open.contains(PosixFilePermission.OTHERS_WRITE)) {
                return VAR_TMP;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Could not create %s: %s".formatted(VAR_TMP, e.getMessage()), e);
        }
        throw new EmbeddedServerException(VAR_TMP + " belongs to someone else; remove it, or run as an ordinary user.");
    }

    private static String name(Path data) {
        return Integer.toHexString(data.toString().hashCode());
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Could not create %s: %s. Set unspool.embedded.directory to a directory you may write."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }
}
