package dev.unspool.badday;

import dev.unspool.badday.Fault.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The faults that the suite knows. */
final class Faults {

    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final int TIMES = 6;
    private static final long BETWEEN_MILLIS = 1_500;

    /** The system property that names the jar of another release. */
    private static final String PREVIOUS = "unspool.previous";

    /** A trip to the far side of the earth. */
    private static final Duration FAR = Duration.ofMillis(200);

    private Faults() {}

    /** Returns those that the short form runs. */
    static List<Fault> most() {
        return List.of(
                new Fault(
                        "PostgreSQL stopped (SIGSTOP)",
                        Duration.ofSeconds(8),
                        site -> site.postgres().stop(),
                        site -> site.postgres().goOn()),
                new Fault(
                        "PostgreSQL killed (kill -9)",
                        SHORT,
                        site -> site.postgres().kill(),
                        site -> site.postgres().start()),
                new Fault(
                        "Redis killed (kill -9)",
                        SHORT,
                        site -> site.redis().signal("KILL"),
                        site -> site.redis().start()),
                new Fault(
                        "Redis flushed",
                        SHORT,
                        site -> site.redis().empty(),
                        site -> site.redis().empty()),
                new Fault("instance killed (kill -9)", SHORT, site -> site.kill(0), site -> site.start(0)));
    }

    /** Returns all of them. */
    static List<Fault> all() {
        return Stream.of(most(), ofServers(), ofInstances(), ofNetworks(), ofSessions(), ofClients())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> ofServers() {
        return List.of(
                new Fault(
                        "PostgreSQL stopped for long",
                        LONG,
                        site -> site.postgres().stop(),
                        site -> site.postgres().goOn()),
                new Fault(
                        "Redis stopped (SIGSTOP)",
                        SHORT,
                        site -> site.redis().signal("STOP"),
                        site -> site.redis().signal("CONT")),
                new Fault(
                        "Redis full",
                        SHORT,
                        site -> site.redis().fill(),
                        site -> site.redis().empty()),
                new Fault("Redis evicts everything", SHORT, site -> site.redis().evict(), Faults::nothing),
                new Fault(
                        "PostgreSQL and Redis killed",
                        SHORT,
                        site -> {
                            site.redis().signal("KILL");
                            site.postgres().kill();
                        },
                        site -> {
                            site.postgres().start();
                            site.redis().start();
                        }));
    }

    private static List<Fault> ofInstances() {
        var faults = List.of(
                new Fault("both instances replaced in turn", SHORT, Faults::replace, Faults::nothing),
                new Fault(
                        "both instances killed",
                        SHORT,
                        site -> {
                            site.kill(0);
                            site.kill(1);
                        },
                        site -> {
                            site.start(0);
                            site.start(1);
                        }),
                new Fault(
                        "instance with too small a heap",
                        LONG,
                        site -> {
                            site.stop(0);
                            site.starve(0);
                        },
                        site -> {
                            site.kill(0);
                            site.start(0);
                        }));
        return Stream.concat(faults.stream(), previousRelease()).toList();
    }

    /** Returns the fault that needs the jar of another release, if there is one. */
    private static Stream<Fault> previousRelease() {
        var jar = System.getProperty(PREVIOUS, "");
        return jar.isEmpty()
                ? Stream.empty()
                : Stream.of(new Fault(
                        "previous release beside this one",
                        LONG,
                        site -> {
                            site.stop(0);
                            site.start(0, Path.of(jar));
                        },
                        site -> {
                            site.stop(0);
                            site.start(0);
                        }));
    }

    private static List<Fault> ofNetworks() {
        return List.of(
                new Fault(
                        "PostgreSQL 200 ms away",
                        LONG,
                        site -> site.toPostgres().delay(FAR),
                        site -> site.toPostgres().delay(Duration.ZERO)),
                new Fault(
                        "network to PostgreSQL stalled",
                        SHORT,
                        site -> site.toPostgres().stall(),
                        site -> site.toPostgres().makeWhole()),
                new Fault(
                        "network to PostgreSQL cut",
                        SHORT,
                        site -> site.toPostgres().cut(),
                        site -> site.toPostgres().makeWhole()),
                new Fault("all connections reset, and again", SHORT, again(Faults::reset), Faults::nothing),
                new Fault(
                        "connections to PostgreSQL half open",
                        SHORT,
                        site -> site.toPostgres().forget(),
                        Faults::nothing),
                new Fault(
                        "Redis 200 ms away",
                        LONG,
                        site -> site.toRedis().delay(FAR),
                        site -> site.toRedis().delay(Duration.ZERO)),
                new Fault(
                        "network to Redis stalled",
                        SHORT,
                        site -> site.toRedis().stall(),
                        site -> site.toRedis().makeWhole()),
                new Fault(
                        "connections to Redis half open",
                        SHORT,
                        site -> site.toRedis().forget(),
                        Faults::nothing));
    }

    private static List<Fault> ofSessions() {
        var sessions = new HeldSessions();
        return List.of(
                new Fault(
                        "table of articles locked",
                        LONG,
                        site -> sessions.hold(site, "lock table article in access exclusive mode"),
                        sessions::release),
                new Fault(
                        "log's row held by a frozen client",
                        SHORT,
                        site -> sessions.hold(site, "select from change_log_head for update"),
                        sessions::release),
                new Fault("no connection of PostgreSQL left", SHORT, sessions::takeAll, sessions::release),
                new Fault("sessions ended by an administrator", SHORT, again(HeldSessions::terminate), Faults::nothing),
                new Fault("deadlocks with publications", SHORT, again(sessions::deadlock), Faults::nothing));
    }

    private static List<Fault> ofClients() {
        var clients = new BadClients();
        var babble = new Babble();
        return List.of(
                new Fault("500 readers at a cold instance", SHORT, BadClients::rush, Faults::nothing),
                new Fault("300 streams that nobody reads", LONG, clients::stall, clients::leave),
                new Fault("300 requests that never end (slowloris)", LONG, clients::dawdle, clients::leave),
                new Fault("garbage at Redis's port", SHORT, babble::begin, babble::end));
    }

    private static void replace(BadDaySite site) throws Exception {
        for (var which = 0; which < site.instances().size(); which++) {
            site.stop(which);
            site.start(which);
        }
    }

    private static void reset(BadDaySite site) {
        site.toPostgres().reset();
        site.toRedis().reset();
    }

    /** Does it some times, with a pause after each. */
    private static Step again(Step step) {
        return site -> {
            for (var time = 0; time < TIMES; time++) {
                step.apply(site);
                Thread.sleep(BETWEEN_MILLIS);
            }
        };
    }

    private static void nothing(BadDaySite site) {}
}
