package dev.unspool.ingest;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One run of an import: the command's own thread starts it and waits for its end. Every batch has its limit of time, and only the files
 * decide how many there are; so the wait as a whole has none.
 */
final class ImportLifecycle {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Tasks that wait for a thread; a few batches are on their way at most, and each asks for little more than itself. */
    private static final int QUEUE = 256;

    private final Import work;
    private final Scheduler reading = threads(1, "import-read");
    private final Scheduler cleaning = threads(PROCESSORS, "import-clean");
    private final Scheduler reporting = threads(1, "import-report");

    ImportLifecycle(Import work) {
        this.work = work;
    }

    /** Returns when all is in; throws what ended it early. */
    void run(List<Source> sources, Report report) {
        try {
            outcomes(sources, report).blockLast();
        } finally {
            stop();
        }
    }

    private Flux<Outcome> outcomes(List<Source> sources, Report report) {
        return work.run(sources, reading, cleaning).publishOn(reporting, 1).doOnNext(report::take);
    }

    /** Of a kind that may wait: for a file, for the lock of a cache. */
    private static Scheduler threads(int count, String name) {
        return Schedulers.newBoundedElastic(count, QUEUE, name);
    }

    private void stop() {
        reading.dispose();
        cleaning.dispose();
        reporting.dispose();
    }
}
