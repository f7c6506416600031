package dev.unspool.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of a server that runs to its end in a directory; its output is appended to a log.
 *
 * @param words the program and its arguments
 */
record ServerCommand(Path directory, Path log, List<String> words) {
    /** Lines from the end of a log that an error message shows: enough for PostgreSQL's error, detail and hint. */
    private static final int TAIL_LINES = 8;

    /**
     * Runs the program and waits for its end.
     *
     * @throws EmbeddedServerException if it fails or takes longer than the limit; the message ends with the log's last lines
     */
    void run(Duration limit) {
        run(limit, Redirect.from(Path.of("/dev/null").toFile()));
    }

    void run(Duration limit, Redirect input) {
        try {
            Process process = started(input);
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed("took longer than " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failed("ended with status " + process.exitValue());
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Could not run %s: %s".formatted(program(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while %s was running.".formatted(program()), e);
        }
    }

    private Process started(Redirect input) throws IOException {
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C"); // messages we can read; some machines name locales they do not have
        return builder.start();
    }

    private EmbeddedServerException failed(String how) {
        return new EmbeddedServerException("%s %s. The end of %s:%n%s".formatted(program(), how, log, tail(log)));
    }

    private String program() {
        return words.stream()
                .filter(word -> word.contains("/"))
                .findFirst()
                .map(word -> String.valueOf(Path.of(word).getFileName()))
                .orElse(words.get(0));
    }

    static String tail(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
