package dev.unspool.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that listens, and ends with this one. */
final class ServerProcess {

    private static final Duration START = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;
    private static final long END_SECONDS = 10;

    private ServerProcess() {}

    /** Gives it once it listens at {@code port}. Writes what it says into {@code output.log} of {@code home}. */
    static Process start(Path home, int port, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var deadline = System.nanoTime() + START.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError(command.get(0) + " does not run: see " + home.resolve("output.log"));
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

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
