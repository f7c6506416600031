package dev.unspool.announce;

import dev.unspool.announce.Hint.ChangedUpTo;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/** Triggers reading the change log when there may be something new: at hints, and regularly as well, because hints may be lost. */
public final class LogWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    /** Between two parts of a reading. Longer than a statement may take: what hangs so long does not come back by itself. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private final Announcements announcements;
    private final LongPredicate isNews;
    private final String task;
    private volatile Runnable wake = () -> {};
    private volatile boolean isFailing;
    private volatile long readAt = System.nanoTime();

    /**
     * Creates a watch for one reader of the log.
     *
     * @param isNews whether a log that has grown to this seq has more than the reader knows; called on any thread, for every hint
     */
    public LogWatch(Announcements announcements, LongPredicate isNews) {
        this(announcements, isNews, "read the change log");
    }

    /**
     * Creates a watch for work that each change may cause.
     *
     * @param isNews whether a log that has grown to this seq may have caused some; called on any thread, for every hint
     * @param task what cannot be done where it fails, for the log
     */
    public LogWatch(Announcements announcements, LongPredicate isNews, String task) {
        this.announcements = announcements;
        this.isNews = isNews;
        this.task = task;
    }

    /**
     * Subscribes to {@code reading} again and again, one at a time, and emits what it emits; never ends. A failure, and a silence of {@link
     * #SILENCE}, is retried; only the first of several in a row is logged.
     *
     * @param first delay until the log is read without a hint
     * @param poll interval afterwards
     * @param reading reads on, to the head of the log
     */
    public <T> Flux<T> follow(Duration first, Duration poll, Supplier<? extends Publisher<T>> reading) {
        return Flux.merge(hints(), Flux.interval(first, poll).onBackpressureDrop())
                .onBackpressureLatest()
                .concatMap(
                        anything -> Flux.<T>defer(reading)
                                .timeout(SILENCE)
                                .doOnNext(part -> readAt = System.nanoTime())
                                .doOnComplete(this::succeeded)
                                .onErrorResume(this::warn),
                        1);
    }

    /** Returns the time since something was read, or a reading ended. */
    public Duration behind() {
        return Duration.ofNanos(System.nanoTime() - readAt);
    }

    /** Triggers a reading if {@code hint} brings news. */
    public void onHint(Hint hint) {
        if (hint instanceof ChangedUpTo changed && isNews.test(changed.seq())) {
            wake.run();
        }
    }

    private Flux<Object> hints() {
        return Flux.create(
                sink -> {
                    wake = () -> sink.next(sink);
                    sink.onDispose(announcements.listen(this::onHint));
                },
                OverflowStrategy.LATEST);
    }

    private void succeeded() {
        readAt = System.nanoTime();
        isFailing = false;
    }

    private <T> Flux<T> warn(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn("Cannot {}, trying on: {}", task, failure.toString());
        }
        return Flux.empty();
    }
}
