package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Runs faults, one after another, while readers and a newsroom record: {@code ./mvnw -q -Pbad-day -DskipTests verify}. */
final class BadDay implements AutoCloseable {

    private static final Path REPORT = Path.of("target", "bad-day.md");

    private static final int ARTICLES = 120;
    private static final int FRONT_PAGE_READERS = 3;
    private static final int WALKERS = 2;
    private static final int STREAMS = 4;
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 50;
    private static final int OK = 200;

    private final Path directory;
    private final BadDaySite site;
    private final AnyInstance readers;
    private final Newsroom newsroom;

    private BadDay(Path directory) throws Exception {
        this.directory = directory;
        this.site = BadDaySite.started(directory);
        this.readers = site.asReadersSeeIt();
        this.newsroom = new Newsroom(readers, site.token());
        newsroom.fill(ARTICLES, new Recording());
    }

    /** Starts the site, and publishes what readers need to walk. */
    static BadDay begin() throws Exception {
        return new BadDay(Files.createTempDirectory("bad-day"));
    }

    /** @param arguments parts of the names of the faults to run; none for all */
    public static void main(String[] arguments) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        try (var day = begin()) {
            for (var fault : chosen(arguments)) {
                var outcome = day.run(fault);
                outcomes.add(outcome);
                System.out.println(Table.of(List.of(outcome)) + outcome.broken());
                Files.writeString(REPORT, Table.of(outcomes));
            }
        }
        System.out.println(Table.of(outcomes));
        System.exit(outcomes.stream().allMatch(BadDay::isGood) ? 0 : 1);
    }

    private static boolean isGood(Outcome outcome) {
        return outcome.broken().isEmpty()
                && outcome.walks() > 0
                && outcome.recovery().isWhole();
    }

    private static List<Fault> chosen(String... arguments) {
        var words =
                Stream.of(arguments).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return Faults.all().stream()
                .filter(fault ->
                        words.isEmpty() || words.stream().anyMatch(fault.name().toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    /** Has everybody record before, during and after the fault, until all is well again, and judges the record. */
    Outcome run(Fault fault) throws Exception {
        var recording = new Recording();
        var streams = IntStream.range(0, STREAMS)
                .mapToObj(i -> new StreamReader("stream " + i, readers, recording))
                .toList();
        var workers = readers(recording);
        workers.addAll(streams);
        var editor = new Editor(newsroom, recording);
        try {
            workers.forEach(Worker::start);
            await(() -> streams.stream().allMatch(stream -> stream.seq() >= 0));
            editor.start();
            var recovery = during(fault, recording, streams);
            editor.close();
            var head = site.head();
            await(() -> streams.stream().allMatch(stream -> stream.seq() >= head));
            return outcome(fault, recording, streams, workers, recovery);
        } finally {
            for (var worker : workers) {
                worker.dismiss();
            }
            editor.dismiss();
        }
    }

    private Recovery during(Fault fault, Recording recording, List<StreamReader> streams) throws Exception {
        Worker.pause(BEFORE.toMillis());
        fault.begin().apply(site);
        Worker.pause(fault.lasts().toMillis());
        fault.end().apply(site);
        var recovery = awaitRecovery(streams);
        await(() -> recording.walks() > 0);
        return recovery;
    }

    private Outcome outcome(
            Fault fault, Recording recording, List<StreamReader> streams, List<Worker> workers, Recovery recovery)
            throws Exception {
        for (var worker : workers) {
            worker.close();
        }
        var heard = streams.stream().map(StreamReader::heard).toList();
        var evidence = recording.evidence(newsroom, heard, site.atRest(newsroom));
        return new Outcome(
                fault,
                recording.requests(),
                recording.failures(),
                recording.gaps(),
                recording.walks(),
                recovery,
                Judge.breaches(evidence));
    }

    @Override
    public void close() throws Exception {
        site.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    private List<Worker> readers(Recording recording) {
        var workers = new ArrayList<Worker>();
        for (var i = 0; i < FRONT_PAGE_READERS; i++) {
            workers.add(new FrontPageReader("front page reader " + i, readers, recording));
        }
        for (var i = 0; i < WALKERS; i++) {
            workers.add(new Walker("walker " + i, readers, recording));
        }
        return workers;
    }

    /** Waits until each instance gives a fresh front page, an article is published, and each stream has told of it. */
    private Recovery awaitRecovery(List<StreamReader> streams) throws Exception {
        var begin = System.nanoTime();
        var published = newsroom.acknowledged();
        var head = Long.MAX_VALUE;
        var recovery = new Recovery(null, null, null);
        while (!recovery.isWhole() && System.nanoTime() - begin < LIMIT.toNanos()) {
            if (head == Long.MAX_VALUE && newsroom.acknowledged() > published) {
                head = site.head();
            }
            var told = head;
            recovery = recovery.noting(
                    Duration.ofNanos(System.nanoTime() - begin),
                    head < Long.MAX_VALUE,
                    streams.stream().allMatch(stream -> stream.seq() >= told),
                    recovery.pages() != null || areFresh());
            Thread.sleep(LOOK_MILLIS);
        }
        return recovery;
    }

    private boolean areFresh() throws InterruptedException {
        for (var instance : site.instances()) {
            try {
                var answer = new AnyInstance(List.of(instance.port())).get("/api/v1/feed");
                if (answer.statusCode() != OK
                        || answer.headers().firstValue("Age").isPresent()) {
                    return false;
                }
            } catch (Unanswered failure) {
                return false;
            }
        }
        return true;
    }

    /** Waits until it comes true, or for as long as anybody would. */
    private static void await(Condition condition) throws Exception {
        var begin = System.nanoTime();
        while (!condition.holds() && System.nanoTime() - begin < LIMIT.toNanos()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }
}
