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

/** Counts acts in Redis, each once, for all instances together. Deduplication, counts and ranking take one round trip. */
@Component
final class RedisCounter {

    /** How long a counted act is remembered at least, unless more of them come than are remembered. Pages report no visit that is older. */
    private static final long KNOWN_FOR_MILLIS = 6 * 60 * 60 * 1_000L;

    /** Counts in one batch before the next is begun, plus at most the eleven of one article: about 1 MB. */
    static final int MAX_COUNTS = 10_000;

    /**
     * Counts one act. Counted acts are remembered in two generations; the older one is dropped when the newer one is full or old. The counts carry
     * the id of their batch from the beginning: a Redis that restores an older copy of itself brings back counts under an id that PostgreSQL knows,
     * and they are not added twice. Returns 1 if counted, 0 if known, -1 if there is no room.
     */
    private static final RedisScript<Long> COUNT =
            RedisScript.of(HotScores.SCRIPT + LiftSketches.SCRIPT + """
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

    /** Counted acts remembered by this instance, so that a repeated one needs no call and is recognised while Redis is away: 2 MB. */
    private static final int MAX_COUNTED_HERE = 10_000;

    private final Cache<String, Integer> countedHere =
            Caffeine.newBuilder().maximumSize(MAX_COUNTED_HERE).build();

    private final AudienceRedis redis;
    private final HotScores scores;
    private final AudienceSettings settings;

    RedisCounter(AudienceRedis redis, HotScores scores, AudienceSettings settings) {
        this.redis = redis;
        this.scores = scores;
        this.settings = settings;
    }

    /**
     * Counts {@code act}, unless it was counted before. Fails if Redis does not answer in time; the act may have been counted all the same, and it is
     * safe to send it again.
     *
     * @param positions decide whether the act raises the article's score, once it is counted
     * @param counted the depth that was counted elsewhere already; -1 if nothing was
     */
    Mono<CountResult> count(ReaderAct act, SketchPositions positions, int counted) {
        return redis.run(COUNT, keys(positions), arguments(act, positions, counted))
                .map(CountResult::of)
                .doOnNext(result -> learn(act, result));
    }

    /** Returns the depth to which this instance knows the act to be counted; -1 if it does not know it. Makes no call. */
    int countedDepth(ReaderAct act) {
        var depth = countedHere.getIfPresent(act.dedupKey());
        return depth == null ? -1 : depth;
    }

    private void learn(ReaderAct act, CountResult result) {
        if (result != CountResult.DROPPED) {
            countedHere.asMap().merge(act.dedupKey(), act.depth(), Math::max);
        }
    }

    /** The result of counting an act. */
    enum CountResult {
        COUNTED,
        /** It was counted before. */
        KNOWN,
        /** PostgreSQL has been away for so long that nothing more can wait for it. */
        DROPPED;

        static CountResult of(long said) {
            return said > 0 ? COUNTED : said == 0 ? KNOWN : DROPPED;
        }
    }

    private List<String> keys(SketchPositions positions) {
        var keys = new ArrayList<>(scores.keys());
        keys.addAll(List.of(
                settings.seen(),
                settings.seenBefore(),
                settings.counts(),
                settings.batches(),
                settings.lifted(positions.day()),
                settings.lifts(positions.hour()),
                settings.liftEnds()));
        return keys;
    }

    private List<String> arguments(ReaderAct act, SketchPositions positions, int counted) {
        var arguments = new ArrayList<>(scores.arguments());
        arguments.addAll(List.of(
                Integer.toString(settings.remembered()),
                Long.toString(KNOWN_FOR_MILLIS),
                Integer.toString(MAX_COUNTS),
                Integer.toString(CountBatches.MAX_WAITING),
                settings.batch(""),
                UUID.randomUUID().toString(),
                act.article().toString(),
                act.dedupKey(),
                act.figure().code(),
                Integer.toString(act.weight()),
                Integer.toString(act.depth()),
                Integer.toString(counted),
                Integer.toString(positions.equals(SketchPositions.NONE) ? 0 : settings.hourlyLift())));
        Stream.concat(positions.bits().stream(), positions.counters().stream())
                .map(Object::toString)
                .forEach(arguments::add);
        return arguments;
    }
}
