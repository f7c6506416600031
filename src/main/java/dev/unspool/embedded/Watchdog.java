package dev.unspool.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops the servers when the last process that uses them has gone, even if it was killed.
 *
 * <p>Every process holds a named pipe open and has a shell read it. The reader sees the end of the pipe when its last writer has
 * closed it; for a process that dies, the kernel does so.
 */
final class Watchdog {
    /**
     * Waits for the end of the pipe, then stops the servers. Its arguments are the expected round and the file of the round, the
     * process id files of PostgreSQL and Redis, and the command that stops PostgreSQL.
     *
     * <p>It waits up to three seconds for the process id files, because a process that is killed while it starts a server leaves
     * one that has not written its id yet. It ignores the signals of a terminal, which are for the application alone.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            while read -r line; do :; done
            read -r round < "$2" && [ "$round" = "$1" ] || exit 0
            for i in 1 2 3; do [ -e "$3" ] && [ -e "$4" ] && break; sleep 1; done
            read -r pid < "$4" && kill -TERM "$pid"
            shift 4
            exec "$@"
            """;

    private static final Duration CREATE = Duration.ofMinutes(1);

    private final Path directory;
    private final RandomAccessFile held;
    private @Nullable Process shell;

    private Watchdog(Path directory) throws IOException {
        this.directory = directory;
        this.held = new RandomAccessFile(pipe().toFile(), "rw"); // opening it for writing only would wait for a reader
    }

    /** Opens the pipe of a directory for writing: from now on no shell that reads it sees its end. */
    static Watchdog open(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("alive"))) {
            new ServerCommand(directory, directory.resolve("watchdog.log"), List.of("mkfifo", "-m", "600", "alive"))
                    .run(CREATE);
        }
        return new Watchdog(directory);
    }

    /** Begins a new round, so that a late shell of an earlier round does nothing any more. */
    void renew() throws IOException {
        Secret.write(round(), Secret.random() + "\n");
    }

    /** Starts the shell: from here on the servers stop with the last process that holds the pipe, even servers that are yet to start. */
    void start(Postgres postgres, Redis redis) throws IOException {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "unspool-watchdog"));
        words.addAll(List.of(Files.readString(round()).strip(), round().toString()));
        words.addAll(List.of(postgres.pidFile().toString(), redis.pidFile().toString()));
        words.addAll(postgres.stopCommand().words());
        shell = new ProcessBuilder(words)
                .directory(postgres.stopCommand().directory().toFile())
                .redirectInput(pipe().toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Closes the pipe as the last process, and waits until the servers have stopped. */
    void stop(Duration limit) throws IOException, InterruptedException {
        held.close();
        if (shell != null) {
            shell.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Closes the pipe while other processes continue; their own shells stop the servers later. */
    void leave() throws IOException {
        if (shell != null) {
            shell.destroyForcibly();
        }
        held.close();
    }

    private Path pipe() {
        return directory.resolve("alive");
    }

    private Path round() {
        return directory.resolve("round");
    }
}
