package dev.unspool;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process that does little else but collect garbage. A heap that is a little too small is never full: each collection finds some room,
 * which lasts until the next one a moment later, and readers wait for minutes.
 */
final class CollectionWatch implements Runnable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final HeapSettings settings;
    private final CollectingShare share;

    private CollectionWatch(HeapSettings settings) {
        this.settings = settings;
        this.share = new CollectingShare(Math.toIntExact(settings.span().dividedBy(INTERVAL)));
    }

    /** Begins to watch, until the end of the process. */
    static void start(HeapSettings settings) {
        var thread = new Thread(new CollectionWatch(settings), "heap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        var collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(CollectionWatch::isPausing)
                .toList();
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
                check(share.percent(Duration.ofNanos(System.nanoTime()), collecting(collectors)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(double percent) {
        if (percent > settings.collecting()) {
            HeapExit.end("Garbage collections took %.0f %% of the last %d s, more than unspool.heap.collecting allows"
                    .formatted(percent, settings.span().toSeconds()));
        }
    }

    /** Leaves out beans that count work beside the application: G1's concurrent marking, and the cycles of ZGC and Shenandoah. */
    private static boolean isPausing(GarbageCollectorMXBean collector) {
        return !collector.getName().contains("Concurrent")
                && !collector.getName().contains("Cycles");
    }

    private static Duration collecting(List<GarbageCollectorMXBean> collectors) {
        return Duration.ofMillis(collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum());
    }
}
