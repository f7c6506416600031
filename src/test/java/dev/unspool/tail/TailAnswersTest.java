package dev.unspool.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.store.Change;
import dev.unspool.store.Changes;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TailAnswersTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final UUID EPOCH = new UUID(1, 1);
    private static final UUID NEXT_EPOCH = new UUID(2, 2);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final long ROUND = NOON.getEpochSecond() / 25;

    private final SteppedClock clock = new SteppedClock();
    private final Side one = new Side(100);

    /** An instance. */
    private final class Side implements TailAnswers.Log {

        private final HeldRequests held;
        private final TailAnswers answers;
        private final List<Long> reads = new ArrayList<>();
        private RecentLog recent = RecentLog.of(changes(EPOCH, 0, 0, 1));
        private boolean isBlind;
        private long oldest = 1;

        Side(int capacity) {
            held = new HeldRequests(new TailSettings(capacity), new SimpleMeterRegistry());
            var older = new OlderChanges(start -> {
                reads.add(start);
                return Mono.just(changes(recent.epoch(), start, Math.min(start + 100, recent.head()), oldest));
            });
            answers = new TailAnswers(this, older, held, new Rounds(clock));
        }

        @Override
        public RecentLog recent() {
            return recent;
        }

        @Override
        public boolean isBlind() {
            return isBlind;
        }

        void growTo(long head) {
            update(changes(recent.epoch(), recent.head(), head, oldest));
        }

        void update(Changes changes) {
            recent = recent.followedBy(changes);
            held.release();
        }

        TailAnswer now(TailAddress at) {
            return answers.of(at).blockOptional(LIMIT).orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,   1,   100, immutable",
        "50,  51,  100, immutable",
        "99,  100, 100, immutable",
        "100, 101, 200, immutable",
        "200, 201, 250, s-maxage=60",
        "249, 250, 250, s-maxage=60"
    })
    void tellsWhoIsBehindTheRestOfABlock(long after, long first, long last, String caching) {
        one.growTo(250);
        var answer = one.now(at(after, ROUND));
        assertThat(seqs(answer))
                .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(answer.cacheControl()).startsWith("public, max-age=0, ").contains(caching);
        assertThat(next(answer).after()).isEqualTo(last);
        assertThat(answer.body().head()).isEqualTo(250);
    }

    @Test
    void readsOlderBlocksOnceForAll() {
        one.growTo(3_000);
        for (var after = 0; after < 100; after++) {
            assertThat(seqs(one.now(at(after, after)))).hasSize(100 - after).startsWith(after + 1L);
        }
        assertThat(one.reads).containsExactly(0L);
    }

    @Test
    void warnsOfEachKindOfFailureOnceAMinute() {
        var failures = new ReadFailures();
        assertThat(failures.warn(new IllegalStateException("one"))).isTrue();
        assertThat(failures.warn(new IllegalStateException("two"))).isFalse();
        assertThat(failures.warn(new IllegalArgumentException("another"))).isTrue();
    }

    @Test
    void holdsWhoIsAtTheHeadUntilSomethingChanges() {
        one.growTo(7);
        StepVerifier.create(one.answers.of(at(7, ROUND + 1)))
                .then(() -> assertThat(one.held.size()).isOne())
                .then(() -> one.growTo(8))
                .assertNext(answer -> {
                    assertThat(seqs(answer)).containsExactly(8L);
                    assertThat(answer.cacheControl()).isEqualTo("public, max-age=0, s-maxage=60");
                    assertThat(next(answer)).isEqualTo(at(8, ROUND + 1));
                })
                .expectComplete()
                .verify(LIMIT);
        assertThat(one.held.size()).isZero();
    }

    @Test
    void endsTheRoundByTheClock() {
        StepVerifier.create(one.answers.of(at(0, ROUND + 1)))
                .then(() -> endRounds(NOON.plusSeconds(25).minusMillis(1)))
                .then(() -> assertThat(one.held.size()).isOne())
                .then(() -> endRounds(NOON.plusSeconds(25)))
                .assertNext(answer -> {
                    assertThat(answer.body().items()).isEmpty();
                    assertThat(answer.cacheControl()).isEqualTo("public, max-age=0, s-maxage=2, must-revalidate");
                    assertThat(answer.body().waitMs()).isNull();
                    assertThat(next(answer)).isEqualTo(at(0, ROUND + 2));
                })
                .expectComplete()
                .verify(LIMIT);
    }

    /** Proxies give up after a minute, and may take an instance out for that. */
    @Test
    void holdsNobodyLongerThanTwoRounds() {
        StepVerifier.create(one.answers.of(at(0, ROUND + 3)))
                .then(() -> endRounds(NOON.plusSeconds(50).minusMillis(1)))
                .then(() -> assertThat(one.held.size()).isOne())
                .then(() -> endRounds(NOON.plusSeconds(50)))
                .assertNext(answer -> assertThat(next(answer)).isEqualTo(at(0, ROUND + 4)))
                .expectComplete()
                .verify(LIMIT);
    }

    /** Anybody can make up rounds, and would fill caches with copies of a block. */
    @ParameterizedTest
    @CsvSource({"-1000000, false", "-11, false", "-10, true", "0, true", "3, true"})
    void keepsBlocksForLongOnlyUnderRoundsOfTheLastMinutes(long fromNow, boolean isLong) {
        one.growTo(100);
        var caching = one.now(at(0, ROUND + fromNow)).cacheControl();
        assertThat(caching).contains(isLong ? "immutable" : "s-maxage=60");
        assertThat(one.now(at(0, 0)).cacheControl()).contains("immutable");
    }

    @Test
    void namesTheRoundOfNowToWhoComesWithAnOldOne() {
        assertThat(next(one.now(at(0, 0)))).isEqualTo(at(0, ROUND));
        assertThat(next(one.now(at(0, ROUND)))).isEqualTo(at(0, ROUND + 1));
    }

    @Test
    void refusesARoundThatNoInstanceCanHaveNamed() {
        one.growTo(1);
        assertThat(one.now(at(0, ROUND + 3)).body().items()).hasSize(1);
        assertThatThrownBy(() -> one.answers.of(at(0, ROUND + 4))).isInstanceOf(Problem.class);
    }

    @Test
    void neverNamesARoundThatItWouldRefuse() {
        var at = at(0, ROUND + 1);
        for (var seq = 1; seq <= 60; seq++) {
            one.growTo(seq);
            var next = next(one.now(at));
            assertThat(next.after()).isEqualTo(seq);
            assertThat(next.round()).isBetween(at.round(), ROUND + 2);
            at = next;
        }
    }

    @Test
    void waitsASecondForAChangeThatAnotherInstanceHasTold() {
        StepVerifier.withVirtualTime(() -> one.answers.of(at(3, ROUND + 1)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(999))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(answer -> {
                    assertThat(answer.body().items()).isEmpty();
                    assertThat(answer.cacheControl()).contains("s-maxage=2");
                    assertThat(next(answer)).isEqualTo(at(3, ROUND + 2));
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void holdsOnceItHasCaughtUp() {
        StepVerifier.create(one.answers.of(at(3, ROUND + 1)))
                .then(() -> one.growTo(3))
                .then(() -> assertThat(one.held.size()).isOne())
                .then(() -> one.growTo(4))
                .assertNext(answer -> assertThat(seqs(answer)).containsExactly(4L))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void slowsDownWhoRepeatsForNothing() {
        one.held.drain();
        var first = one.now(at(0, ROUND + 1));
        assertThat(first.body().waitMs()).isNull();
        var second = one.now(next(first));
        assertThat(next(second).round()).isEqualTo(ROUND + 3);
        assertThat(second.body().waitMs()).isEqualTo(25_000);
        clock.now = NOON.plusMillis(25_000);
        assertThat(one.now(next(second)).body().items()).isEmpty();
    }

    @Test
    void tellsToReloadAfterARestoreAndGoesOnInTheNewEpoch() {
        StepVerifier.create(one.answers.of(at(0, ROUND + 1)))
                .then(() -> one.update(changes(NEXT_EPOCH, 10_000_000, 10_000_000, 10_000_001)))
                .assertNext(answer -> {
                    assertThat(answer.body().resync()).isEqualTo(TailJson.Reload.RESTORED);
                    assertThat(answer.body().items()).isEmpty();
                    assertThat(answer.cacheControl()).isEqualTo("public, max-age=0, s-maxage=10");
                    assertThat(next(answer)).isEqualTo(new TailAddress(NEXT_EPOCH, 10_000_000, ROUND + 2));
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void takesAnUnknownEpochForOneThatItHasNotReadOfYet() {
        var fresh = new TailAddress(NEXT_EPOCH, 10_000_000, ROUND + 1);
        StepVerifier.create(one.answers.of(fresh))
                .then(() -> one.update(changes(NEXT_EPOCH, 10_000_000, 10_000_000, 10_000_001)))
                .then(() -> assertThat(one.held.size()).isOne())
                .then(() -> one.update(changes(NEXT_EPOCH, 10_000_000, 10_000_001, 10_000_001)))
                .assertNext(answer -> assertThat(seqs(answer)).containsExactly(10_000_001L))
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.withVirtualTime(() -> one.answers.of(new TailAddress(new UUID(3, 3), 1, 0)))
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(answer -> assertThat(answer.body().resync()).isEqualTo(TailJson.Reload.RESTORED))
                .expectComplete()
                .verify(LIMIT);
        assertThat(one.now(at(0, ROUND)).body().resync()).as("the epoch before").isNotNull();
    }

    @Test
    void tellsToReloadWhatTheLogNoLongerHolds() {
        one.growTo(2_000);
        one.oldest = 51;
        assertThat(one.now(at(49, ROUND)).body().resync()).isEqualTo(TailJson.Reload.EXPIRED);
        assertThat(seqs(one.now(at(50, ROUND)))).hasSize(50).startsWith(51L);
    }

    @Test
    void keepsNobodyWaitingWhileTheDatabaseIsAway() {
        one.growTo(1);
        one.isBlind = true;
        var answer = one.now(at(1, ROUND + 1));
        assertThat(answer.body().items()).isEmpty();
        assertThat(answer.body().waitMs()).isGreaterThanOrEqualTo(5_000);
        assertThat(answer.cacheControl()).contains("s-maxage=2");
        assertThat(seqs(one.now(at(0, ROUND + 1)))).as("what is in memory").containsExactly(1L);
    }

    @Test
    void holdsAsManyAsASettingSaysAndTellsOthersWhenToComeBack() {
        var small = new Side(2);
        var first = small.answers.of(at(0, ROUND + 1)).subscribe();
        small.answers.of(at(0, ROUND + 1)).subscribe();
        assertThat(small.now(at(0, ROUND + 1)).body().waitMs()).isBetween(5_000L, 25_000L);
        first.dispose();
        assertThat(small.held.size()).isOne();
        small.answers.of(at(0, ROUND + 1)).subscribe();
        assertThat(small.held.size()).isEqualTo(2);
        small.held.drain();
        assertThat(small.held.size()).isZero();
    }

    /** Two instances, of which one is behind or restored later, and a cache that never forgets an answer. */
    @Test
    void leadsNobodyToAnAddressTwice() {
        for (var seed = 0; seed < 200; seed++) {
            walk(new Random(seed), seed);
        }
    }

    private void walk(Random random, int seed) {
        clock.now = NOON;
        var sides = List.of(new Side(100), new Side(100));
        var kept = new HashMap<TailAddress, TailAnswer>();
        var at = at(0, ROUND + 1);
        var visited = new HashSet<TailAddress>();
        for (var step = 0; step < 60; step++) {
            assertThat(visited.add(at)).as("%s again, with seed %s", at, seed).isTrue();
            change(sides.get(random.nextInt(2)), sides, random);
            var answer = answer(at, sides.get(random.nextInt(2)), kept);
            var wait = answer.body().waitMs();
            clock.now = clock.now.plusMillis(wait == null ? random.nextInt(3_000) : wait);
            at = next(answer);
        }
    }

    /** One of the two grows, or a restore reaches it. The other one follows later. */
    private static void change(Side side, List<Side> sides, Random random) {
        var newest = sides.stream()
                .max((a, b) -> Long.compare(a.recent.head(), b.recent.head()))
                .orElseThrow();
        switch (random.nextInt(6)) {
            case 0 -> newest.growTo(newest.recent.head() + 1 + random.nextInt(150));
            case 1 -> side.recent = newest.recent;
            case 2 -> {
                if (newest.recent.epoch().equals(EPOCH)) {
                    newest.update(changes(NEXT_EPOCH, 10_000_000, 10_000_000, 10_000_001));
                }
            }
            default -> {
                // nothing happens
            }
        }
    }

    private TailAnswer answer(TailAddress at, Side side, Map<TailAddress, TailAnswer> kept) {
        var known = kept.get(at);
        if (known == null) {
            var given = new ArrayList<TailAnswer>();
            side.answers.of(at).subscribe(given::add);
            if (given.isEmpty()) {
                side.held.drain();
                side.held.open();
            }
            if (given.isEmpty()) { // it was held because this side was behind, and waits for the head now
                clock.now = clock.now.plusSeconds(50);
                side.held.release();
            }
            known = given.isEmpty()
                    ? side.answers.ofNow(at).blockOptional(LIMIT).orElseThrow()
                    : given.get(0);
            kept.put(at, known);
        }
        return known;
    }

    private void endRounds(Instant now) {
        clock.now = now;
        one.held.release();
    }

    private static TailAddress at(long after, long round) {
        return new TailAddress(EPOCH, after, round);
    }

    private static TailAddress next(TailAnswer answer) {
        return TailAddress.parse(answer.body().next());
    }

    private static List<Long> seqs(TailAnswer answer) {
        return answer.body().items().stream().map(TailItem::seq).toList();
    }

    private static Changes changes(UUID epoch, long after, long head, long oldest) {
        var items = LongStream.rangeClosed(Math.max(after + 1, oldest), head)
                .mapToObj(seq -> new Change(
                        seq,
                        NOON,
                        new ArticlePublished(new ArticleId(new UUID(0, seq)), 1),
                        "fog",
                        seq,
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new Changes(items, oldest, new LogHead(epoch, head, head));
    }

    private static final class SteppedClock extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
