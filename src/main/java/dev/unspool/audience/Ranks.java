package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.time.Clock;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The score of each article that is read, fading with time, in Redis for all instances together. */
@Component
final class Ranks implements Audience {

    /** Ten times what is shown, so that the rough end never shows; about 600 KB of Redis. */
    static final int PLACES = 5_000;

    private static final int VIEW = 1;

    /** Of views; see the room's decisions. */
    private static final int SHARE = 10;

    /**
     * Counts one act. Two things can be wrong with a landmark: it was lost without the scores, or it comes from a clock that ran far ahead,
     * and would let nothing of now count for years. Then nobody knows what the scores are worth, and counting begins anew.
     */
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local ranks, landmark = KEYS[1], KEYS[2]
            local article, weight, places = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
            local now, half_life = tonumber(ARGV[4]), tonumber(ARGV[5])
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
              redis.call('HSET', landmark, 'at', ARGV[4], 'half-life', ARGV[5])
              at = now
            end

            local gain = weight * 2 ^ ((now - at) / half_life)
            if not redis.call('ZSCORE', ranks, article) and redis.call('ZCARD', ranks) >= places then
              gain = gain + tonumber(redis.call('ZPOPMIN', ranks)[2])
            end
            redis.call('ZINCRBY', ranks, string.format('%.17g', gain), article)
            return 1""", Long.class);

    private final HotRedis redis;
    private final AudienceSettings settings;
    private final Clock clock;

    Ranks(HotRedis redis, AudienceSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> viewed(ArticleId article) {
        return count(article, VIEW);
    }

    @Override
    public Mono<Void> shared(ArticleId article) {
        return count(article, SHARE);
    }

    private Mono<Void> count(ArticleId article, int weight) {
        return Mono.defer(() -> redis.run(COUNT, keys(), arguments(article, weight)))
                .onErrorComplete()
                .then();
    }

    private List<String> keys() {
        return List.of(settings.ranks(), settings.landmark());
    }

    private List<String> arguments(ArticleId article, int weight) {
        return List.of(
                article.toString(),
                Integer.toString(weight),
                Integer.toString(PLACES),
                Long.toString(clock.millis()),
                Long.toString(settings.halfLife().toMillis()));
    }
}
