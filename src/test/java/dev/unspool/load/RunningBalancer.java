package dev.unspool.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A balancer as a process of its own, until it is closed. */
record RunningBalancer(Process process, Balancer.Ports ports, SSLContext trust) implements AutoCloseable {

    private static final Path HOMES = Path.of("target", "load").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;
    private static final long END_SECONDS = 10;

    /** Starts one in front of the instances at ports {@code one} and {@code two}; gives it once it listens. */
    static RunningBalancer start(Balancer balancer, int one, int two) throws Exception {
        var home = Files.createDirectories(HOMES.resolve(balancer.name));
        var ports = new Balancer.Ports(Instance.freePort(), Instance.freePort(), one, two);
        var trust = OwnCertificate.create(home);
        balancer.configure(home, ports);
        var process = new ProcessBuilder(balancer.command(home))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new RunningBalancer(process, ports, trust).awaited();
    }

    /** Where readers without TLS come. */
    int port() {
        return ports.plain();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private RunningBalancer awaited() throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the balancer does not run: see target/load/*/output.log");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return this;
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
