package dev.unspool.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A balancer as a process of its own, until it is closed. */
record RunningBalancer(Process process, Balancer.Ports ports, SSLContext trust) implements AutoCloseable {

    private static final Path HOMES = Path.of("target", "load").toAbsolutePath();

    /** Starts one in front of the instances at ports {@code one} and {@code two}; gives it once it listens. */
    static RunningBalancer start(Balancer balancer, int one, int two) throws Exception {
        return start(balancer, one, two, Map.of());
    }

    /** @param changes what the test must have otherwise than the example says */
    static RunningBalancer start(Balancer balancer, int one, int two, Map<String, String> changes) throws Exception {
        var home = Files.createDirectories(HOMES.resolve(balancer.name));
        var ports = new Balancer.Ports(
                Instance.freePort(), Instance.freePort(), Instance.freePort(), Instance.freePort(), one, two);
        var trust = OwnCertificate.create(home);
        balancer.configure(home, ports, changes);
        return new RunningBalancer(ServerProcess.start(home, ports.clear(), balancer.command(home)), ports, trust);
    }

    /** Where the test's readers come, without TLS. */
    int port() {
        return ports.clear();
    }

    @Override
    public void close() throws InterruptedException {
        ServerProcess.end(process);
    }
}
