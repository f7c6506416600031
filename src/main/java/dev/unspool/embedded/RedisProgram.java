package dev.unspool.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that runs as the embedded Redis: an installed Valkey or Redis, otherwise the packaged one.
 *
 * @param version as the program reports it, such as {@code Valkey 8.1.11}
 * @param packaged whether it comes with the application, and so without the security fixes of a distribution
 */
record RedisProgram(Path path, String version, boolean packaged) {
    /** Names of the processes, with links resolved: Debian's {@code redis-server} is a link to {@code redis-check-rdb}. */
    static final Set<String> NAMES = Set.of("redis-server", "redis-check-rdb", "valkey-server", "valkey-check-rdb");

    /** Names of installed programs, in order of preference. */
    private static final List<String> INSTALLED = List.of("valkey-server", "redis-server");

    private static final int OLDEST = 7; // the first with rights for subcommands, and with what our scripts use
    private static final Pattern VERSION = Pattern.compile("(\\w{1,40}+) server v=((\\d{1,5}+)\\.\\S{1,40})");
    private static final long PROBE_SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(RedisProgram.class);

    /** Finds an installed program in a directory of {@code searchPath}; otherwise unpacks the packaged one. */
    static RedisProgram find(String searchPath, Supplier<Path> packaged) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(Path::isAbsolute) // nobody chose a program of the working directory
                .flatMap(directory -> INSTALLED.stream().map(directory::resolve))
                .flatMap(program -> installed(program).stream())
                .findFirst()
                .orElseGet(() -> new RedisProgram(packaged.get(), "Redis 7.0.15", true));
    }

    /**
     * Returns the program that a setting names.
     *
     * @throws EmbeddedServerException if it is no Valkey or Redis of version 7 or later
     */
    static RedisProgram named(Path program) {
        return installed(program.toAbsolutePath())
                .orElseThrow(() -> new EmbeddedServerException(
                        "%s is %s, which is not a valkey-server or redis-server of version %d or later that this user may run."
                                .formatted(ServersInitializer.REDIS_PROGRAM, program, OLDEST)));
    }

    void log() {
        if (packaged) {
            log.info(
                    "{} comes with the application and lacks later security fixes. Install valkey-server or redis-server, and it is used instead.",
                    version);
        } else {
            log.info("{} is {}", path, version);
        }
    }

    private static Optional<RedisProgram> installed(Path program) {
        return Files.isExecutable(program) && isKnown(program)
                ? version(program)
                        .filter(version -> Integer.parseInt(version.group(3)) >= OLDEST)
                        .map(version -> new RedisProgram(program, version.group(1) + " " + version.group(2), false))
                : Optional.empty();
    }

    /**
     * Whether the program, with links resolved, has a known name. A process of another name would not be found again, and never be
     * stopped.
     */
    private static boolean isKnown(Path program) {
        try {
            return NAMES.contains(String.valueOf(program.toRealPath().getFileName()));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Matcher> version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectError(Redirect.DISCARD)
                    .start();
            String words = new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            return Optional.of(VERSION.matcher(words)).filter(version -> ended && version.find());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
