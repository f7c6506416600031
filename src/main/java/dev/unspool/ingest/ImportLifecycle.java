package dev.unspool.ingest;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs an import once; the thread of the command waits for its end. The wait as a whole has no limit: each batch has one, and only
 * the files decide how many batches there are.
 */
final class ImportLifecycle {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Tasks that may wait for a thread: at most a few batches are in progress, each with little more than one task. */
    private static final int QUEUE = 256;

    private final Import work;
    private final Scheduler reading = threads(1, "import-read");
    private final Scheduler cleaning = threads(PROCESSORS, "import-clean");
    private final Scheduler reporting = threads(1, "import-report");

    ImportLifecycle(Import work) {
        this.work = work;
    }

    /** Runs the import until everything is published, or throws the failure that ended it early. */
    void run(ImportOrder order, ImportReport report) {
        try {
            outcomes(order, report).blockLast();
        } finally {
            stop();
        }
    }

    private Flux<ImportOutcome> outcomes(ImportOrder order, ImportReport report) {
        return work.run(order, reading, cleaning).publishOn(reporting, 1).doOnNext(report::take);
    }

    /** Creates threads that may block: for a file, or for the lock of a cache. */
    private static Scheduler threads(int count, String name) {
        return Schedulers.newBoundedElastic(count, QUEUE, name);
    }

    private void stop() {
        reading.dispose();
        cleaning.dispose();
        reporting.dispose();
    }
}
