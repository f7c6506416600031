package dev.unspool.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives ids of UUID version 7 (RFC 9562) that rise with every call, within a millisecond too: so what is new stands at one end of an index. */
@Component
public final class TimeOrderedIds {

    private final NoArgGenerator generator;

    TimeOrderedIds(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(null, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public UUID next() {
        return generator.generate();
    }
}
