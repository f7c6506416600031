package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.LogHead;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/** Two answers for one key may be made at once, and the one that began first may end last. */
class NearAnswersTest {

    private static final UUID EPOCH = new UUID(1, 2);

    private final NearAnswers near = new NearAnswers(new HotSettings(
            DataSize.ofMegabytes(1), "test:", Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(2)));

    @Test
    void keepTheAnswerOfTheLaterChange() {
        var newer = answer(EPOCH, 11, Scope.NEWEST);
        assertThat(near.put("/", newer)).isSameAs(newer);
        assertThat(near.put("/", answer(EPOCH, 10, Scope.NEWEST))).isSameAs(newer);
        assertThat(near.get("/")).isSameAs(newer);
        var newest = answer(EPOCH, 12, Scope.NEWEST);
        assertThat(near.put("/", newest)).isSameAs(newest);
        assertThat(near.get("/")).isSameAs(newest);
    }

    @Test
    void replaceAnAnswerOfTheSameChange() {
        near.put("/", answer(EPOCH, 11, Scope.NEWEST));
        var again = answer(EPOCH, 11, Scope.NEWEST);
        near.put("/", again);
        assertThat(near.get("/")).isSameAs(again);
    }

    @Test
    void replaceTheAnswerOfAnotherLogWhateverItsNumber() {
        near.put("/", answer(EPOCH, 900, Scope.NEWEST));
        var restored = answer(new UUID(3, 4), 5, Scope.NEWEST);
        near.put("/", restored);
        assertThat(near.get("/")).isSameAs(restored);
    }

    @Test
    void replaceAnAnswerThatReadersRank() {
        near.put("/", answer(EPOCH, 11, Scope.RANKED));
        var later = answer(EPOCH, 10, Scope.RANKED);
        near.put("/", later);
        assertThat(near.get("/")).isSameAs(later);
    }

    private static CachedAnswer answer(UUID epoch, long seq, Scope scope) {
        var dependencies = new Dependencies(new LogHead(epoch, seq, seq), List.of(), scope);
        return new CachedAnswer(new Rendered(ResponseEntity.ok(new byte[10]), dependencies), 1_000, false);
    }
}
