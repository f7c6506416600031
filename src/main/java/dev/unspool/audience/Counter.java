package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts acts in Redis, each once, for all instances together: who was counted, the counts and the ranking in one round trip. */
@Component
final class Counter {

    /** How long an act is known to have been counted, at least, unless more of them come than are remembered. The page asks no longer. */
    private static final long KNOWN_FOR_MILLIS = 6 * 60 * 60 * 1_000L;

    /** Counts of one batch before another is begun, give or take the eleven of an article: about 1 MB. */
    static final int MOST_COUNTS = 10_000;

    /**
     * Counts one act. Who was counted is remembered in two halves, the older of which is let go when the newer one is full or old. The
     * counts have the id of their batch from the beginning: a Redis that falls back to an older copy of itself brings back counts under an
     * id that PostgreSQL knows, and they are not added twice. 1: counted; 0: known; -1: no place.
     */
    private static final RedisScript<Long> COUNT = RedisScript.of(Ranks.SCRIPT + Lifts.SCRIPT + """
            local seen, before, counts, batches = KEYS[3], KEYS[4], KEYS[5], KEYS[6]
            local now, remembered, known_for = tonumber(ARGV[2]), tonumber(ARGV[4]), tonumber(ARGV[5])
            local most, waiting, prefix, fresh = tonumber(ARGV[6]), tonumber(ARGV[7]), ARGV[8], ARGV[9]
            local article, mark, figure, weight = ARGV[10], ARGV[11], ARGV[12], tonumber(ARGV[13])
            local depth, counted = tonumber(ARGV[14]), tonumber(ARGV[15])
            local steps = {{'quarter', 25}, {'half', 50}, {'three_quarters', 75}, {'whole', 100}}

            local function add(what, number)
              redis.call('HINCRBY', counts, article .. ':' .. what, string.format('%d', number))
            end

            local function has_place()
              local size = redis.call('HLEN', counts)
              if size >= most then
                if redis.call('LLEN', batches) >= waiting then
                  return redis.call('HEXISTS', counts, article .. ':' .. figure) == 1
                end
                local id = redis.call('HGET', counts, 'batch')
                redis.call('RENAME', counts, prefix .. id)
                redis.call('RPUSH', batches, id)
                size = 0
              end
              if size == 0 then
                redis.call('HSET', counts, 'batch', fresh)
              end
              return true
            end

            local function remember()
              local since = tonumber(redis.call('HGET', seen, 'since') or '')
              if since and (math.abs(now - since) > known_for or redis.call('HLEN', seen) > remembered) then
                redis.call('UNLINK', before)
                redis.call('RENAME', seen, before)
                since = nil
              end
              if not since then
                redis.call('HSET', seen, 'since', ARGV[2])
                redis.call('PEXPIRE', seen, 2 * known_for)
              end
              redis.call('HSET', seen, mark, ARGV[14])
            end

            local known = tonumber(redis.call('HGET', seen, mark) or redis.call('HGET', before, mark) or '-1')
            if depth <= known then
              return 0
            end
            if not has_place() then
              return -1
            end
            remember()
            if known < 0 and lifts(weight, KEYS[7], KEYS[8], KEYS[9], now, 16) then
              rank(article, weight)
            end
            counted = math.max(known, counted)
            if counted < 0 then
              add(figure, 1)
              counted = 0
            end
            if depth > counted then
              add('depth', depth - counted)
            end
            for _, step in ipairs(steps) do
              if counted < step[2] and step[2] <= depth then
                add(step[1], 1)
              end
            end
            return 1""", Long.class);

    /** Acts known here to be counted, so that one that comes again asks nobody, and is known while Redis is away: 2 MB. */
    private static final int NEAR = 10_000;

    private final Cache<String, Integer> near =
            Caffeine.newBuilder().maximumSize(NEAR).build();

    private final HotRedis redis;
    private final Ranks ranks;
    private final AudienceSettings settings;

    Counter(HotRedis redis, Ranks ranks, AudienceSettings settings) {
        this.redis = redis;
        this.ranks = ranks;
        this.settings = settings;
    }

    /**
     * Counts {@code act}, unless it was counted before. Fails where Redis cannot say soon; it may have been counted all the same, and can
     * safely be given once more.
     *
     * @param lift decides whether it lifts the article in the ranking, once it is counted
     * @param counted the depth that was counted elsewhere already, -1 where nothing was
     */
    Mono<Outcome> count(Act act, Lift lift, int counted) {
        return redis.run(COUNT, keys(lift), arguments(act, lift, counted))
                .map(Outcome::of)
                .doOnNext(outcome -> learn(act, outcome));
    }

    /** To what depth the same act is known here to be counted; -1 where it is not. Asks nobody. */
    int known(Act act) {
        var depth = near.getIfPresent(act.mark());
        return depth == null ? -1 : depth;
    }

    private void learn(Act act, Outcome outcome) {
        if (outcome != Outcome.DROPPED) {
            near.asMap().merge(act.mark(), act.depth(), Math::max);
        }
    }

    /** What became of an act. */
    enum Outcome {
        COUNTED,
        /** It was counted before. */
        KNOWN,
        /** PostgreSQL has been away for so long that nothing more can wait for it. */
        DROPPED;

        static Outcome of(long said) {
            return said > 0 ? COUNTED : said == 0 ? KNOWN : DROPPED;
        }
    }

    private List<String> keys(Lift lift) {
        var keys = new ArrayList<>(ranks.keys());
        keys.addAll(List.of(
                settings.seen(),
                settings.seenBefore(),
                settings.counts(),
                settings.batches(),
                settings.lifted(lift.day()),
                settings.lifts(lift.hour()),
                settings.liftEnds()));
        return keys;
    }

    private List<String> arguments(Act act, Lift lift, int counted) {
        var arguments = new ArrayList<>(ranks.arguments());
        arguments.addAll(List.of(
                Integer.toString(settings.remembered()),
                Long.toString(KNOWN_FOR_MILLIS),
                Integer.toString(MOST_COUNTS),
                Integer.toString(Batches.MOST_WAITING),
                settings.batch(""),
                UUID.randomUUID().toString(),
                act.article().toString(),
                act.mark(),
                act.figure().code(),
                Integer.toString(act.weight()),
                Integer.toString(act.depth()),
                Integer.toString(counted),
                Integer.toString(lift.equals(Lift.NONE) ? 0 : settings.hourlyLift())));
        Stream.concat(lift.marks().stream(), lift.sums().stream())
                .map(Object::toString)
                .forEach(arguments::add);
        return arguments;
    }
}
