package dev.unspool.audience;

import dev.unspool.announce.Patience;
import java.time.Clock;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Redis as this room asks it: soon, or not at all. Fails with Spring's {@code DataAccessException} or a time-out. */
@Component
final class HotRedis {

    private final ReactiveStringRedisTemplate redis;
    private final Patience patience;

    HotRedis(ReactiveStringRedisTemplate redis, AudienceSettings settings, Clock clock) {
        this.redis = redis;
        this.patience = new Patience(settings.limit(), clock);
    }

    /** What {@code script} returns; empty where it returns nothing. */
    <T> Mono<T> run(RedisScript<T> script, List<String> keys, List<String> arguments) {
        return patience.with(() -> redis.execute(script, keys, arguments).next());
    }

    /** What is kept under {@code key}; empty where nothing is. */
    Mono<String> get(String key) {
        return patience.with(() -> redis.opsForValue().get(key));
    }
}
