package dev.unspool.tail;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names the round that is under way, so that the first request is held already. */
@Component
final class CurrentTailAddresses implements TailAddresses {

    private final TailAnswers.Log log;
    private final Rounds rounds;

    CurrentTailAddresses(TailAnswers.Log log, Rounds rounds) {
        this.log = log;
        this.rounds = rounds;
    }

    @Override
    public String after(UUID epoch, long seq) {
        return new TailAddress(epoch, seq, rounds.current()).path();
    }

    @Override
    public String atHead() {
        var recent = log.recent();
        return after(recent.epoch(), recent.head());
    }
}
