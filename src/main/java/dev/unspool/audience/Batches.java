package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The batches of counts in Redis: cut off, read, and forgotten once PostgreSQL has them. Each step leaves what any instance can go on with.
 * Fails where Redis does.
 */
@Component
final class Batches {

    /** Batches that wait while PostgreSQL is away: with the most counts in each some 20 MB of Redis. */
    static final int MOST_WAITING = 16;

    /** For a batch of any size: nobody waits but the next write. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Moves the counts to a key of their own, where nobody adds to them. Not while many wait: they would only be more. */
    private static final RedisScript<Long> CUT = RedisScript.of("""
            local counts, batches = KEYS[1], KEYS[2]
            local prefix, waiting = ARGV[1], tonumber(ARGV[2])

            local id = redis.call('HGET', counts, 'batch')
            if not id or redis.call('LLEN', batches) >= waiting then
              return 0
            end
            redis.call('RENAME', counts, prefix .. id)
            redis.call('RPUSH', batches, id)
            return 1""", Long.class);

    private static final RedisScript<Long> FORGET = RedisScript.of("""
            redis.call('UNLINK', KEYS[1])
            return redis.call('LREM', KEYS[2], 0, ARGV[1])""", Long.class);

    private final HotRedis redis;
    private final AudienceSettings settings;

    Batches(ReactiveStringRedisTemplate redis, AudienceSettings settings, Clock clock) {
        this.redis = new HotRedis(redis, LIMIT, clock);
        this.settings = settings;
    }

    /** Makes a batch of what was counted so far. */
    Mono<Void> cut() {
        return redis.run(
                        CUT,
                        List.of(settings.counts(), settings.batches()),
                        List.of(settings.batch(""), Integer.toString(MOST_WAITING)))
                .then();
    }

    /** The ids of all that wait, oldest first. */
    Mono<List<UUID>> waiting() {
        return redis.list(settings.batches(), MOST_WAITING)
                .map(ids -> ids.stream().flatMap(id -> id(id).stream()).toList());
    }

    /** Empty for what is no id: others may write to Redis, and one such entry must not hold up the batches behind it. */
    private static Optional<UUID> id(String text) {
        return ArticleId.parse(text).map(ArticleId::value);
    }

    /** Without counts where another instance has finished it meanwhile. */
    Mono<Batch> read(UUID id) {
        return redis.fields(settings.batch(id.toString())).map(fields -> Batch.parse(id, fields));
    }

    /** PostgreSQL has the batch with this id. */
    Mono<Void> forget(UUID id) {
        var name = id.toString();
        return redis.run(FORGET, List.of(settings.batch(name), settings.batches()), List.of(name))
                .then();
    }
}
