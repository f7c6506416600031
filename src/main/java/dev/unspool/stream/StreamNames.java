package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.StreamName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives streams their names, and tells from a name alone where its stream can still be open. */
@Component
final class StreamNames {

    /** How long a name outlives the longest life: a stalled reader is released late, and the clocks of instances differ. */
    static final Duration MARGIN = Duration.ofMinutes(2);

    /**
     * An expiry that is further from now than a life and this was not written by this version: the name is random bytes, as all names were
     * until December 2026. Can be removed once no such instance runs beside this one. A day, since settings and clocks of instances may
     * differ.
     */
    private static final Duration PLAUSIBLE_WITHIN = Duration.ofDays(1);

    private final CursorText text;
    private final Duration life;
    private final Clock clock;
    private final SecureRandom random = Randomness.seeded();
    private final int instance = random.nextInt();

    StreamNames(CursorText text, StreamSettings settings, Clock clock) {
        this.text = text;
        this.life = settings.life().plus(MARGIN);
        this.clock = clock;
    }

    /** Returns a new name, for a stream that begins now. */
    String next() {
        return text.writeStreamName(
                new StreamName(instance, random.nextLong(), clock.instant().plus(life)));
    }

    /** Returns where the stream called {@code sid} can be open; empty if this site did not give that name. */
    Optional<Location> of(String sid) {
        return text.readStreamName(sid).map(this::location);
    }

    private Location location(StreamName name) {
        var left = Duration.between(clock.instant(), name.expiresAt());
        if (left.abs().compareTo(life.plus(PLAUSIBLE_WITHIN)) > 0) {
            return Location.ELSEWHERE; // the number of hints passed on for a household is limited
        }
        if (left.isNegative() || left.isZero()) {
            return Location.NOWHERE;
        }
        return name.instance() == instance ? Location.HERE : Location.ELSEWHERE;
    }

    /** Where a stream can be open. */
    enum Location {
        /** Nowhere: its name has expired. */
        NOWHERE,
        /** On this instance only, unless it has ended. */
        HERE,
        /** On another instance only, unless it has ended. */
        ELSEWHERE
    }
}
