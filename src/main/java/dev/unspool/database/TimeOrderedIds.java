package dev.unspool.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Generates UUIDs of version 7 (RFC 9562) that rise with every call, even within a millisecond and when the clock is set back: new rows stand at
 * one end of an index.
 */
@Component
public final class TimeOrderedIds {

    private final NoArgGenerator generator;

    TimeOrderedIds(Clock clock) {
        var latest = new AtomicLong();
        generator = Generators.timeBasedEpochGenerator(null, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return latest.accumulateAndGet(clock.millis(), Math::max);
            }
        });
    }

    public UUID next() {
        return generator.generate();
    }
}
