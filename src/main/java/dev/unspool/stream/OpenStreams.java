package dev.unspool.stream;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The streams of this instance: how many there are, whose credit is whose, and how they end. */
@Component
public final class OpenStreams {

    /** Bytes of a stream's name: whoever can guess it could spend another reader's credit. */
    private static final int SID_LENGTH = 16;

    /** How much of the drain a single stream is worth: 10,000 readers fill the whole of 15 s. */
    private static final Duration DRAIN_PER_STREAM = Duration.ofNanos(1_500_000);

    private final StreamSettings settings;
    private final Map<String, Credit> credits = new ConcurrentHashMap<>();
    private final Sinks.One<Duration> drain = Sinks.one();
    private final SecureRandom random = seeded();
    private volatile boolean draining;

    OpenStreams(StreamSettings settings) {
        this.settings = settings;
    }

    /** Whether there is a place for another reader. */
    public boolean hasPlace() {
        return credits.size() < settings.capacity() && !isDraining();
    }

    /** How many streams are open. */
    public int size() {
        return credits.size();
    }

    boolean isDraining() {
        return draining;
    }

    String newSid() {
        var sid = new byte[SID_LENGTH];
        random.nextBytes(sid);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sid);
    }

    Optional<Credit> credit(String sid) {
        return Optional.ofNullable(credits.get(sid));
    }

    void open(String sid, Credit credit) {
        credits.put(sid, credit);
    }

    void close(String sid) {
        credits.remove(sid);
    }

    /** Why a stream that opens now will end, once it is time: by rotation, or because this instance stops. */
    Mono<Farewell> farewell() {
        var life = settings.life().toMillis();
        var rotation =
                Mono.delay(Duration.ofMillis(random(life * 8 / 10, life))).thenReturn(Farewell.ROTATION);
        var stop = drain.asMono()
                .delayUntil(window -> Mono.delay(Duration.ofMillis(random(0, window.toMillis()))))
                .thenReturn(Farewell.DRAIN);
        return Mono.firstWithValue(rotation, stop);
    }

    /** Says farewell to all, in random order over the drain's window; completes when all are gone, or the window is long over. */
    Mono<Void> drain() {
        var all = DRAIN_PER_STREAM.multipliedBy(credits.size());
        var window = all.compareTo(settings.drain()) < 0 ? all : settings.drain();
        draining = true;
        drain.tryEmitValue(window);
        return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .takeWhile(tick -> !credits.isEmpty())
                .take(window.plusSeconds(1))
                .then();
    }

    private static long random(long least, long most) {
        return ThreadLocalRandom.current().nextLong(least, most + 1);
    }

    /** Seeded once, at start: the platform's default reads a file each time, which would block an event loop. */
    private static SecureRandom seeded() {
        try {
            var random = SecureRandom.getInstance("DRBG");
            random.nextBytes(new byte[1]);
            return random;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
