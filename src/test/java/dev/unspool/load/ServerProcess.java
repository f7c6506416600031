package dev.unspool.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a server program that ends with this one. */
final class ServerProcess {

    private static final Duration START = Duration.ofMinutes(3);
    private static final String OUTPUT = "output.log";
    private static final long LOOK_MILLIS = 50;
    private static final long END_SECONDS = 10;

    private ServerProcess() {}

    /** Returns the process once it listens at {@code port}. Its output goes into a file in {@code home}. */
    static Process start(Path home, int port, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(OUTPUT).toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var deadline = System.nanoTime() + START.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError(command.get(0) + " does not run: see " + home.resolve(OUTPUT));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return process;
    }

    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Returns the output so far of the process started in {@code home}. */
    static String output(Path home) throws IOException {
        return Files.readString(home.resolve(OUTPUT));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
