package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Redis in one directory, which keeps nothing on disk. */
final class Redis {
    private static final Duration START =
            Duration.ofMinutes(2); // 21 to 69 ms measured, and machines with a load of 38 exist
    private static final Duration STOP = Duration.ofSeconds(5); // nothing to save

    private static final String CONFIGURATION = "redis.conf";

    private final Path home;
    private final RedisProgram program;
    private final Rights rights;
    private final PidFile pidFile;

    Redis(ServerFiles places, RedisProgram program) throws IOException {
        this.home = Files.createDirectories(places.data().resolve("redis"));
        this.program = program;
        this.rights = places.rights();
        this.pidFile = new PidFile(home.resolve("redis.pid"), RedisProgram.NAMES);
    }

    Path pidFile() {
        return pidFile.file();
    }

    /** Stops a server that nobody uses any more: its guard died, or is just stopping it. */
    void stopLeftover() throws IOException {
        Optional<ProcessHandle> process = pidFile.running();
        if (process.isPresent()) {
            process.get().destroy();
            Wait.until(STOP, () -> pidFile.running().isEmpty());
            pidFile.running().ifPresent(ProcessHandle::destroyForcibly);
        }
        Files.deleteIfExists(pidFile.file());
    }

    /** The address of the server that runs, or else of one started now. */
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
            Secret.write(configuration(), lines(address));
            rights.handOver(home, logFile());
            command().run(START);
            if (Wait.until(START, () -> Files.exists(pidFile.file()) && RedisPing.answers(address))) {
                return address;
            }
        }
        throw new EmbeddedServerException(
                "Redis did not start. The end of %s:%n%s".formatted(logFile(), Command.tail(logFile())));
    }

    /**
     * The password is in a file, since everyone on the machine may read a command line. The user line decides about password and rights: it
     * withholds what the application does not use, such as commands of administrators and kinds of data whose code had holes. Tests look for
     * their own keys by {@code KEYS}.
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
                maxmemory 64mb
                maxmemory-policy volatile-lru
                """.formatted(address.port(), address.password());
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

    private Command command() {
        var words = new ArrayList<>(rights.prefix());
        words.add(program.path().toString());
        words.add(CONFIGURATION);
        return new Command(home, logFile(), List.copyOf(words));
    }

    private Path configuration() {
        return home.resolve(CONFIGURATION);
    }

    private Path logFile() {
        return home.resolve("redis.log");
    }
}
