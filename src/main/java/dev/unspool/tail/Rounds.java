package dev.unspool.tail;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The rounds of the tail: the same stretches of wall clock for all instances, by PostgreSQL's time, so that caches collapse what waits. */
@Component
final class Rounds {

    /** Half a minute is what many proxies allow an answer to take. */
    static final Duration LENGTH = Duration.ofSeconds(25);

    /** How many rounds ahead of the clock an answer may lead: the one under way, and another for what was answered before its round ended. */
    static final int MOST_AHEAD = 2;

    /** Instances learn a little apart that a round has ended: what one of them names another one must not refuse. */
    private static final int BOUNDARY = 1;

    /** Rounds in which readers follow an answer: four minutes. */
    private static final int NAMED_LATELY = 10;

    /** Ended before the first reader came. */
    static final long ALWAYS_ENDED = 0;

    private final Clock clock;

    Rounds(Clock clock) {
        this.clock = clock;
    }

    /** Returns how many rounds have ended. */
    long ended() {
        return Math.floorDiv(clock.millis(), LENGTH.toMillis());
    }

    /** Returns the round that is under way. */
    long current() {
        return ended() + 1;
    }

    /** Whether no instance can have named {@code round} yet. */
    boolean isTooFarAhead(long round) {
        return round > ended() + MOST_AHEAD + BOUNDARY;
    }

    /**
     * Whether answers of now and of the last minutes can name {@code round}. Anybody can make up the others, one for each 25 s since 1970: caches must
     * not keep the same block under all of them.
     */
    boolean isNamedNow(long round) {
        return round == ALWAYS_ENDED || round >= ended() - NAMED_LATELY;
    }

    /** Returns the round that follows {@code round} where nothing has changed: always a higher one. */
    long after(long round) {
        return Math.max(round + 1, ended());
    }

    /**
     * Returns the round that follows {@code round} after a change: the one under way, unless it was a later one. The address is another one by its
     * {@code seq}; a round ahead for every change would leave none for who is answered early.
     */
    long afterChange(long round) {
        return Math.max(round, current());
    }

    /** Returns the time until a request with {@code round} is not too far ahead. */
    Duration untilAllowed(long round) {
        return atLeastZero((round - MOST_AHEAD) * LENGTH.toMillis() - clock.millis());
    }

    /** Returns the time until the round under way ends. */
    Duration untilNextEnd() {
        return atLeastZero(current() * LENGTH.toMillis() - clock.millis());
    }

    private static Duration atLeastZero(long millis) {
        return Duration.ofMillis(Math.max(0, millis));
    }
}
