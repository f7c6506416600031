package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A PostgreSQL and its standby, for one test alone, which may fail over. */
public final class OwnPair implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String OPTIONS = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c timezone=UTC -c wal_level=replica -c max_wal_senders=4 -c hot_standby=on";

    private final PostgresHome primary;
    private final PostgresHome standby;
    private final int primaryPort;
    private final int standbyPort;
    private final String password;

    private OwnPair(PostgresHome primary, PostgresHome standby, int primaryPort, int standbyPort, String password) {
        this.primary = primary;
        this.standby = standby;
        this.primaryPort = primaryPort;
        this.standbyPort = standbyPort;
        this.password = password;
    }

    public static OwnPair started(Path directory) throws IOException {
        var first = ServerFiles.of(directory.resolve("primary"));
        var second = ServerFiles.of(directory.resolve("standby"));
        var programs = new Binaries(first.binaries(), Platform.here()).postgres();
        var primary = new PostgresHome(first, programs);
        primary.createOnce();
        var standby = new PostgresHome(second, programs);
        var pair = new OwnPair(
                primary,
                standby,
                Ports.free(),
                Ports.free(),
                Files.readString(primary.password()).strip());
        start(primary, pair.primaryPort);
        pair.stopPrimary(); // from here on its log says what a standby needs
        pair.copy(second);
        start(primary, pair.primaryPort);
        start(standby, pair.standbyPort);
        return pair;
    }

    /** The settings for both, as arguments of the application. */
    public String[] settings() {
        var hosts = "127.0.0.1:%d,127.0.0.1:%d/%s".formatted(primaryPort, standbyPort, PostgresAddress.DATABASE);
        return new String[] {
            "--spring.r2dbc.url=r2dbc:postgresql:failover://" + hosts + "?targetServerType=primary",
            "--spring.r2dbc.username=" + PostgresHome.USER,
            "--spring.r2dbc.password=" + password,
            "--spring.flyway.url=jdbc:postgresql://" + hosts + "?targetServerType=primary",
            "--spring.flyway.user=" + PostgresHome.USER,
            "--spring.flyway.password=" + password
        };
    }

    /** Stops the primary, which first sends the standby what it has not got yet. */
    public void stopPrimary() {
        primary.command("pg_ctl", "stop -D data -m fast -w -t 60").run(LIMIT);
    }

    /** Makes the standby the primary. */
    public void promote() {
        standby.command("pg_ctl", "promote -D data -w -t 60").run(LIMIT);
    }

    @Override
    public void close() {
        standby.command("pg_ctl", "stop -D data -m immediate -w -t 60").run(LIMIT);
    }

    private void copy(ServerFiles files) throws IOException {
        try (var all = Files.walk(primary.data())) {
            for (var file : (Iterable<Path>) all::iterator) {
                Files.copy(
                        file,
                        standby.data().resolve(primary.data().relativize(file).toString()));
            }
        }
        Files.setPosixFilePermissions(standby.data(), PosixFilePermissions.fromString("rwx------"));
        Files.createFile(standby.data().resolve("standby.signal"));
        Files.writeString(
                standby.data().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                        .formatted(primaryPort, PostgresHome.USER, password));
        files.serverUser().handOver(standby.data().getParent(), standby.data().resolveSibling("postgres.log"));
    }

    private static void start(PostgresHome home, int port) {
        home.command("pg_ctl", "start -D data -l postgres.log -w -t 60", "-o", OPTIONS.formatted(port))
                .run(LIMIT);
    }
}
