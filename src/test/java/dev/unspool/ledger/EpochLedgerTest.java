package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.hotfeed.Followers;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Epochs;
import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** When a new epoch of the change log begins, and with which numbers. */
@SiteTest(database = SiteTest.SHARED)
class EpochLedgerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private EpochLedger epochs;

    @Autowired
    private ArticleStore store;

    @Autowired
    private EventLog log;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private TestSite site;

    private LogHead head;
    private Entry last;

    @BeforeEach
    void publishTwo() {
        site.emptied().publish(2, i -> NOON.plusSeconds(i));
        head = head();
        last = Objects.requireNonNull(log.after(head.seq(), 1).block(LIMIT).before());
    }

    @AfterEach
    void learn() {
        Followers.learn(ledger);
    }

    @Test
    void beginsNoneWhileTheLogContinuesWhatWasSeen() {
        assertThat(begun(head, last)).isNull();
        assertThat(begun(seen(-1), null)).isNull();
        assertThat(begun(head, new Entry(head.seq() + 1, last.event(), NOON))).isNull();
        assertThat(begun(new LogHead(UUID.randomUUID(), head.seq() + 1, head.number()), null))
                .isNull();
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void beginsOneWhenTheLogIsBehindWhatWasSeen() {
        var begun = begun(seen(1), null);
        assertThat(begun.epoch()).isNotEqualTo(head.epoch());
        assertThat(begun.seq()).isEqualTo(head.seq() + 1 + Epochs.LEAP);
        assertThat(begun.number()).isEqualTo(head.number() + 1 + Epochs.LEAP);
        assertThat(head()).isEqualTo(begun);
    }

    /** Whoever has the signing keys of a backup can sign any id, and could lead the numbers to their end. */
    @Test
    void beginsNoneForAnIdThatIsFurtherAheadThanALeap() {
        var leap = (int) Epochs.LEAP;
        assertThat(begun(seen(leap), null)).isNull();
        assertThat(begun(new LogHead(head.epoch(), head.seq(), Long.MAX_VALUE), null))
                .isNull();
        assertThat(head()).isEqualTo(head);
        assertThat(begun(seen(leap - 1), null)).isNotNull();
    }

    @Test
    void beginsOneWhenTheNewestEntryThatWasSeenIsAnother() {
        var event = last.event();
        assertThat(begun(head, new Entry(last.seq(), event, last.at().plusNanos(1_000))))
                .isNotNull();
        head = head();
        assertThat(begun(head, new Entry(last.seq(), new ArticlePublished(event.article(), 2), last.at())))
                .isNotNull();
    }

    @Test
    void beginsOneOnlyForSeveralInstancesAtOnce() {
        var begun = Flux.range(1, 8)
                .flatMap(ahead -> epochs.beginUnlessContinued(seen(ahead), null), 8)
                .collectList()
                .block(LIMIT);
        assertThat(begun).containsExactly(head());
    }

    @Test
    void numbersTheNextChangeAndArticleAboveAllEarlierOnes() {
        var begun = Objects.requireNonNull(epochs.begin().block(LIMIT));
        site.articles().publishOne("After the restore", NOON.plusSeconds(9));
        assertThat(head()).isEqualTo(new LogHead(begun.epoch(), begun.seq() + 1, begun.number() + 1));
        var part = Objects.requireNonNull(log.after(begun.seq(), 5).block(LIMIT));
        assertThat(part.before()).isNull();
        assertThat(part.reachesFrom(begun.seq())).isTrue();
    }

    private LogHead seen(int ahead) {
        return new LogHead(head.epoch(), head.seq() + ahead, head.number() + ahead);
    }

    private @Nullable LogHead begun(LogHead seen, @Nullable Entry entry) {
        return epochs.beginUnlessContinued(seen, entry).block(LIMIT);
    }

    private LogHead head() {
        return Objects.requireNonNull(store.head().block(LIMIT));
    }
}
