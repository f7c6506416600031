package dev.unspool.backup;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs PostgreSQL's own programs, {@code pg_dump} and {@code pg_restore}, from the {@code PATH}. */
record PostgresPrograms(DatabaseAddress database) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** The first bytes of a file that {@code pg_dump} writes. */
    static final String MAGIC = "PGDMP";

    /** Whether both programs are installed, in this major version. */
    boolean areOfVersion(int major) {
        return version("pg_dump") == major && version("pg_restore") == major;
    }

    /** Writes everything to {@code file}, which must not exist. */
    void dump(Path file) throws IOException {
        PrivateFile.create(file).close();
        run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--exclude-table-data=" + Catalog.LEFT_OUT,
                "--file=" + file.toAbsolutePath());
    }

    /** Checks that {@code file} can be read. */
    void check(Path file) {
        run("pg_restore", "--file=/dev/null", file.toAbsolutePath().toString());
    }

    /** Reads {@code file} into an empty schema, wholly or not at all. */
    void restore(Path file) {
        run(
                "pg_restore",
                "--no-owner",
                "--no-privileges",
                "--exit-on-error",
                "--single-transaction",
                "--dbname=" + server().getDatabaseName(),
                file.toAbsolutePath().toString());
    }

    /** Returns the major version of a program; 0 if it is not installed. */
    private static int version(String program) {
        try {
            var process = new ProcessBuilder(program, "--version")
                    .redirectError(Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException notInstalled) {
            return 0;
        }
    }

    /** The wait has no limit: only the size of the database decides how long a program works. */
    private void run(String program, String... arguments) {
        var words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            connection(builder);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BackupFailed(program + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new BackupFailed(program + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailed(program + " was interrupted", e);
        }
    }

    /** Through the environment: everyone on the machine can read the arguments of a process. */
    private void connection(ProcessBuilder builder) {
        var server = server();
        var environment = builder.environment();
        environment.put("PGHOST", String.join(",", server.getServerNames()));
        environment.put(
                "PGPORT",
                Arrays.stream(server.getPortNumbers())
                        .mapToObj(port -> Integer.toString(port == 0 ? 5432 : port))
                        .collect(Collectors.joining(",")));
        environment.put("PGDATABASE", String.valueOf(server.getDatabaseName()));
        environment.put("PGUSER", database.user());
        environment.put("PGPASSWORD", database.password());
        if (server.getSslMode() != null) {
            environment.put("PGSSLMODE", server.getSslMode());
        } else if (server.getSsl()) { // by itself it means this to the JDBC driver, and nothing to these programs
            environment.put("PGSSLMODE", "verify-full");
        }
        if (server.getSslRootCert() != null) {
            environment.put("PGSSLROOTCERT", server.getSslRootCert());
        }
        if (server.getServerNames().length > 1) {
            environment.put("PGTARGETSESSIONATTRS", "read-write");
        }
    }

    private PGSimpleDataSource server() {
        var server = new PGSimpleDataSource();
        server.setUrl(database.url());
        return server;
    }
}
