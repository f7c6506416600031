package dev.unspool.load;

import dev.unspool.embedded.LongTimeLimits;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged application, extracted as its guide recommends, with an archive of the classes that it loads (class data sharing): an
 * instance of it starts with less than half of the processor time. Made once for each build, by whichever test process needs it first.
 */
public final class ExtractedApplication {

    private static final Path DIRECTORY = Path.of("target", "extracted").toAbsolutePath();
    private static final Path ARCHIVE = DIRECTORY.resolve("classes.jsa");

    /** The archive's name while it is written: one that is there under its own name is whole. */
    private static final Path NEW_ARCHIVE = DIRECTORY.resolve("new.jsa");

    private ExtractedApplication() {}

    /**
     * Returns the command that runs it.
     *
     * @param arguments the application's own
     */
    public static List<String> command(List<String> arguments) throws IOException {
        return command(made(), arguments);
    }

    private static List<String> command(List<String> archive, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Instance.JAVA.resolve("java").toString());
        command.addAll(Instance.QUICK_TO_START); // the archive holds for these only
        command.addAll(archive);
        command.addAll(List.of("-jar", DIRECTORY.resolve("unspool.jar").toString()));
        command.addAll(arguments);
        return command;
    }

    /** Returns the JVM's option that names the archive, after making it where the build has none yet. */
    private static synchronized List<String> made() throws IOException {
        try (var lock = FileChannel.open(
                        Path.of("target", "extracted.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            var packed = Instance.jar();
            if (!Files.exists(ARCHIVE)
                    || Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(packed)) < 0) {
                extract(packed);
                archive();
            }
            return List.of("-XX:SharedArchiveFile=" + ARCHIVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void extract(Path packed) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(DIRECTORY);
        var source = Files.createDirectories(DIRECTORY.resolveSibling("extracted-from"))
                .resolve("unspool.jar");
        Files.deleteIfExists(source);
        Files.copy(packed, source); // the file's name is the name of the extracted jar
        var extraction = new ProcessBuilder(
                        Instance.JAVA.resolve("java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        source.toString(),
                        "extract",
                        "--destination",
                        DIRECTORY.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (extraction.waitFor() != 0) {
            throw new AssertionError("the packaged application cannot be extracted");
        }
    }

    /** Runs the application once until it is ready, and lets it write which classes it loaded when it ends. */
    private static void archive() throws IOException, InterruptedException {
        var settings = new HashMap<>(TestServers.freshDatabase().settings());
        settings.putAll(LongTimeLimits.ALL);
        settings.put("unspool.demo.enabled", true);
        settings.put("unspool.health.pause", "0s");
        var port = Instance.freePort();
        var command = command(
                List.of("-XX:ArchiveClassesAtExit=" + NEW_ARCHIVE),
                Instance.arguments(settings, "--server.port=" + port));
        try (var instance = Instance.started("archive", port, command)) {
            instance.awaitReady();
            instance.terminate();
            instance.awaitEnd();
        } catch (IOException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Files.move(NEW_ARCHIVE, ARCHIVE);
    }
}
