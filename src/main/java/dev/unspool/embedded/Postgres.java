package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts, finds and stops the PostgreSQL of one directory. */
final class Postgres {
    private static final Duration START = Duration.ofMinutes(5); // recovery after a crash during a large import
    private static final Duration STOP = Duration.ofMinutes(2); // a fast shutdown still writes its checkpoint
    private static final int PORT_LINE = 3; // of postmaster.pid, counted from 0, as PostgreSQL's pidfile.h says
    private static final int STATUS_LINE = 7;

    /** Connections: for ten pools of ours, or as many instances. An unused one costs a few kilobytes. */
    private static final int CONNECTIONS = 200;

    /**
     * Server options: it listens on the loopback interface alone, and writes no more log than recovery needs, because it has no
     * replicas.
     */
    private static final String OPTIONS = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c timezone=UTC -c wal_level=minimal -c max_wal_senders=0 -c max_connections=" + CONNECTIONS;

    private final PostgresHome home;
    private final PidFile pidFile;

    Postgres(PostgresHome home) {
        this.home = home;
        this.pidFile = new PidFile(home.data().resolve("postmaster.pid"), Set.of("postgres"));
    }

    /** Returns the options of a server at {@code port}. */
    static String options(int port) {
        return OPTIONS.formatted(port);
    }

    Path pidFile() {
        return pidFile.file();
    }

    /** The command that stops the server fast and returns once it has stopped. */
    ServerCommand stopCommand() {
        return home.command("pg_ctl", "stop -D data -m fast -w -t " + STOP.toSeconds());
    }

    /** Stops a server that nobody uses any more, because its watchdog died or is just stopping it. */
    void stopLeftover() throws IOException {
        if (pidFile.running().isPresent()) {
            stop();
        }
        pidFile.deleteIfStale();
    }

    /** Returns the address of the running server, starting it if necessary. */
    PostgresAddress runningOrStarted() throws IOException {
        Optional<PostgresAddress> running = running();
        return running.isPresent() ? running.get() : start();
    }

    private void stop() {
        try {
            stopCommand().run(STOP.plusSeconds(1));
        } catch (EmbeddedServerException e) {
            if (pidFile.running().isPresent()) { // otherwise a watchdog was quicker
                throw e;
            }
        }
    }

    private Optional<PostgresAddress> running() throws IOException {
        List<String> lines = pidFile.lines();
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return ready && pidFile.running().isPresent()
                ? Optional.of(address(Integer.parseInt(lines.get(PORT_LINE).strip())))
                : Optional.empty();
    }

    private PostgresAddress start() throws IOException {
        home.createOnce();
        return start(Ports.ATTEMPTS);
    }

    private PostgresAddress start(int attempts) throws IOException {
        int port = Ports.free();
        try {
            home.command("pg_ctl", "start -D data -l postgres.log -w -t " + START.toSeconds(), "-o", options(port))
                    .run(START.plusSeconds(1));
            return address(port);
        } catch (EmbeddedServerException e) {
            if (attempts <= 1) {
                throw e;
            }
            return start(attempts - 1);
        }
    }

    private PostgresAddress address(int port) throws IOException {
        return new PostgresAddress(
                port, PostgresHome.USER, Files.readString(home.password()).strip());
    }
}
