package dev.unspool.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A balancer as a process of its own, until it is closed. */
record RunningBalancer(Process process, Path home, Balancer.Ports ports, SSLContext trust) implements AutoCloseable {

    /** Another for each process of tests: two may start a balancer at the same moment. */
    private static final Path HOMES = Path.of(
                    "target", "load", "balancers", System.getProperty("unspool.tests.fork", "alone"))
            .toAbsolutePath();

    /** Starts a balancer in front of the instances at ports {@code one} and {@code two}, and returns once it listens. */
    static RunningBalancer start(Balancer balancer, int one, int two) throws Exception {
        return start(balancer, one, two, Map.of());
    }

    /** @param changes what must differ from the example in the test */
    static RunningBalancer start(Balancer balancer, int one, int two, Map<String, String> changes) throws Exception {
        var home = Files.createDirectories(HOMES.resolve(balancer.name));
        var ports = new Balancer.Ports(
                Instance.freePort(), Instance.freePort(), Instance.freePort(), Instance.freePort(), one, two);
        var trust = OwnCertificate.create(home);
        balancer.configure(home, ports, changes);
        return new RunningBalancer(
                ServerProcess.start(home, ports.clear(), balancer.command(home)), home, ports, trust);
    }

    /** Returns the port without TLS for the test's readers. */
    int port() {
        return ports.clear();
    }

    /** Returns what it has written so far: HAProxy writes whenever it takes an instance out, and why. */
    String output() throws IOException {
        return ServerProcess.output(home);
    }

    @Override
    public void close() throws InterruptedException {
        ServerProcess.end(process);
    }
}
