package dev.unspool.comment;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Gives ids of UUID version 7 that rise with every call, within a millisecond too. */
@Component
final class CommentIds {

    private final NoArgGenerator generator;

    CommentIds(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(null, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    CommentId next() {
        return new CommentId(generator.generate());
    }
}
