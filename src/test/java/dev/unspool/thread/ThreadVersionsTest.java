package dev.unspool.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a version that was read still counts as known. */
class ThreadVersionsTest {

    private static final ArticleId ARTICLE = new ArticleId(UUID.randomUUID());
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final ThreadVersions versions = new ThreadVersions(new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void knowsAVersionForASecond() {
        versions.note(ARTICLE, FIRST, versions.begin());
        now.addAndGet(ThreadVersions.KNOWN_FOR.toMillis());
        assertThat(versions.current(ARTICLE)).isEqualTo(FIRST);
        now.incrementAndGet();
        assertThat(versions.current(ARTICLE)).isNull();
    }

    @Test
    void doubtsWhatWasReadBeforeAChangeWasHeardOf() {
        var before = versions.begin();
        versions.hear(ARTICLE);
        versions.note(ARTICLE, FIRST, before);
        assertThat(versions.current(ARTICLE)).isNull();
        versions.note(ARTICLE, SECOND, versions.begin());
        assertThat(versions.current(ARTICLE)).isEqualTo(SECOND);
    }

    @Test
    void doubtsNothingForTheChangeOfAnotherThread() {
        versions.note(ARTICLE, FIRST, versions.begin());
        versions.hear(new ArticleId(UUID.randomUUID()));
        assertThat(versions.current(ARTICLE)).isEqualTo(FIRST);
    }

    @Test
    void believesTheLaterOfTwoReadingsThatEndInTheOtherOrder() {
        var early = versions.begin();
        var late = versions.begin();
        versions.note(ARTICLE, SECOND, late);
        versions.note(ARTICLE, FIRST, early);
        assertThat(versions.current(ARTICLE)).isEqualTo(SECOND);
    }

    @Test
    void doubtsEverythingOnceItHasHeardOfMoreThanItRemembers() {
        var before = versions.begin();
        versions.hear(ARTICLE);
        for (var i = 0; i < 10_000; i++) {
            versions.hear(new ArticleId(UUID.randomUUID()));
        }
        versions.note(ARTICLE, FIRST, before);
        assertThat(versions.current(ARTICLE)).isNull();
        versions.note(ARTICLE, SECOND, versions.begin());
        assertThat(versions.current(ARTICLE)).isEqualTo(SECOND);
    }

    @Test
    void watchesNoMoreThreadsThanOneStatementReads() {
        for (var i = 0; i < 5_000; i++) {
            versions.note(new ArticleId(UUID.randomUUID()), FIRST, versions.begin());
        }
        assertThat(versions.watched().size()).isLessThan(3_000);
    }
}
