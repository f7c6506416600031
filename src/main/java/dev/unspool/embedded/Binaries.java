package dev.unspool.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Unpacks the servers' programs from the class path, once, and finds them again later. */
record Binaries(Path home, Platform platform) {
    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final String PART = ".part";

    /** The directory of PostgreSQL, with {@code bin}, {@code lib} and {@code share}. */
    Path postgres() {
        return unpacked(platform.postgresArchive(), "PostgreSQL", TxzArchive::unpack);
    }

    /** The program {@code redis-server}. */
    Path redis() {
        return unpacked(platform.redisProgram(), "Redis", (in, directory) -> {
                    Path program = directory.resolve("redis-server");
                    Files.copy(in, program);
                    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    private Path unpacked(String resource, String product, Unpacking unpacking) {
        try {
            URLConnection source = source(resource, product);
            Path target = home.resolve(resource.replace(".txz", "") + "-" + version(source));
            return Files.isDirectory(target) ? target : unpackOnce(source, target, product, unpacking);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Could not unpack %s into %s: %s".formatted(product, home, e.getMessage()), e);
        }
    }

    /** Unpacks under a lock: if several processes start at once, one unpacks and the others wait. */
    private Path unpackOnce(URLConnection source, Path target, String product, Unpacking unpacking) throws IOException {
        try (FileChannel file =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var turn = file.lock()) {
            if (!Files.isDirectory(target)) {
                log.info("Unpacking {} into {}, once ...", product, home);
                sweep();
                unpack(source, target, unpacking);
            }
            return target;
        }
    }

    private void unpack(URLConnection source, Path target, Unpacking unpacking) throws IOException {
        Path part = Files.createDirectory(target.resolveSibling(target.getFileName() + PART));
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = new BufferedInputStream(source.getInputStream())) {
            unpacking.unpack(in, part);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what a process that died left behind. Nobody else unpacks while we hold the lock. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            for (Path part :
                    files.filter(file -> file.toString().endsWith(PART)).toList()) {
                FileSystemUtils.deleteRecursively(part);
            }
        }
    }

    private URLConnection source(String resource, String product) throws IOException {
        URL url = Binaries.class.getResource("/" + resource);
        if (url == null) {
            throw new EmbeddedServerException(
                    "There is no %s for %s %s on the class path. Use servers of your own: set spring.r2dbc.url and spring.data.redis.host."
                            .formatted(product, platform.system(), platform.architecture()));
        }
        return url.openConnection();
    }

    /** Returns the checksum of the archive. It is part of the directory's name, so that a newer jar is unpacked beside the older one. */
    private static String version(URLConnection source) throws IOException {
        return source instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toString(source.getContentLengthLong());
    }

    @FunctionalInterface
    private interface Unpacking {
        void unpack(InputStream in, Path directory) throws IOException;
    }
}
