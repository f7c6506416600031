package dev.unspool.announce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Hint.ChangedUpTo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A failure while the log is read, or a hint is taken, ends nothing. */
class LogWatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Announcements announcements = new Announcements(
            new ReactiveStringRedisTemplate(new NoRedis()),
            new AnnounceSettings("channel", Duration.ofMillis(300)),
            Clock.systemUTC());
    private final LogWatch watch = new LogWatch(announcements, seq -> true);
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void readsAgainAfterAFailure() {
        StepVerifier.withVirtualTime(() -> watch.follow(POLL, POLL, () -> switch (readings.incrementAndGet()) {
                    case 1 -> Flux.error(new IllegalStateException("cannot be read"));
                    case 2 -> throw new IllegalStateException("cannot be asked");
                    default -> Flux.just(readings.get());
                }))
                .thenAwait(POLL.multipliedBy(3))
                .expectNext(3)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void readsAgainAfterAReadingThatHangs() {
        StepVerifier.withVirtualTime(() -> watch.follow(
                        POLL, POLL, () -> readings.incrementAndGet() == 1 ? Mono.never() : Mono.just(readings.get())))
                .thenAwait(POLL.plus(LogWatch.SILENCE).plus(POLL))
                .expectNext(2)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void tellsAHintToAllListenersThoughOneFails() {
        var heard = new ArrayList<Hint>();
        announcements.listen(hint -> {
            throw new IllegalStateException("a defect of one listener");
        });
        announcements.listen(heard::add);
        announcements.deliver(new ChangedUpTo(7));
        announcements.deliver(new ChangedUpTo(8));
        assertThat(heard).isEqualTo(List.of(new ChangedUpTo(7), new ChangedUpTo(8)));
    }

    private static final class NoRedis implements ReactiveRedisConnectionFactory {

        @Override
        public org.springframework.data.redis.connection.ReactiveRedisConnection getReactiveConnection() {
            throw new UnsupportedOperationException();
        }

        @Override
        public org.springframework.data.redis.connection.ReactiveRedisClusterConnection getReactiveClusterConnection() {
            throw new UnsupportedOperationException();
        }

        @Override
        public org.springframework.dao.DataAccessException translateExceptionIfPossible(RuntimeException failure) {
            return null;
        }
    }
}
