package dev.unspool.audience;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a score for each article that is read, fading with time, in Redis for all instances. It is part of the script of {@link RedisCounter}. */
@Component
final class HotScores {

    /** Number of scores: ten times what is shown, so that the imprecise end never shows; about 600 KB of Redis. */
    static final int MAX_SCORES = 5_000;

    /**
     * Defines a function that adds one act to its article's score. Two things can be wrong with a landmark: it was lost while the scores stayed, or
     * it comes from a clock that ran far ahead and would let nothing count for years. In both cases the scores are meaningless, and counting begins
     * anew.
     */
    static final String SCRIPT = """
            local function rank(article, weight)
              local ranks, landmark = KEYS[1], KEYS[2]
              local places, now, half_life = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
              local far = 64 -- half-lives: scores stay below 2^64 times all reading, a double ends at 2^1024

              local known = redis.call('HMGET', landmark, 'at', 'half-life')
              local at, known_life = tonumber(known[1] or ''), tonumber(known[2] or '')
              local age = at and (now - at) / known_life

              if not age or age < -far or age > far or known_life ~= half_life then
                if not age or age < -far then
                  redis.call('DEL', ranks)
                else
                  redis.call('ZUNIONSTORE', ranks, 1, ranks, 'WEIGHTS', string.format('%.17g', 2 ^ -age))
                end
                redis.call('HSET', landmark, 'at', ARGV[2], 'half-life', ARGV[3])
                at = now
              end

              local gain = weight * 2 ^ ((now - at) / half_life)
              if not redis.call('ZSCORE', ranks, article) and redis.call('ZCARD', ranks) >= places then
                gain = gain + tonumber(redis.call('ZPOPMIN', ranks)[2])
              end
              redis.call('ZINCRBY', ranks, string.format('%.17g', gain), article)
            end
            """;

    private final AudienceSettings settings;
    private final Clock clock;

    HotScores(AudienceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the keys that come first in the script's {@code KEYS}. */
    List<String> keys() {
        return List.of(settings.ranks(), settings.landmark());
    }

    /** Returns the arguments that come first in the script's {@code ARGV}; the second one is the time. */
    List<String> arguments() {
        return List.of(
                Integer.toString(MAX_SCORES),
                Long.toString(clock.millis()),
                Long.toString(settings.halfLife().toMillis()));
    }
}
