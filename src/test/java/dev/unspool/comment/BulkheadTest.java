package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import dev.unspool.web.Rate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What may be written, and read for one reader alone, at the same time. */
class BulkheadTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WAITING = 5;
    private static final Rate RATE = new Rate(1, Duration.ofSeconds(1));

    private final Bulkhead bulkhead = new Bulkhead(new CommentSettings(
            "keys", LIMIT, LIMIT, LIMIT, LIMIT, RATE, RATE, RATE, LIMIT, 1, WAITING, Duration.ofMillis(200), LIMIT));

    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void refusesWhatTooManyReadForThemselvesAlone() {
        refuses(20 - Bulkhead.READ_AT_ONCE);
        assertThat(begun).hasValue(Bulkhead.READ_AT_ONCE);
    }

    @Test
    void keepsTheTurnOfAReaderWhoHasLeftUntilTheWorkEnds() {
        refuses(20 - Bulkhead.READ_AT_ONCE);
        refuses(20);
        assertThat(begun).hasValue(Bulkhead.READ_AT_ONCE);
    }

    @Test
    void givesUpThePlacesOfReadersWhoLeaveBeforeTheirTurn() {
        refuses(20 - Bulkhead.READ_AT_ONCE);
        for (var i = 0; i < 10 * WAITING; i++) {
            bulkhead.read(UUID.randomUUID(), Mono.defer(this::begin))
                    .subscribe()
                    .dispose();
        }
        assertThat(begun).hasValue(Bulkhead.READ_AT_ONCE);
        refuses(20);
    }

    @Test
    void leavesPlacesToOthersHoweverMuchOneReads() {
        var one = UUID.randomUUID();
        var refused = Flux.range(0, 20)
                .flatMap(i -> bulkhead.read(one, Mono.defer(this::begin)).onErrorResume(BulkheadTest::isOverloaded), 20)
                .take(20 - Bulkhead.READ_BY_ONE)
                .collectList()
                .block(LIMIT);
        assertThat(refused).containsOnly(true);
        assertThat(begun).hasValue(Bulkhead.READ_AT_ONCE);
        assertThat(bulkhead.read(one, Mono.just("again"))
                        .onErrorResume(failure -> Mono.empty())
                        .block(LIMIT))
                .as("its own places are free once it has left, but all turns are taken")
                .isNull();
    }

    @Test
    void writesWhileOthersRead() {
        refuses(20 - Bulkhead.READ_AT_ONCE);
        assertThat(bulkhead.run(Mono.just("written")).block(LIMIT)).isEqualTo("written");
    }

    /** Reads twenty times at once, without an end, and leaves once so many are refused. */
    private void refuses(int count) {
        var refused = Flux.range(0, 20)
                .flatMap(
                        i -> bulkhead.read(new UUID(0, i), Mono.defer(this::begin))
                                .onErrorResume(BulkheadTest::isOverloaded),
                        20)
                .take(count)
                .collectList()
                .block(LIMIT);
        assertThat(refused).hasSize(count).containsOnly(true);
    }

    private Mono<Boolean> begin() {
        begun.incrementAndGet();
        return Mono.never();
    }

    private static Mono<Boolean> isOverloaded(Throwable failure) {
        return Problems.of(failure).code() == ProblemCode.OVERLOADED ? Mono.just(true) : Mono.error(failure);
    }
}
