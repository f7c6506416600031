package dev.unspool.thread;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The versions of the threads that readers ask for, as this instance has read them, and the changes that it has heard of since. Makes no call: {@link
 * ThreadVersionsLifecycle} reads.
 */
@Component
final class ThreadVersions {

    /** How long a version that was read counts as known: what another instance removes is gone here after a second, whatever is lost. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    /** How long after its last request the version of a thread is read again and again. */
    private static final Duration WATCHED_FOR = Duration.ofSeconds(10);

    /** Threads whose versions one statement reads; PostgreSQL takes some milliseconds for so many. Readers of others wait for a statement. */
    private static final int MAX_WATCHED = 2_000;

    /** Articles whose last change is remembered. Beyond, all are forgotten at once, and every version is read again. */
    private static final int MAX_HEARD = 10_000;

    private final Cache<ArticleId, KnownVersion> watched = Caffeine.newBuilder()
            .maximumSize(MAX_WATCHED)
            .expireAfterAccess(WATCHED_FOR)
            .build();
    private final ConcurrentMap<ArticleId, Long> heardOf = new ConcurrentHashMap<>();
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();
    private final Clock clock;
    private volatile long forgotten;

    ThreadVersions(@Qualifier("steadyClock") Clock clock) {
        this.clock = clock;
    }

    /** Notes that the thread of {@code article} has changed. What was read before is not believed from the return of this method on. */
    synchronized void hear(ArticleId article) {
        var change = heard.incrementAndGet();
        if (heardOf.size() >= MAX_HEARD) {
            forgotten = change;
            heardOf.clear();
        }
        heardOf.put(article, change);
    }

    /** Returns the number of the last change that was heard of, of any thread. Numbers rise. */
    long heard() {
        return heard.get();
    }

    /** Returns the number of the last change of this thread that was heard of, or a higher one if it is no longer remembered. */
    long heard(ArticleId article) {
        var change = heardOf.get(article);
        return change == null ? forgotten : change;
    }

    /** Begins a reading. Call it before the statement is sent: the reading contains what was committed by now. */
    Reading begin() {
        return new Reading(readings.incrementAndGet(), heard.get(), clock.millis());
    }

    /** Notes what a reading found for an article that a reader asks for. @param version null if the thread has none yet */
    void note(ArticleId article, @Nullable UUID version, Reading reading) {
        watched.get(article, key -> new KnownVersion()).update(version, reading);
    }

    /** Returns the threads that readers ask for. Does not count as asking. */
    Map<ArticleId, KnownVersion> watched() {
        return new HashMap<>(watched.asMap());
    }

    /** Returns the version of a thread; null if it was not read lately enough to be sure. Counts as asking for the thread. */
    @Nullable
    UUID current(ArticleId article) {
        var known = watched.getIfPresent(article);
        var last = known == null ? null : known.last;
        return last != null && isCurrent(article, last.reading()) ? last.version() : null;
    }

    private boolean isCurrent(ArticleId article, Reading reading) {
        return reading.heard() >= forgotten
                && reading.heard() >= heard(article)
                && clock.millis() - reading.at() <= KNOWN_FOR.toMillis();
    }

    /**
     * A statement that reads versions.
     *
     * @param number rises from one to the next
     * @param heard the number of the last change that was heard of when it began: it contains this one and those before
     * @param at when it began
     */
    record Reading(long number, long heard, long at) {}

    private record Found(UUID version, Reading reading) {}

    /** What was read last of one thread. */
    static final class KnownVersion {

        private volatile @Nullable Found last;

        /** Keeps what the later of two readings found, in whichever order they end. */
        synchronized void update(@Nullable UUID version, Reading reading) {
            var before = last;
            if (before == null || before.reading().number() < reading.number()) {
                last = new Found(version == null ? ThreadVersion.NONE : version, reading);
            }
        }
    }
}
