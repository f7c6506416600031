package dev.unspool.stream;

import dev.unspool.web.Household;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All streams of this instance: counts them, finds them by name, and ends them. */
@Component
public final class OpenStreams {

    /** The share of the drain window that one stream adds: 10,000 readers fill the whole of 15 s. */
    private static final Duration DRAIN_PER_STREAM = Duration.ofNanos(1_500_000);

    /** How often {@link Reader#tick} is called at least; more often if heartbeats are shorter than usual. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How long a replaced stream may take to end. A reader waits for it, who comes back when all slots are taken. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    /** How long all readers of one event loop may take to look at the tail: 10,000 take 0.1 s. An event loop that is stuck delays no other. */
    private static final Duration TELLING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

    private final StreamSettings settings;
    private final Clock clock;
    private final StreamSlots slots;
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();
    private final Map<ScheduledExecutorService, EventLoopReaders> readersByLoop = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /** The epoch of the log that began while this instance ran; null if none did. */
    private volatile @Nullable UUID epoch;

    OpenStreams(StreamSettings settings, @Qualifier("steadyClock") Clock clock) {
        this.settings = settings;
        this.slots = new StreamSlots(settings);
        this.clock = clock;
    }

    /** Whether another stream can be opened. */
    public boolean hasCapacity() {
        return slots.hasFree() && !draining;
    }

    /** Returns how many streams are open. */
    public int size() {
        return readers.size();
    }

    /** Returns how many slots are taken, also by streams that are being opened or closed. */
    int slotsTaken() {
        return slots.taken();
    }

    /** Takes a slot for a stream of {@code household}, to be released once. Returns null then, else why there is none. */
    @Nullable
    ByeReason acquire(Household household) {
        return draining ? ByeReason.DRAIN : slots.acquire(household);
    }

    void release(Household household) {
        slots.release(household);
    }

    /** Opens a stream, unless its socket was closed meanwhile. */
    void join(Reader reader) {
        reader.eventLoop().execute(() -> {
            if (reader.isOver()) {
                return; // leave() came first, and does not come again
            }
            readers.put(reader.sid(), reader);
            readersOf(reader).join(reader);
            if (draining) {
                reader.attempt(one -> one.bye(ByeReason.DRAIN));
            } else if (!isOfEpoch(reader)) {
                reader.attempt(one -> one.bye(ByeReason.RESTORED));
            }
        });
    }

    /** Removes a stream whose socket is closed. Its slot was released on the same event loop just before. */
    void leave(Reader reader) {
        reader.eventLoop().execute(() -> {
            readers.remove(reader.sid());
            readersOf(reader).leave(reader);
            reader.closed.tryEmitEmpty();
        });
    }

    /** Raises a reader's credit. Returns whether its stream is open here. */
    boolean raise(String sid, int upTo) {
        var reader = readers.get(sid);
        if (reader != null) {
            reader.call(one -> one.raise(upTo));
        }
        return reader != null;
    }

    /**
     * Ends a stream whose reader has opened another. Completes once its slot is free; at once if it is not open here. If the socket does not
     * take the {@code bye} soon, it is dead, as after a lost connection, and is closed.
     */
    Mono<Void> end(String sid) {
        return Mono.fromSupplier(() -> readers.get(sid))
                .doOnNext(reader -> reader.call(one -> one.bye(ByeReason.REPLACED)))
                .flatMap(reader -> reader.closed.asMono().timeout(FAREWELL, abandoned(reader)));
    }

    private static Mono<Void> abandoned(Reader reader) {
        return Mono.<Void>fromRunnable(() -> reader.call(Reader::abandon)).then(reader.closed.asMono());
    }

    /** Has every reader send what is new in the tail; completes when all have. */
    Mono<Void> sendChanges() {
        return forEach(Reader::advance);
    }

    /** Sends the count to those readers whose session includes its article; completes when all were asked. */
    Mono<Void> sendCommentCount(EncodedCommentCount count) {
        return forEach(reader -> reader.sendCommentCount(count));
    }

    /**
     * Ends the streams whose ids belong to another epoch of the log than {@code begun}, which has just begun. Their readers all load again what
     * they show, so the ends are spread as when an instance stops.
     */
    void endEarlierEpochs(UUID begun) {
        epoch = begun;
        var window = spread();
        readersByLoop
                .values()
                .forEach(readers -> readers.end(reader -> !isOfEpoch(reader), ByeReason.RESTORED, window));
    }

    /**
     * Sends {@code bye} to all readers, in random order over the drain window. Completes when all are gone, or a second after the window.
     */
    Mono<Void> drain() {
        var window = spread();
        draining = true;
        readersByLoop.values().forEach(readers -> readers.end(reader -> true, ByeReason.DRAIN, window));
        return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .takeWhile(tick -> !readers.isEmpty())
                .take(window.plusSeconds(1))
                .then();
    }

    /** Returns the time over which the ends of all streams are spread. */
    private Duration spread() {
        var all = DRAIN_PER_STREAM.multipliedBy(readers.size());
        return all.compareTo(settings.drain()) < 0 ? all : settings.drain();
    }

    private boolean isOfEpoch(Reader reader) {
        return epoch == null || reader.epoch().equals(epoch);
    }

    private Mono<Void> forEach(Consumer<Reader> action) {
        return Flux.fromIterable(readersByLoop.values())
                .flatMap(readers -> readers.forEach(action).timeout(TELLING).onErrorResume(OpenStreams::warn))
                .then();
    }

    private static Mono<Void> warn(Throwable failure) {
        LOG.warn("The readers of an event loop are not called, the others are: {}", failure.toString());
        return Mono.empty();
    }

    private EventLoopReaders readersOf(Reader reader) {
        return readersByLoop.computeIfAbsent(reader.eventLoop(), loop -> new EventLoopReaders(loop, clock, tick()));
    }

    private Duration tick() {
        var half = settings.heartbeat().dividedBy(2);
        return half.compareTo(TICK) < 0 ? half : TICK;
    }
}
