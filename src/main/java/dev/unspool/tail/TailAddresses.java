package dev.unspool.tail;

import dev.unspool.store.LogHead;
import java.util.UUID;

/** The addresses at which readers begin to follow the tail. */
public interface TailAddresses {

    /** Returns the address after {@code seq}, for an answer that is not cached. */
    String after(UUID epoch, long seq);

    /** Returns the address after the newest change that this instance knows, for an answer that is not cached. */
    String atHead();

    /** Returns the address after the newest change of {@code log}, for a document that is cached: it does not change with time. */
    static String constant(LogHead log) {
        return new TailAddress(log.epoch(), log.seq(), Rounds.ALWAYS_ENDED).path();
    }
}
