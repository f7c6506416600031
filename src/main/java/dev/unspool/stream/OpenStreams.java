package dev.unspool.stream;

import dev.unspool.web.Household;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The streams of this instance: how many there are, whose credit is whose, and how they end. */
@Component
public final class OpenStreams {

    /** How much of the drain a single stream is worth: 10,000 readers fill the whole of 15 s. */
    private static final Duration DRAIN_PER_STREAM = Duration.ofNanos(1_500_000);

    /** How often readers look at the time, at most; more often where heartbeats are shorter than in earnest. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final StreamSettings settings;
    private final Clock clock;
    private final StreamPlaces places;
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();
    private final Map<ScheduledExecutorService, Shard> shards = new ConcurrentHashMap<>();
    private volatile boolean draining;

    OpenStreams(StreamSettings settings, Clock clock) {
        this.settings = settings;
        this.places = new StreamPlaces(settings);
        this.clock = clock;
    }

    /** Whether there is a place for another reader. */
    public boolean hasPlace() {
        return places.hasFree() && !draining;
    }

    /** How many streams are open. */
    public int size() {
        return readers.size();
    }

    /** How many places are taken: those of streams that are being opened and closed too. */
    int placesTaken() {
        return places.taken();
    }

    /** Takes a place for a stream of {@code household}, which has to be given back once. Gives null then, else why there is none. */
    @Nullable
    Farewell take(Household household) {
        return draining ? Farewell.DRAIN : places.take(household);
    }

    void giveBack(Household household) {
        places.giveBack(household);
    }

    /** Opens a stream. */
    void join(Reader reader) {
        reader.home().execute(() -> {
            readers.put(reader.sid(), reader);
            shard(reader).join(reader);
            if (draining) {
                reader.bye(Farewell.DRAIN);
            }
        });
    }

    /** The socket of a stream is gone. What ended it gives back its place on the reader's thread, before this comes to its turn there. */
    void leave(Reader reader) {
        reader.home().execute(() -> {
            readers.remove(reader.sid());
            shard(reader).leave(reader);
            reader.gone.tryEmitEmpty();
        });
    }

    /** Raises a reader's credit; gives whether its stream is open here. */
    boolean raise(String sid, int upTo) {
        var reader = readers.get(sid);
        if (reader != null) {
            reader.home().execute(() -> reader.raise(upTo));
        }
        return reader != null;
    }

    /** Ends a stream whose reader has opened another; completes once its place is free, at once where it is not open here. */
    Mono<Void> end(String sid) {
        return Mono.fromSupplier(() -> readers.get(sid))
                .doOnNext(reader -> reader.home().execute(() -> reader.bye(Farewell.REPLACED)))
                .flatMap(reader -> reader.gone.asMono());
    }

    /** Has every reader look at the tail; completes when all have. */
    Mono<Void> tellNews() {
        return tell(Reader::goOn);
    }

    /** Tells those readers whose session has the article; completes when all have been asked. */
    Mono<Void> tellComments(CommentNews news) {
        return tell(reader -> reader.tellComments(news));
    }

    /** Ends every stream at once: what their readers hold is of another life of the log. */
    void endAll() {
        shards.values().forEach(shard -> shard.drain(Duration.ZERO));
    }

    /** Says farewell to all, in random order over the drain's window; completes when all are gone, or the window is long over. */
    Mono<Void> drain() {
        var all = DRAIN_PER_STREAM.multipliedBy(readers.size());
        var window = all.compareTo(settings.drain()) < 0 ? all : settings.drain();
        draining = true;
        shards.values().forEach(shard -> shard.drain(window));
        return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .takeWhile(tick -> !readers.isEmpty())
                .take(window.plusSeconds(1))
                .then();
    }

    private Mono<Void> tell(Consumer<Reader> word) {
        return Flux.fromIterable(shards.values())
                .flatMap(shard -> shard.tell(word))
                .then();
    }

    private Shard shard(Reader reader) {
        return shards.computeIfAbsent(reader.home(), loop -> new Shard(loop, clock, tick()));
    }

    private Duration tick() {
        var half = settings.heartbeat().dividedBy(2);
        return half.compareTo(TICK) < 0 ? half : TICK;
    }
}
