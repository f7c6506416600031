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
 * The files of PostgreSQL in one directory. Its programs run there with relative names, because some of them pass paths to a shell
 * without quoting.
 */
final class PostgresHome {
    static final String USER = "unspool";

    /** Major version of the binaries, which cannot read data of another one. */
    private static final String MAJOR = "18";

    private static final Duration CREATE = Duration.ofMinutes(2); // 2.4 s on a loaded machine, and slow disks exist

    private static final Logger log = LoggerFactory.getLogger(PostgresHome.class);

    private final Path home;
    private final Path programs;
    private final ServerUser serverUser;

    PostgresHome(ServerFiles files, Path installation) throws IOException {
        this.home = Files.createDirectories(files.data().resolve("postgres"));
        this.programs = installation.resolve("bin");
        this.serverUser = files.serverUser();
    }

    Path data() {
        return home.resolve("data");
    }

    Path password() {
        return home.resolve("password");
    }

    /**
     * Creates a command for one of PostgreSQL's programs.
     *
     * @param words arguments, separated by spaces
     * @param more arguments that contain spaces
     */
    ServerCommand command(String program, String words, String... more) {
        var all = new ArrayList<>(serverUser.prefix());
        all.add(programs.resolve(program).toString());
        all.addAll(List.of(words.split(" ")));
        all.addAll(List.of(more));
        return new ServerCommand(home, logFile(), List.copyOf(all));
    }

    /** Creates the database at the first start, and refuses one that these binaries cannot read. */
    void createOnce() throws IOException {
        if (!Files.isDirectory(data())) {
            create();
        }
        refuseOtherVersion();
        serverUser.handOver(home, logFile());
    }

    /** Creates the database aside and moves it into place, so that a process killed in between leaves nothing half done. */
    private void create() throws IOException {
        log.info("Creating the database in {} ...", home);
        Path fresh = home.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Secret.write(password(), Secret.random() + "\n");
        serverUser.handOver(home, logFile());
        initialise();
        addDatabase();
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path logFile() {
        return home.resolve("postgres.log");
    }

    /**
     * Asks for one round of hashing at each sign-in. Thousands are for passwords that can be guessed; this one is random, and every new connection
     * would hash it that often: on a JVM that has just started, for a twentieth of a second.
     */
    private void initialise() {
        command(
                        "initdb",
                        "-D data.new -U %s -A scram-sha-256 --pwfile=password -c scram_iterations=1 -E UTF8 --locale-provider=builtin"
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
