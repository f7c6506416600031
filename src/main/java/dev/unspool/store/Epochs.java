package dev.unspool.store;

import dev.unspool.store.EventLog.Entry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Begins a new epoch of the change log after an older copy of the database was restored. The {@code seq} and {@code number} of a new epoch
 * are above all that were handed out before, as far as can be known, and no earlier entry of the log is told any more: every client
 * resynchronises.
 */
public interface Epochs {

    /**
     * By how much {@code seq} and {@code number} leap. Nobody can tell what was handed out after a backup was made; no newsroom publishes ten
     * million articles before it misses them, and with eight digits a reader's memory stays short.
     */
    long LEAP = 10_000_000;

    /** Returns how many articles came after number {@code head}, up to and with {@code number}, without the numbers that were skipped. */
    static long published(long head, long number) {
        return Math.max(0, number - head) % LEAP;
    }

    /**
     * Begins a new epoch if the log does not continue what was seen of it in its epoch. Several instances may call this at once; one of them
     * begins the epoch. Gives its head; empty if the log does continue, or another epoch has begun already.
     *
     * @param seen a head that the log had, or the position in a signed text of ours
     * @param last the newest entry at that time; null if it is not known
     */
    Mono<LogHead> beginUnlessContinued(LogHead seen, @Nullable Entry last);

    /** Begins a new epoch in any case. Gives its head. */
    Mono<LogHead> begin();
}
