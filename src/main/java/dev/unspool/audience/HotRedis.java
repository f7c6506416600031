package dev.unspool.audience;

import dev.unspool.announce.Patience;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
        return ask(() -> redis.execute(script, keys, arguments).next());
    }

    /** What is kept under {@code key}; empty where nothing is. */
    Mono<String> get(String key) {
        return ask(() -> redis.opsForValue().get(key));
    }

    /** Goes on in the background when nobody waits for it any more: the first one makes the connection, which the next will need. */
    private <T> Mono<T> ask(Supplier<Mono<T>> asking) {
        return patience.with(Mono.defer(() -> Mono.defer(asking)
                .subscribeOn(Schedulers.boundedElastic()) // connecting waits
                .cache()));
    }
}
