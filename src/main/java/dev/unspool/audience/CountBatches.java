package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Cuts, reads and deletes batches of counts in Redis. After each step any instance can continue with the next. Fails if Redis does. */
@Component
final class CountBatches {

    /** Maximum number of batches that wait while PostgreSQL is away: some 20 MB of Redis if each is full. */
    static final int MAX_WAITING = 16;

    /** Time limit for a batch of any size: nothing but the next write waits for it. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Moves the counts to a key of their own, where nothing is added to them. Does nothing while the maximum number of batches waits. */
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

    private final AudienceRedis redis;
    private final AudienceSettings settings;

    CountBatches(ReactiveStringRedisTemplate redis, AudienceSettings settings, @Qualifier("steadyClock") Clock clock) {
        this.redis = new AudienceRedis(redis, LIMIT, clock);
        this.settings = settings;
    }

    /** Turns what was counted so far into a batch. */
    Mono<Void> cut() {
        return redis.run(
                        CUT,
                        List.of(settings.counts(), settings.batches()),
                        List.of(settings.batch(""), Integer.toString(MAX_WAITING)))
                .then();
    }

    /** Returns the ids of all batches that wait, oldest first. */
    Mono<List<UUID>> waiting() {
        return redis.list(settings.batches(), MAX_WAITING)
                .map(ids -> ids.stream().flatMap(id -> id(id).stream()).toList());
    }

    /** Parses an id; empty if it is none. Others may write to Redis, and one such entry must not hold up the batches behind it. */
    private static Optional<UUID> id(String text) {
        return ArticleId.parse(text).map(ArticleId::value);
    }

    /** Returns the batch with this id. It has no counts if another instance has finished it in the meantime. */
    Mono<CountBatch> read(UUID id) {
        return redis.fields(settings.batch(id.toString())).map(fields -> CountBatch.parse(id, fields));
    }

    /** Deletes the batch with this id, once PostgreSQL has it. */
    Mono<Void> forget(UUID id) {
        var name = id.toString();
        return redis.run(FORGET, List.of(settings.batch(name), settings.batches()), List.of(name))
                .then();
    }
}
