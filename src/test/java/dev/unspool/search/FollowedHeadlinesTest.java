package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the headlines in memory may be shown. */
class FollowedHeadlinesTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FollowedHeadlines loaded =
            FollowedHeadlines.none(head(10)).with(headlines -> headlines.with(HeadlineIndex.EMPTY, head(10)));

    @Test
    void areShownOnceTheEndOfTheLogWasReached() {
        assertThat(loaded.isFresh(NOON, PATIENCE, 0)).isFalse();
        var followed = loaded.after(part(10, 10), Map.of(), NOON);
        assertThat(followed.isFresh(NOON, PATIENCE, 10)).isTrue();
        assertThat(FollowedHeadlines.none(head(10))
                        .after(part(10, 10), Map.of(), NOON)
                        .isFresh(NOON, PATIENCE, 10))
                .isFalse();
    }

    @Test
    void areNotShownAfterAStepOfABacklog() {
        var step = loaded.after(part(11, 13), Map.of(), NOON);
        assertThat(step.isFresh(NOON, PATIENCE, 0)).isFalse();
        assertThat(step.after(part(12, 13), Map.of(), NOON).isFresh(NOON, PATIENCE, 0))
                .isFalse();
        var end = step.after(part(12, 13), Map.of(), NOON).after(part(13, 13), Map.of(), NOON);
        assertThat(end.isFresh(NOON, PATIENCE, 0)).isTrue();
    }

    @Test
    void areAsOldAsTheBeginningOfTheReadingThatReachedTheEnd() {
        var followed = loaded.after(part(10, 10), Map.of(), NOON);
        assertThat(followed.isFresh(NOON.plusMillis(999), PATIENCE, 0)).isTrue();
        assertThat(followed.isFresh(NOON.plusSeconds(1), PATIENCE, 0)).isFalse();
        var step = followed.after(part(11, 12), Map.of(), NOON.plusSeconds(5));
        assertThat(step.isFresh(NOON.plusSeconds(5), PATIENCE, 0)).isFalse();
        var merged = step.with(headlines -> headlines.with(HeadlineIndex.EMPTY, headlines));
        assertThat(merged.isFresh(NOON.plusSeconds(5), PATIENCE, 0)).isFalse();
    }

    @Test
    void areNotShownWhileAChangeIsKnownThatWasNotRead() {
        var followed = loaded.after(part(10, 10), Map.of(), NOON);
        assertThat(followed.isFresh(NOON, PATIENCE, 11)).isFalse();
    }

    private static LogHead head(long seq) {
        return new LogHead(new UUID(1, 1), seq, seq);
    }

    /** The change {@code seq}, of a log that ends at {@code head}; no change where the log ends at 10. */
    private static EventLog.Part part(long seq, long head) {
        var retracted = new ArticleRetracted(new ArticleId(new UUID(0, seq)), 2, Retraction.Kind.KILL);
        return new EventLog.Part(
                head == 10 ? List.of() : List.of(new EventLog.Entry(seq, retracted, NOON)), head(head), null);
    }
}
