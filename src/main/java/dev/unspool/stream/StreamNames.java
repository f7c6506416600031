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

    /** For which a name outlives the longest life: a stalled reader is released late, and the clocks of instances differ. */
    static final Duration MARGIN = Duration.ofMinutes(2);

    /**
     * Further from now than a life and this, no end is one of ours: it is random bytes, of which all of a name was made until December 2026. Can
     * go once no instance of such a build runs beside ours. A day, since settings and clocks of instances may differ.
     */
    private static final Duration STRANGE = Duration.ofDays(1);

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

    /** A new name, for a stream that begins now. */
    String next() {
        return text.writeStreamName(
                new StreamName(instance, random.nextLong(), clock.instant().plus(life)));
    }

    /** Where the stream called {@code sid} can be open; empty where nobody here gave that name. */
    Optional<Where> of(String sid) {
        return text.readStreamName(sid).map(this::where);
    }

    private Where where(StreamName name) {
        var left = Duration.between(clock.instant(), name.expiresAt());
        if (left.abs().compareTo(life.plus(STRANGE)) > 0) {
            return Where.ELSEWHERE; // bounded by what is passed on of each household
        }
        if (left.isNegative() || left.isZero()) {
            return Where.NOWHERE;
        }
        return name.instance() == instance ? Where.HERE : Where.ELSEWHERE;
    }

    /** Which instances can have a stream open. */
    enum Where {
        /** None any more: its name has expired. */
        NOWHERE,
        /** Only this one, unless the stream has ended. */
        HERE,
        /** Only another one, unless the stream has ended. */
        ELSEWHERE
    }
}
