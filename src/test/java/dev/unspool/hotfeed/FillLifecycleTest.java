package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.hotfeed.FillLifecycle.Heard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An answer is made once for all who wait, and at most once more for those who have heard of a change meanwhile. */
class FillLifecycleTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String KEY = "/articles/tides/comments";

    private final List<Sinks.One<CachedAnswer>> begun = new CopyOnWriteArrayList<>();
    private final FillLifecycle fills =
            new FillLifecycle(new HotSettings(null, "test:", Duration.ofSeconds(1), Duration.ofSeconds(1), LIMIT));

    @BeforeEach
    void start() {
        fills.start();
    }

    @AfterEach
    void stop() {
        fills.stop();
    }

    @Test
    void makesOneAnswerForAllWhoHaveHeardTheSame() {
        var answers = IntStream.range(0, 100).mapToObj(i -> ask(7, 7)).toList();
        assertThat(begun).hasSize(1);
        finish(0, "only");
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue("only"));
    }

    @Test
    void makesOneMoreForAllWhoHeardOfChangesMeanwhileAndThrowsNoneAway() {
        var first = ask(0, 0);
        var later = new ArrayList<CompletableFuture<String>>();
        for (var change = 1; change <= 100; change++) {
            later.add(ask(change % 3, change));
        }
        assertThat(begun).as("the first goes on, and the second waits for it").hasSize(1);
        finish(0, "first");
        assertThat(first).isCompletedWithValue("first");
        assertThat(later).noneMatch(CompletableFuture::isDone);
        assertThat(begun).hasSize(2);
        var last = ask(2, 100);
        assertThat(begun).as("the second has heard of all of them").hasSize(2);
        finish(1, "second");
        assertThat(later).allSatisfy(answer -> assertThat(answer).isCompletedWithValue("second"));
        assertThat(last).isCompletedWithValue("second");
        assertThat(begun).hasSize(2);
    }

    @Test
    void sharesTheAnswerUnderWayWithThoseWhoHaveHeardNothingNewer() {
        var first = ask(1, 5);
        var newer = ask(1, 6);
        var older = ask(0, 4);
        finish(0, "first");
        assertThat(List.of(first, older))
                .allSatisfy(answer -> assertThat(answer).isCompletedWithValue("first"));
        finish(1, "second");
        assertThat(newer).isCompletedWithValue("second");
    }

    @Test
    void makesTheNextThoughTheFirstFails() {
        var first = ask(0, 0);
        var second = ask(0, 1);
        begun.get(0).tryEmitError(new IllegalStateException("broken")).orThrow();
        assertThat(first).isCompletedExceptionally();
        finish(1, "second");
        assertThat(second).isCompletedWithValue("second");
        ask(0, 1);
        assertThat(begun).as("nothing is left of those before").hasSize(3);
    }

    @Test
    void keepsKeysApart() {
        ask(0, 0);
        fills.once("/another", new Heard(0, 9), fill(), answer -> Mono.empty()).toFuture();
        assertThat(begun).hasSize(2);
    }

    private CompletableFuture<String> ask(long seq, long other) {
        return fills.once(KEY, new Heard(seq, other), fill(), answer -> Mono.empty())
                .map(answer -> new String(answer.response().getBody(), StandardCharsets.UTF_8))
                .toFuture();
    }

    private Mono<CachedAnswer> fill() {
        return Mono.defer(() -> {
            var outcome = Sinks.<CachedAnswer>one();
            begun.add(outcome);
            return outcome.asMono();
        });
    }

    private void finish(int number, String text) {
        var response = ResponseEntity.ok(text.getBytes(StandardCharsets.UTF_8));
        begun.get(number)
                .tryEmitValue(new CachedAnswer(Rendered.uncached(response), 0, false))
                .orThrow();
    }
}
