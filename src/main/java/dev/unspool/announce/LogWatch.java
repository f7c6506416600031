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

/** Has somebody read on in the change log when there is something new: at hints, and now and then all the same, since hints may be lost. */
public final class LogWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    private final Announcements announcements;
    private final LongPredicate isNews;
    private volatile Runnable wake = () -> {};
    private volatile boolean fails;

    /** @param isNews whether a log that has grown to this seq has more than is known; asked on any thread, for every hint */
    public LogWatch(Announcements announcements, LongPredicate isNews) {
        this.announcements = announcements;
        this.isNews = isNews;
    }

    /**
     * What {@code reading} gives, time after time, one at a time; never ends. Its failures are logged, the first of each row of them, and
     * tried again.
     *
     * @param first how soon the log is looked at without a hint
     * @param poll how often afterwards
     * @param reading reads on, to the head of the log
     */
    public <T> Flux<T> follow(Duration first, Duration poll, Supplier<? extends Publisher<T>> reading) {
        return Flux.merge(hints(), Flux.interval(first, poll).onBackpressureDrop())
                .onBackpressureLatest()
                .concatMap(
                        anything -> Flux.defer(reading)
                                .doOnComplete(() -> fails = false)
                                .onErrorResume(this::warn),
                        1);
    }

    /** Reads on, if {@code hint} tells of news. */
    public void hear(Hint hint) {
        if (hint instanceof ChangedUpTo changed && isNews.test(changed.seq())) {
            wake.run();
        }
    }

    private Flux<Object> hints() {
        return Flux.create(
                wakes -> {
                    wake = () -> wakes.next(wakes);
                    wakes.onDispose(announcements.listen(this::hear));
                },
                OverflowStrategy.LATEST);
    }

    private <T> Flux<T> warn(Throwable failure) {
        if (!fails) {
            fails = true;
            LOG.warn("Cannot read the change log, trying on: {}", failure.toString());
        }
        return Flux.empty();
    }
}
