package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts, finds and stops the Redis of one directory. It keeps nothing on disk. */
final class Redis {

    /** The system property for the memory of a Redis that many share, as in tests. */
    static final String MEMORY = "unspool.embedded.redis-memory";

    private static final Duration START =
            Duration.ofMinutes(2); // 21 to 69 ms measured, and machines with a load of 38 exist
    private static final Duration STOP = Duration.ofSeconds(5); // nothing to save

    private static final String CONFIGURATION = "redis.conf";

    private final Path home;
    private final RedisProgram program;
    private final ServerUser serverUser;
    private final PidFile pidFile;

    Redis(ServerFiles files, RedisProgram program) throws IOException {
        this.home = Files.createDirectories(files.data().resolve("redis"));
        this.program = program;
        this.serverUser = files.serverUser();
        this.pidFile = new PidFile(home.resolve("redis.pid"), RedisProgram.NAMES);
    }

    Path pidFile() {
        return pidFile.file();
    }

    /** Stops a server that nobody uses any more, because its watchdog died or is just stopping it. */
    void stopLeftover() throws IOException {
        Optional<ProcessHandle> process = pidFile.running();
        if (process.isPresent()) {
            process.get().destroy();
            Polling.until(STOP, () -> pidFile.running().isEmpty());
            pidFile.running().ifPresent(ProcessHandle::destroyForcibly);
        }
        Files.deleteIfExists(pidFile.file());
    }

    /** Returns the address of the running server, starting it if necessary. */
    RedisAddress runningOrStarted() throws IOException {
        Optional<RedisAddress> running = running();
        return running.isPresent() ? running.get() : start();
    }

    private Optional<RedisAddress> running() {
        return pidFile.running().flatMap(process -> address()).filter(RedisPing::answers);
    }

    private RedisAddress start() throws IOException {
        stopLeftover();
        program.log();
        for (int attempt = 1; attempt <= Ports.ATTEMPTS; attempt++) {
            var address = new RedisAddress(Ports.free(), Secret.random());
            if (startsAt(address)) {
                return address;
            }
        }
        throw new EmbeddedServerException(
                "Redis did not start. The end of %s:%n%s".formatted(logFile(), ServerCommand.tail(logFile())));
    }

    /** Starts a server at this address. Returns whether it answers. */
    boolean startsAt(RedisAddress address) throws IOException {
        Secret.write(configuration(), lines(address));
        serverUser.handOver(home, logFile());
        command().run(START);
        return Polling.until(START, () -> Files.exists(pidFile.file()) && RedisPing.answers(address));
    }

    /**
     * Writes the configuration. The password is in a file, because everyone on the machine may read a command line.
     *
     * <p>The user line sets password and rights. It withholds what the application does not use, such as commands of administrators
     * and data types whose code had vulnerabilities. Tests find their own keys with {@code KEYS}.
     */
    private static String lines(RedisAddress address) {
        return """
                port %1$d
                requirepass %2$s
                user default on >%2$s ~* &* +@all -@admin -@dangerous -@geo -@hyperloglog -@stream -function -fcall -fcall_ro -script +keys
                bind 127.0.0.1
                daemonize yes
                pidfile redis.pid
                logfile redis.log
                save ""
                appendonly no
                enable-debug-command no
                enable-module-command no
                maxmemory %3$s
                maxmemory-policy volatile-lru
                """.formatted(address.port(), address.password(), System.getProperty(MEMORY, "64mb"));
    }

    private Optional<RedisAddress> address() {
        try {
            List<String> lines = Files.readAllLines(configuration());
            return Optional.of(new RedisAddress(Integer.parseInt(value(lines, 0)), value(lines, 1)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String value(List<String> lines, int index) {
        return lines.get(index).split(" ", 2)[1];
    }

    private ServerCommand command() {
        var words = new ArrayList<>(serverUser.prefix());
        words.add(program.path().toString());
        words.add(CONFIGURATION);
        return new ServerCommand(home, logFile(), List.copyOf(words));
    }

    private Path configuration() {
        return home.resolve(CONFIGURATION);
    }

    private Path logFile() {
        return home.resolve("redis.log");
    }
}
