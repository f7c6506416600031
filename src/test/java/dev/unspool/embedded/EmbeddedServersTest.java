package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
class EmbeddedServersTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path temp;

    private static Path directory = Path.of("unset");

    @BeforeAll
    static void chooseAPathThatNeedsCare() {
        directory = temp.resolve("it's a \"path\" with spaces");
    }

    @AfterEach
    void awaitTheEnd() {
        assertThat(Polling.until(LIMIT, () -> running().isEmpty())).isTrue();
    }

    @Test
    void keepsDataBetweenRuns() throws Exception {
        try (var first = EmbeddedServers.open(directory)) {
            execute(first, "create table kept (id int)");
        }
        assertThat(running()).isEmpty();
        try (var second = EmbeddedServers.open(directory)) {
            execute(second, "insert into kept values (1)");
        }
    }

    @Test
    void stopsServersOfAKilledProcess() throws Exception {
        try (var other = ServersProcess.using(directory)) {
            assertThat(running()).hasSize(2);
            other.kill();
            assertThat(Polling.until(LIMIT, () -> running().isEmpty())).isTrue();
        }
    }

    @Test
    void sharesTheServersOfAnotherProcessAndKeepsThemWhenThatEnds() throws Exception {
        var other = ServersProcess.using(directory);
        try (var servers = EmbeddedServers.open(directory)) {
            assertThat(servers.postgres().port()).isEqualTo(other.postgresPort());
            assertThat(servers.redis().port()).isEqualTo(other.redisPort());
            other.close();
            execute(servers, "select 1");
            assertThat(RedisPing.answers(servers.redis())).isTrue();
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void startsOnceForTwoProcessesAtTheSameTime(@TempDir Path fresh) throws Exception {
        var one = CompletableFuture.supplyAsync(() -> ServersProcess.using(fresh));
        var two = CompletableFuture.supplyAsync(() -> ServersProcess.using(fresh));
        try (var first = one.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                var second = two.get(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            assertThat(second.postgresPort()).isEqualTo(first.postgresPort());
            assertThat(second.redisPort()).isEqualTo(first.redisPort());
        }
    }

    @Test
    void keepsServersForOthersWhenTheirStarterIsKilled() throws Exception {
        var other = ServersProcess.using(directory);
        try (var servers = EmbeddedServers.open(directory)) {
            other.kill();
            execute(servers, "select 1");
        }
    }

    @Test
    void leavesServersRunningForOtherProcesses() throws Exception {
        try (var mine = EmbeddedServers.open(directory);
                var other = ServersProcess.using(directory)) {
            mine.close();
            assertThat(running()).hasSize(2);
            assertThat(other.postgresPort()).isEqualTo(mine.postgres().port());
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void startsAfterACrashOfTheServers() throws Exception {
        try (var servers = EmbeddedServers.open(directory)) {
            execute(servers, "create table committed (id int)");
            running().forEach(ProcessHandle::destroyForcibly);
        }
        try (var servers = EmbeddedServers.open(directory)) {
            execute(servers, "insert into committed values (1)");
        }
    }

    @Test
    void replacesServersThatLostTheirWatchdog() throws Exception {
        try (var other = ServersProcess.using(directory)) {
            List<ProcessHandle> orphans = running();
            other.killWatchdog();
            other.kill();
            assertThat(running()).isEqualTo(orphans);
            try (var servers = EmbeddedServers.open(directory)) {
                execute(servers, "select 1");
                assertThat(running()).hasSize(2).doesNotContainAnyElementsOf(orphans);
            }
        }
    }

    @Test
    void startsAlthoughTheStoredProcessIdBelongsToAnotherProgram() throws Exception {
        EmbeddedServers.open(directory).close();
        String mine = Long.toString(ProcessHandle.current().pid());
        Files.writeString(directory.resolve("postgres/data/postmaster.pid"), mine + "\n");
        Files.writeString(directory.resolve("redis/redis.pid"), mine + "\n");
        try (var servers = EmbeddedServers.open(directory)) {
            execute(servers, "select 1");
        }
    }

    @Test
    void refusesDataOfAnotherVersion(@TempDir Path older) throws Exception {
        Path version = older.resolve("postgres/data/PG_VERSION");
        Files.createDirectories(version.getParent());
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> EmbeddedServers.open(older))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("unspool.embedded.directory");
    }

    @Test
    void requiresPasswords() throws Exception {
        try (var servers = EmbeddedServers.open(directory)) {
            assertThatThrownBy(() -> DriverManager.getConnection(url(servers), "unspool", "guessed"))
                    .isInstanceOf(SQLException.class);
            assertThat(RedisPing.answers(new RedisAddress(servers.redis().port(), "guessed")))
                    .isFalse();
        }
    }

    @Test
    void hashesItsRandomPasswordOnlyOnceForEachConnection() throws Exception {
        try (var servers = EmbeddedServers.open(directory);
                var connection = DriverManager.getConnection(
                        servers.postgres().jdbcUrl(PostgresAddress.DATABASE),
                        servers.postgres().user(),
                        servers.postgres().password());
                var statement = connection.createStatement();
                var password = statement.executeQuery("select rolpassword from pg_authid where rolcanlogin")) {
            assertThat(password.next()).isTrue();
            assertThat(password.getString(1)).startsWith("SCRAM-SHA-256$1:");
        }
    }

    @Test
    void keepsPasswordsInFilesThatOnlyTheOwnerReads() throws Exception {
        try (var servers = EmbeddedServers.open(directory)) {
            var secrets = List.of(servers.postgres().password(), servers.redis().password());
            for (Path file : files()) {
                if (secrets.stream().anyMatch(content(file)::contains)) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
            assertThat(commandLines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
            assertThat(servers.postgres() + " " + servers.redis()).doesNotContain(secrets.get(0), secrets.get(1));
        }
    }

    private static void execute(EmbeddedServers servers, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        url(servers), "unspool", servers.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(EmbeddedServers servers) {
        return servers.postgres().jdbcUrl(PostgresAddress.DATABASE);
    }

    /** Returns the running PostgreSQL and Redis of this directory. */
    private static List<ProcessHandle> running() {
        return Stream.of(
                        new PidFile(directory.resolve("postgres/data/postmaster.pid"), Set.of("postgres")),
                        new PidFile(directory.resolve("redis/redis.pid"), RedisProgram.NAMES))
                .flatMap(file -> file.running().stream())
                .toList();
    }

    private static List<String> commandLines() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
