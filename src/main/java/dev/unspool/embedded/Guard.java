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
 * Stops the servers when the last process that uses them has gone, however it went.
 *
 * <p>A named pipe ends for its readers when its last writer closes it, and the kernel closes for those who cannot. Every
 * process holds the pipe open, and has a shell read it.
 */
final class Guard {
    /**
     * The arguments are the expected round and its file, the process id files of PostgreSQL and Redis, and the words that
     * stop PostgreSQL. A process killed while it starts a server leaves one that has not written its id yet. The signals
     * of a terminal are for the application alone.
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

    private Guard(Path directory) throws IOException {
        this.directory = directory;
        this.held = new RandomAccessFile(pipe().toFile(), "rw"); // opened for writing alone, it would wait for a reader
    }

    /** Holds the pipe of a directory; from now on a shell that reads it will not see its end. */
    static Guard holding(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("alive"))) {
            new Command(directory, directory.resolve("guard.log"), List.of("mkfifo", "-m", "600", "alive")).run(CREATE);
        }
        return new Guard(directory);
    }

    /** Begins a new round: a shell of an earlier one, however late, touches nothing any more. */
    void renew() throws IOException {
        Secret.write(round(), Secret.random() + "\n");
    }

    /** From here on the servers end with the last process that holds the pipe, those too that are yet to start. */
    void watch(Postgres postgres, Redis redis) throws IOException {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "unspool-guard"));
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

    /** Lets go as the last one, and waits until the servers have stopped. */
    void stop(Duration limit) throws IOException, InterruptedException {
        held.close();
        if (shell != null) {
            shell.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Lets go while others go on, whose own shells take care of the rest. */
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
