package dev.unspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Retraction;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.ledger.Amendment;
import dev.unspool.ledger.ArticleLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

@SiteTest(database = SiteTest.SHARED)
class ChangeLogTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    /** When the articles of tests are published; a day before their changes. */
    private static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ChangeLog log;

    @Autowired
    private ArticleStore store;

    @Autowired
    private ArticleLedger ledger;

    private TestArticles articles;
    private long before;

    @BeforeEach
    void emptyTheTables() {
        articles = site.emptied();
        before = waitFor(store.head()).seq();
    }

    @Test
    void tellsWhatHappenedInTheOrderOfTheCommits() {
        var ids = articles.publish(3, i -> NOON.minusSeconds(i));
        articles.correct(ids.get(1), "Another headline");
        articles.retract(ids.get(0));
        var changes = after(before, 100);
        assertThat(changes.items())
                .extracting(Change::event)
                .containsExactly(
                        new ArticlePublished(ids.get(0), 1),
                        new ArticlePublished(ids.get(1), 1),
                        new ArticlePublished(ids.get(2), 1),
                        new ArticleCorrected(ids.get(1), 2),
                        new ArticleRetracted(ids.get(0), 2, Retraction.Kind.TAKEDOWN));
        assertThat(changes.items()).extracting(Change::seq).containsExactlyElementsOf(seqs(before, 5));
        assertThat(changes.head().seq()).isEqualTo(before + 5);
        assertThat(changes.oldest()).isEqualTo(before + 1);
    }

    @Test
    void tellsOnlyWhatIsTrueNow() {
        var ids = articles.publish(2, i -> NOON.minusSeconds(i));
        articles.correct(ids.get(0), "What nobody may read again");
        articles.retract(ids.get(0));
        var changes = after(before, 100).items();
        assertThat(changes.get(0).headline()).isNull();
        assertThat(changes.get(2).headline()).isNull();
        assertThat(changes.get(2).note()).isNull();
        assertThat(changes.get(3).note()).isEqualTo("Withdrawn by the editors.");
        assertThat(changes.get(1).headline().title()).isEqualTo("Article 1");
    }

    @Test
    void goesOnFromAnyPlace() {
        articles.publish(7, i -> NOON.minusSeconds(i));
        assertThat(after(before + 3, 2).items()).extracting(Change::seq).containsExactly(before + 4, before + 5);
        assertThat(after(before + 7, 2).items()).isEmpty();
        assertThat(after(before + 7, 2).head().seq()).isEqualTo(before + 7);
    }

    /** Each reader of "everything after what I know" runs against publishing transactions that overlap. */
    @Test
    void losesNothingWhilePublishersOverlap() {
        var publishers = Flux.range(0, 40)
                .flatMap(
                        i -> ledger.publish(
                                List.of(TestArticles.manuscript("Overlapping " + i, "News", List.of(), NOON)),
                                PUBLISHED),
                        8)
                .then();
        var seen = waitFor(Mono.zip(following(), publishers.thenReturn(true)).map(Tuple2::getT1));
        assertThat(seen).containsExactlyElementsOf(seqs(before, 40));
    }

    @Test
    void forgetsOnlyWhatIsOldAndFarBack() {
        articles.publish(10, i -> NOON.minusSeconds(i));
        assertThat(waitFor(log.trim(PUBLISHED, 0))).isZero();
        assertThat(waitFor(log.trim(PUBLISHED.plusSeconds(1), 100))).isZero();
        assertThat(waitFor(log.trim(PUBLISHED.plusSeconds(1), 4))).isEqualTo(6);
        assertThat(after(before + 6, 100).items()).hasSize(4);
        assertThat(after(before, 100).oldest()).isEqualTo(before + 7);
        assertThat(after(before, 100).reachBackTo(before + 5)).isFalse();
        assertThat(after(before, 100).reachBackTo(before + 6)).isTrue();
        assertThat(after(before, 100).reachBackTo(before + 11)).isFalse();
    }

    @Test
    void knowsItsEndOnceAllIsForgotten() {
        articles.publish(2, i -> NOON.minusSeconds(i));
        assertThat(waitFor(log.trim(PUBLISHED.plusSeconds(1), 0))).isEqualTo(2);
        var changes = after(before + 2, 100);
        assertThat(changes.items()).isEmpty();
        assertThat(changes.reachBackTo(before + 2)).isTrue();
        assertThat(changes.reachBackTo(before + 1)).isFalse();
    }

    /** A clock that went back must not cut a hole. */
    @Test
    void neverForgetsARowFromTheMiddle() {
        var ids = articles.publish(3, i -> NOON.minusSeconds(i));
        waitFor(ledger.correct(
                TestArticles.now(ids.get(0), PUBLISHED.plusSeconds(9)),
                new Amendment("Late", null, null, null, "Late.")));
        waitFor(ledger.correct(
                TestArticles.now(ids.get(1), PUBLISHED.minusSeconds(9)),
                new Amendment("Early", null, null, null, "Early.")));
        assertThat(waitFor(log.trim(PUBLISHED.plusSeconds(5), 0))).isEqualTo(3);
        assertThat(after(before + 3, 100).items()).extracting(Change::seq).containsExactly(before + 4, before + 5);
    }

    /** What a reader learns who asks again and again for what comes after the last that it knows. */
    private Mono<List<Long>> following() {
        var known = new AtomicLong(before);
        return Mono.defer(() -> log.after(known.get(), 7))
                .repeat()
                .concatMapIterable(Changes::items)
                .map(Change::seq)
                .doOnNext(known::set)
                .take(40)
                .collectList();
    }

    private Changes after(long seq, int limit) {
        return waitFor(log.after(seq, limit));
    }

    private static List<Long> seqs(long before, int count) {
        return LongStream.rangeClosed(before + 1, before + count).boxed().toList();
    }

    private static <T> T waitFor(Mono<T> mono) {
        return mono.block(LIMIT);
    }
}
