package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A PostgreSQL for one test alone, which may stop or kill it. */
public final class OwnPostgres implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final EmbeddedServers servers;
    private final PidFile pid;
    private final int port;

    private OwnPostgres(EmbeddedServers servers) {
        this.servers = servers;
        this.pid = new PidFile(servers.directory().resolve("postgres/data/postmaster.pid"), Set.of("postgres"));
        this.port = servers.postgres().port();
    }

    public static OwnPostgres started(Path directory) {
        return new OwnPostgres(EmbeddedServers.open(directory));
    }

    public int port() {
        return port;
    }

    /** The settings for an empty database of it, as arguments of the application. */
    public String[] settings() {
        return settings(port());
    }

    /** The settings for its database behind another port, such as that of a relay. */
    public String[] settings(int port) {
        var database = new PostgresAddress(
                port, servers.postgres().user(), servers.postgres().password());
        return new String[] {
            "--spring.r2dbc.url=" + database.r2dbcUrl(PostgresAddress.DATABASE),
            "--spring.r2dbc.username=" + database.user(),
            "--spring.r2dbc.password=" + database.password(),
            "--spring.flyway.url=" + servers.postgres().jdbcUrl(PostgresAddress.DATABASE),
            "--spring.flyway.user=" + database.user(),
            "--spring.flyway.password=" + database.password()
        };
    }

    /** Opens a session of the test's own. */
    public Connection connect() throws SQLException {
        var address = servers.postgres();
        return DriverManager.getConnection(
                address.jdbcUrl(PostgresAddress.DATABASE), address.user(), address.password());
    }

    /** Stops all of its processes with SIGSTOP: connections stay open and silent, and the kernel accepts new ones. */
    public void stop() throws IOException, InterruptedException {
        var server = pid.running().orElseThrow();
        signal("STOP", Stream.of(server)); // first: it must not make another process meanwhile
        signal("STOP", server.descendants());
    }

    public void goOn() throws IOException, InterruptedException {
        var server = pid.running().orElseThrow();
        signal("CONT", Stream.concat(server.descendants(), Stream.of(server)));
    }

    /** Kills all of its processes, as a machine does that loses its power, but for the disk. */
    public void kill() throws IOException, InterruptedException {
        var server = pid.running().orElseThrow();
        var children = server.descendants().toList();
        signal("KILL", Stream.concat(Stream.of(server), children.stream()));
        while (pid.running().isPresent()) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Starts it again after {@link #kill}, at the same port. Returns once it has recovered. */
    public void start() throws IOException {
        pid.deleteIfStale();
        var files = ServerFiles.of(servers.directory());
        var home = new PostgresHome(files, new Binaries(files.binaries(), Platform.here()).postgres());
        home.command("pg_ctl", "start -D data -l postgres.log -w -t " + LIMIT.toSeconds(), "-o", Postgres.options(port))
                .run(LIMIT);
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.map(process -> Long.toString(process.pid())).forEach(command::add);
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() {
        servers.close();
    }
}
