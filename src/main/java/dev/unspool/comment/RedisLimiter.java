package dev.unspool.comment;

import dev.unspool.redis.CircuitBreaker;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.Limiter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts tokens in Redis for all instances. Fails within a time limit, with Spring's {@code DataAccessException} or a time-out, if Redis is away.
 */
@Component
final class RedisLimiter implements Limiter {

    /**
     * Returns when each bucket would have been full before, and takes the tokens if each bucket has one. Sums are whole microseconds, which a double
     * holds exactly.
     */
    private static final RedisScript<String> TAKE = RedisScript.of("""
            local now = tonumber(ARGV[1])
            local before, after, granted = {}, {}, true
            for i, key in ipairs(KEYS) do
              local interval, whole = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
              local known = math.max(tonumber(redis.call('GET', key) or '0'), now)
              before[i] = math.min(known, now + whole)
              after[i] = before[i] + interval
              granted = granted and after[i] - now <= whole
            end
            for i, key in ipairs(KEYS) do
              if granted then
                local kept = math.max(1, math.ceil((after[i] - now) / 1000))
                redis.call('SET', key, string.format('%.0f', after[i]), 'PX', kept)
              end
              before[i] = string.format('%.0f', before[i])
            end
            return table.concat(before, ' ')""", String.class);

    private static final Pattern BLANK = Pattern.compile(" ");

    private final ReactiveStringRedisTemplate redis;
    private final String prefix;
    private final CircuitBreaker circuitBreaker;

    RedisLimiter(ReactiveStringRedisTemplate redis, CommentSettings settings, @Qualifier("steadyClock") Clock clock) {
        this.redis = redis;
        this.prefix = settings.keys() + ":rate:";
        this.circuitBreaker = new CircuitBreaker(settings.limit(), clock);
    }

    @Override
    public Mono<Allowance> take(List<Bucket> buckets, Instant now) {
        var keys = buckets.stream().map(bucket -> prefix + bucket.key()).toList();
        var micros = Allowance.micros(now);
        return circuitBreaker
                .run(() -> redis.execute(TAKE, keys, arguments(buckets, micros)).next())
                .map(before -> Allowance.of(buckets, micros(before), micros));
    }

    private static List<String> arguments(List<Bucket> buckets, long now) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(now));
        for (var bucket : buckets) {
            arguments.add(Long.toString(bucket.rate().interval()));
            arguments.add(Long.toString(bucket.rate().whole()));
        }
        return arguments;
    }

    private static long[] micros(String before) {
        return BLANK.splitAsStream(before).mapToLong(Long::parseLong).toArray();
    }
}
