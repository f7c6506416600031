package dev.unspool.audience;

import dev.unspool.redis.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs scripts and reads keys in Redis within a time limit, behind a circuit breaker. Fails with Spring's {@code DataAccessException} or a time-out.
 */
@Component
final class AudienceRedis {

    private final ReactiveStringRedisTemplate redis;
    private final CircuitBreaker circuitBreaker;

    @Autowired
    AudienceRedis(ReactiveStringRedisTemplate redis, AudienceSettings settings, @Qualifier("steadyClock") Clock clock) {
        this(redis, settings.limit(), clock);
    }

    AudienceRedis(ReactiveStringRedisTemplate redis, Duration limit, Clock clock) {
        this.redis = redis;
        this.circuitBreaker = new CircuitBreaker(limit, clock);
    }

    /** Runs {@code script} and returns its result; empty if it has none. */
    <T> Mono<T> run(RedisScript<T> script, List<String> keys, List<String> arguments) {
        return circuitBreaker.run(() -> redis.execute(script, keys, arguments).next());
    }

    /** Returns the string at {@code key}; empty if there is none. */
    Mono<String> get(String key) {
        return circuitBreaker.run(() -> redis.opsForValue().get(key));
    }

    /** Returns the fields of the hash at {@code key}; an empty map if there is none. */
    Mono<Map<String, String>> fields(String key) {
        return circuitBreaker.run(
                () -> redis.<String, String>opsForHash().entries(key).collectMap(Entry::getKey, Entry::getValue));
    }

    /** Returns at most {@code most} entries of the list at {@code key}, oldest first. */
    Mono<List<String>> list(String key, int most) {
        return circuitBreaker.run(
                () -> redis.opsForList().range(key, 0, most - 1L).collectList());
    }
}
