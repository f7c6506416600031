package dev.unspool.newsroom;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import dev.unspool.article.ArticleId;
import java.time.Clock;

/** Gives ids of UUID version 7 that rise with every call, within a millisecond too. */
final class ArticleIds {

    private final NoArgGenerator generator;

    ArticleIds(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(null, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    ArticleId next() {
        return new ArticleId(generator.generate());
    }
}
