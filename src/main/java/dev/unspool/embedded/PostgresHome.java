package dev.unspool.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's files in one directory. Its programs run in here with relative names: some of them pass paths through a
 * shell without care.
 */
final class PostgresHome {
    static final String USER = "unspool";

    /** The major version of the binaries; data of another one cannot be read. */
    private static final String MAJOR = "18";

    private static final Duration CREATE = Duration.ofMinutes(2); // 2.4 s on a loaded machine, and slow disks exist

    private static final Logger log = LoggerFactory.getLogger(PostgresHome.class);

    private final Path home;
    private final Path programs;
    private final Rights rights;

    PostgresHome(ServerFiles places, Path installation) throws IOException {
        this.home = Files.createDirectories(places.data().resolve("postgres"));
        this.programs = installation.resolve("bin");
        this.rights = places.rights();
    }

    Path data() {
        return home.resolve("data");
    }

    Path password() {
        return home.resolve("password");
    }

    /** One of PostgreSQL's programs with its words, and after them those that hold spaces. */
    Command command(String program, String words, String... more) {
        var all = new ArrayList<>(rights.prefix());
        all.add(programs.resolve(program).toString());
        all.addAll(List.of(words.split(" ")));
        all.addAll(List.of(more));
        return new Command(home, logFile(), List.copyOf(all));
    }

    /** Makes the database at the first start, and refuses one that these binaries cannot read. */
    void createOnce() throws IOException {
        if (!Files.isDirectory(data())) {
            create();
        }
        refuseOtherVersion();
        rights.handOver(home, logFile());
    }

    /** Made aside and moved into place, so that a process killed in between leaves nothing half made. */
    private void create() throws IOException {
        log.info("Creating the database in {} ...", home);
        Path fresh = home.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Secret.write(password(), Secret.random() + "\n");
        rights.handOver(home, logFile());
        initialise();
        addDatabase();
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path logFile() {
        return home.resolve("postgres.log");
    }

    private void initialise() {
        command(
                        "initdb",
                        "-D data.new -U %s -A scram-sha-256 --pwfile=password -E UTF8 --locale-provider=builtin"
                                        .formatted(USER)
                                + " --builtin-locale=C.UTF-8 --locale="
                                + Platform.here().locale())
                .run(CREATE);
    }

    private void addDatabase() throws IOException {
        Path sql = home.resolve("create.sql");
        Files.writeString(sql, "create database " + PostgresAddress.DATABASE + "\n");
        command("postgres", "--single -D data.new postgres").run(CREATE, Redirect.from(sql.toFile()));
        Files.delete(sql);
    }

    private void refuseOtherVersion() throws IOException {
        String version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new EmbeddedServerException(
                    "%s was made by PostgreSQL %s, and this application brings %s. Move it away, or set unspool.embedded.directory to another directory."
                            .formatted(data(), version, MAJOR));
        }
    }
}
