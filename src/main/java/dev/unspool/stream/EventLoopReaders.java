package dev.unspool.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The readers whose sockets belong to one event loop. All methods but {@link #forEach} and {@link #end} must be called on that loop. */
final class EventLoopReaders {

    /** Readers that are called before the loop may do something else: a few milliseconds of work. */
    private static final int BATCH = 128;

    private final ScheduledExecutorService loop;
    private final Clock clock;
    private final Duration tick;
    private final List<Reader> readers = new ArrayList<>();
    private boolean isTicking;

    /** @param tick how often each reader's {@link Reader#tick} is called */
    EventLoopReaders(ScheduledExecutorService loop, Clock clock, Duration tick) {
        this.loop = loop;
        this.clock = clock;
        this.tick = tick;
    }

    void join(Reader reader) {
        reader.index = readers.size();
        readers.add(reader);
        if (!isTicking) {
            isTicking = true;
            scheduleTick();
        }
        reader.attempt(Reader::open);
    }

    void leave(Reader reader) {
        reader.leave();
        var index = reader.index;
        if (index < readers.size() && readers.get(index) == reader) {
            var last = readers.remove(readers.size() - 1);
            if (last != reader) {
                readers.set(index, last);
                last.index = index;
            }
        }
    }

    /** Calls {@code action} with every reader; completes when all were called. */
    Mono<Void> forEach(Consumer<Reader> action) {
        return Mono.create(done -> loop.execute(() -> forEachFrom(Integer.MAX_VALUE, action, done)));
    }

    /** Sends {@code bye} to each reader that {@code leaves}, at a random moment within {@code window}. */
    void end(Predicate<Reader> leaves, ByeReason reason, Duration window) {
        loop.execute(() -> readers.stream().filter(leaves).forEach(reader -> byeLater(reader, reason, window)));
    }

    /** Goes downwards: a reader that moved to the index of one that left has been called already. */
    private void forEachFrom(int from, Consumer<Reader> action, MonoSink<Void> done) {
        var next = Math.min(from, readers.size());
        for (var end = Math.max(0, next - BATCH); next > end; next--) {
            if (next <= readers.size()) {
                readers.get(next - 1).attempt(action);
            }
        }
        var rest = next;
        if (rest > 0) {
            loop.execute(() -> forEachFrom(rest, action, done));
        } else {
            done.success();
        }
    }

    private void tick() {
        var now = clock.millis();
        List.copyOf(readers).forEach(reader -> reader.attempt(one -> one.tick(now)));
        isTicking = !readers.isEmpty();
        if (isTicking) {
            scheduleTick();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void scheduleTick() {
        loop.schedule(this::tick, tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void byeLater(Reader reader, ByeReason reason, Duration window) {
        var delay = ThreadLocalRandom.current().nextLong(window.toMillis() + 1);
        loop.schedule(() -> reader.attempt(one -> one.bye(reason)), delay, TimeUnit.MILLISECONDS);
    }
}
