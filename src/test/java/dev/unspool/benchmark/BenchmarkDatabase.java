package dev.unspool.benchmark;

import dev.unspool.embedded.EmbeddedServers;
import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.PostgresAddress;
import dev.unspool.load.Instance;
import dev.unspool.load.ProcessFigures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL with a number of generated articles, and a Redis beside it. The articles stay in {@code target} for the next run. */
final class BenchmarkDatabase {

    static final Path HOME = Path.of("target", "benchmark").toAbsolutePath();

    private final FreshDatabase database;
    private final ProcessHandle postgres;
    private final ProcessHandle redis;
    private final int articles;

    private BenchmarkDatabase(FreshDatabase database, ProcessHandle postgres, ProcessHandle redis, int articles) {
        this.database = database;
        this.postgres = postgres;
        this.redis = redis;
        this.articles = articles;
    }

    /** Imports missing articles, which takes a minute for every hundred thousand. */
    static BenchmarkDatabase open(int articles) throws Exception {
        var database = open("articles_" + articles, articles);
        database.fill();
        database.leaveTheServersCore();
        return database;
    }

    /** Imports the articles of a file, as {@code import} reads it, if there are none yet. */
    static BenchmarkDatabase open(Path file) throws Exception {
        var database = open("articles_of_file", 0);
        if (database.published() == 0) {
            database.imported(file.toAbsolutePath().toString());
            database.change("vacuum (analyze)");
        }
        return database;
    }

    private static BenchmarkDatabase open(String name, int articles) throws Exception {
        var servers = EmbeddedServers.open(HOME);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        var system = new FreshDatabase(PostgresAddress.DATABASE, servers.postgres(), servers.redis());
        if (!ask(system, "select datname from pg_database", row -> row.getString(1))
                .contains(name)) {
            run(system, "create database " + name);
        }
        return new BenchmarkDatabase(
                new FreshDatabase(name, servers.postgres(), servers.redis()),
                process(servers, "postgres/data/postmaster.pid"),
                process(servers, "redis/redis.pid"),
                articles);
    }

    private void leaveTheServersCore() throws IOException, InterruptedException {
        Cores.OTHERS.take(postgres);
        Cores.OTHERS.take(redis);
    }

    Map<String, Object> settings() {
        return database.settings();
    }

    /** Returns address, user and password, as the driver takes them. */
    List<String> r2dbc() {
        return List.of(database.r2dbcUrl(), database.user(), database.password());
    }

    /** Returns PostgreSQL's server with all its processes. */
    ProcessFigures postgres() {
        return new ProcessFigures(postgres);
    }

    /** Returns the Redis server. */
    ProcessHandle redis() {
        return redis;
    }

    int redisPort() {
        return database.redis().port();
    }

    Connection connect() throws SQLException {
        return connect(database);
    }

    void change(String sql) throws SQLException {
        run(database, sql);
    }

    /** Returns every row, read by {@code read}. */
    <T> List<T> ask(String sql, Reading<T> read) throws SQLException {
        return ask(database, sql, read);
    }

    /** Returns the only number of the only row. */
    long number(String sql) throws SQLException {
        return ask(sql, row -> row.getLong(1)).get(0);
    }

    /** Reads a row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private void fill() throws Exception {
        if (published() < articles) {
            System.out.printf("Importing %,d made-up articles.%n", articles);
            imported();
            run(database, "vacuum (analyze)");
            run(database, "checkpoint");
        }
    }

    private long published() throws SQLException {
        var migrated = number("select count(*) from pg_class where relname = 'change_log_head'") > 0;
        return migrated ? number("select number from change_log_head") : 0;
    }

    private void imported() throws IOException, InterruptedException {
        var importing = importing("-");
        try (var lines = importing.outputWriter()) {
            for (var number = 1; number <= articles; number++) {
                write(lines, SampleArticle.of(number).line());
            }
        }
        awaitEnd(importing);
    }

    private void imported(String file) throws IOException, InterruptedException {
        awaitEnd(importing(file));
    }

    private Process importing(String file) throws IOException {
        var command = Instance.command(settings(), List.of("-Xmx512m"), "import", file);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createDirectories(HOME).resolve("import.log").toFile())
                .start();
    }

    private static void awaitEnd(Process importing) throws InterruptedException {
        if (importing.waitFor() != 0) {
            throw new IllegalStateException("The import failed: see target/benchmark/import.log");
        }
    }

    /** Servers write their process id into the first line of a file. */
    private static ProcessHandle process(EmbeddedServers servers, String file) throws IOException {
        var number =
                Files.readAllLines(servers.directory().resolve(file)).get(0).strip();
        return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    }

    private static void write(BufferedWriter lines, String line) throws IOException {
        lines.write(line);
        lines.newLine();
    }

    private static <T> List<T> ask(FreshDatabase database, String sql, Reading<T> read) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(read.of(rows));
            }
            return all;
        }
    }

    private static void run(FreshDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(FreshDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
