package dev.unspool.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The readers whose sockets one event loop serves. All but {@link #tell} and {@link #drain} is called on that loop. */
final class Shard {

    /** Readers that are told before the loop may do something else: a few milliseconds. */
    private static final int AT_ONCE = 128;

    private final ScheduledExecutorService loop;
    private final Clock clock;
    private final Duration tick;
    private final List<Reader> readers = new ArrayList<>();
    private boolean ticks;

    /** @param tick how often each reader looks at the time */
    Shard(ScheduledExecutorService loop, Clock clock, Duration tick) {
        this.loop = loop;
        this.clock = clock;
        this.tick = tick;
    }

    void join(Reader reader) {
        reader.seat = readers.size();
        readers.add(reader);
        if (!ticks) {
            ticks = true;
            tickLater();
        }
        reader.open();
    }

    void leave(Reader reader) {
        reader.leave();
        var seat = reader.seat;
        if (seat < readers.size() && readers.get(seat) == reader) {
            var last = readers.remove(readers.size() - 1);
            if (last != reader) {
                readers.set(seat, last);
                last.seat = seat;
            }
        }
    }

    /** Says {@code word} to every reader; completes when all have heard it. */
    Mono<Void> tell(Consumer<Reader> word) {
        return Mono.create(all -> loop.execute(() -> tellFrom(Integer.MAX_VALUE, word, all)));
    }

    /** Says farewell to each at a random moment within {@code window}. */
    void drain(Duration window) {
        loop.execute(() -> readers.forEach(reader -> later(reader, window)));
    }

    /** Downwards: whoever takes the seat of one who left meanwhile has been told already. */
    private void tellFrom(int seat, Consumer<Reader> word, MonoSink<Void> all) {
        var next = Math.min(seat, readers.size());
        for (var end = Math.max(0, next - AT_ONCE); next > end; next--) {
            if (next <= readers.size()) {
                word.accept(readers.get(next - 1));
            }
        }
        var rest = next;
        if (rest > 0) {
            loop.execute(() -> tellFrom(rest, word, all));
        } else {
            all.success();
        }
    }

    private void tick() {
        var now = clock.millis();
        List.copyOf(readers).forEach(reader -> reader.beat(now));
        ticks = !readers.isEmpty();
        if (ticks) {
            tickLater();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void tickLater() {
        loop.schedule(this::tick, tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void later(Reader reader, Duration window) {
        var delay = ThreadLocalRandom.current().nextLong(window.toMillis() + 1);
        loop.schedule(() -> reader.bye(Farewell.DRAIN), delay, TimeUnit.MILLISECONDS);
    }
}
