package dev.unspool.load;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A balancer as a process of its own, until it is closed. */
record RunningBalancer(Process process, Balancer.Ports ports, SSLContext trust) implements AutoCloseable {

    private static final Path HOMES = Path.of("target", "load").toAbsolutePath();

    /** Starts one in front of the instances at ports {@code one} and {@code two}; gives it once it listens. */
    static RunningBalancer start(Balancer balancer, int one, int two) throws Exception {
        var home = Files.createDirectories(HOMES.resolve(balancer.name));
        var ports = new Balancer.Ports(Instance.freePort(), Instance.freePort(), one, two);
        var trust = OwnCertificate.create(home);
        balancer.configure(home, ports);
        return new RunningBalancer(ServerProcess.start(home, ports.plain(), balancer.command(home)), ports, trust);
    }

    /** Where readers without TLS come. */
    int port() {
        return ports.plain();
    }

    @Override
    public void close() throws InterruptedException {
        ServerProcess.end(process);
    }
}
