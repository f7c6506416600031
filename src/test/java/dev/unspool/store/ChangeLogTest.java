package dev.unspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Retraction;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

@SiteTest(database = SiteTest.SHARED)
class ChangeLogTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    /** When the articles of tests are published; a day before their changes. */
    /** After everything that a test does. */
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    private static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ChangeLog log;

    @Autowired
    private ArticleStore store;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private DatabaseClient database;

    private TestArticles articles;
    private long before;

    @BeforeEach
    void emptyTheTables() {
        articles = site.emptied();
        before = waitFor(store.head()).seq();
    }

    @Test
    void listsChangesInCommitOrder() {
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
    void showsArticlesAsTheyAreNow() {
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
    void continuesAfterAnySeq() {
        articles.publish(7, i -> NOON.minusSeconds(i));
        assertThat(after(before + 3, 2).items()).extracting(Change::seq).containsExactly(before + 4, before + 5);
        assertThat(after(before + 7, 2).items()).isEmpty();
        assertThat(after(before + 7, 2).head().seq()).isEqualTo(before + 7);
    }

    /** Each reader of "everything after what I know" runs against publishing transactions that overlap. */
    @Test
    void losesNoChangeWhilePublishersOverlap() {
        var publishers = Flux.range(0, 40)
                .flatMap(
                        i -> ledger.publish(
                                List.of(TestArticles.manuscript("Overlapping " + i, "News", List.of(), NOON))),
                        8)
                .then();
        var seen = waitFor(Mono.zip(following(), publishers.thenReturn(true)).map(Tuple2::getT1));
        assertThat(seen).containsExactlyElementsOf(seqs(before, 40));
    }

    @Test
    void trimsOnlyOldAndDistantChanges() {
        articles.publish(10, i -> NOON.minusSeconds(i));
        assertThat(waitFor(log.trim(PUBLISHED, 0))).isZero();
        assertThat(waitFor(log.trim(LATER, 100))).isZero();
        assertThat(waitFor(log.trim(LATER, 4))).isEqualTo(6);
        assertThat(after(before + 6, 100).items()).hasSize(4);
        assertThat(after(before, 100).oldest()).isEqualTo(before + 7);
        assertThat(after(before, 100).reachBackTo(before + 5)).isFalse();
        assertThat(after(before, 100).reachBackTo(before + 6)).isTrue();
        assertThat(after(before, 100).reachBackTo(before + 11)).isFalse();
    }

    @Test
    void knowsItsEndAfterTrimmingEverything() {
        articles.publish(2, i -> NOON.minusSeconds(i));
        assertThat(waitFor(log.trim(LATER, 0))).isEqualTo(2);
        var changes = after(before + 2, 100);
        assertThat(changes.items()).isEmpty();
        assertThat(changes.reachBackTo(before + 2)).isTrue();
        assertThat(changes.reachBackTo(before + 1)).isFalse();
    }

    /** A clock that went back must not cut a hole. */
    @Test
    void neverTrimsFromTheMiddle() {
        var ids = articles.publish(3, i -> NOON.minusSeconds(i));
        waitFor(ledger.correct(TestArticles.now(ids.get(0)), new ArticlePatch("Late", null, null, null, "Late.")));
        waitFor(ledger.correct(TestArticles.now(ids.get(1)), new ArticlePatch("Early", null, null, null, "Early.")));
        articles.publishOne(
                "Newest", NOON); // an instance that follows knows it, and would take other data for a restored log
        date(before + 1, before + 3, PUBLISHED);
        date(before + 4, before + 4, PUBLISHED.plusSeconds(9));
        date(before + 5, before + 5, PUBLISHED.minusSeconds(9));
        assertThat(waitFor(log.trim(PUBLISHED.plusSeconds(5), 0))).isEqualTo(3);
        assertThat(after(before + 3, 100).items())
                .extracting(Change::seq)
                .containsExactly(before + 4, before + 5, before + 6);
    }

    private void date(long from, long to, Instant at) {
        waitFor(database.sql("update change_log set at = :at where seq between :from and :to")
                .bind("at", at)
                .bind("from", from)
                .bind("to", to)
                .fetch()
                .rowsUpdated());
    }

    /** Reads the log again and again, each time after the last change that was read. */
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
