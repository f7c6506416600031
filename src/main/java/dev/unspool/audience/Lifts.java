package dev.unspool.audience;

import dev.unspool.store.Salts;
import dev.unspool.web.Household;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Names what households did in the filter of the day and the sums of the hour, which {@link #SCRIPT} keeps in Redis: each of a fixed size. */
@Component
final class Lifts {

    /** Bits of the filter for each act: of as many acts as are told apart, with 16 bits for each, one in 400 is taken for another. */
    static final int MARKS = 4;

    /** Counters for each household; the smaller one holds, since others share them. */
    static final int SUMS = 2;

    /** Counters of an hour, of 16 bits: 512 KB. */
    static final long COUNTERS = 1 << 18;

    /** The most that a counter can hold. */
    static final int MOST_SUM = 0xffff;

    /**
     * Whether the act lifts its article, which is noted: all or nothing. A household is never taken for one that did less than it did; a
     * household that is taken for another only loses a view. Parameters: the keys of day and hour and of their ends, the time, and the index of
     * what the hour allows, which marks and sums follow. Day and hour do not expire: with {@code volatile-lru}, a flood of pages would evict them.
     * The next lift after their end deletes them instead; on a quiet site, those of the last day wait for it.
     */
    static final String SCRIPT = """
            local function lifts(weight, day, hour, ends, now, first)
              for _, over in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', string.format('%d', now))) do
                redis.call('UNLINK', over)
                redis.call('ZREM', ends, over)
              end
              local most, is_known = tonumber(ARGV[first]), true
              for i = first + 1, first + 4 do
                is_known = redis.call('GETBIT', day, ARGV[i]) == 1 and is_known
              end
              local one, other = '#' .. ARGV[first + 5], '#' .. ARGV[first + 6]
              local spent = redis.call('BITFIELD', hour, 'GET', 'u16', one, 'GET', 'u16', other)
              if is_known or math.min(spent[1], spent[2]) + weight > most then
                return false
              end
              for i = first + 1, first + 4 do
                redis.call('SETBIT', day, ARGV[i], 1)
              end
              redis.call('BITFIELD', hour, 'OVERFLOW', 'SAT', 'INCRBY', 'u16', one, weight, 'INCRBY', 'u16', other, weight)
              redis.call('ZADD', ends, string.format('%d', now + 2 * 24 * 60 * 60 * 1000), day)
              redis.call('ZADD', ends, string.format('%d', now + 2 * 60 * 60 * 1000), hour)
              return true
            end
            """;

    /** For the day's salt, which is asked of PostgreSQL once a day. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** So that no hash of this room is one of another. */
    private static final byte[] ACTS = {'a'};

    private static final byte[] HOUSEHOLDS = {'h'};

    private static final byte[] VIEW = {0};
    private static final byte[] SHARE = {1};

    private final Function<byte[][], Mono<byte[]>> hash;
    private final AudienceSettings settings;
    private final Clock clock;

    @Autowired
    Lifts(Salts salts, AudienceSettings settings, Clock clock) {
        this(salts::hash, settings, clock);
    }

    Lifts(Function<byte[][], Mono<byte[]>> hash, AudienceSettings settings, Clock clock) {
        this.hash = hash;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of {@code act}; {@link Lift#NONE} where the salt of the day cannot be had soon, and nobody knows what the household has done. Never fails. */
    Mono<Lift> of(Act act, Household household) {
        var endSite = household.endSite();
        var kind = act.figure() == Figure.VIEWS ? VIEW : SHARE;
        return Mono.zip(
                        hash.apply(new byte[][] {ACTS, endSite, bytes(act), kind}),
                        hash.apply(new byte[][] {HOUSEHOLDS, endSite}),
                        (mark, sum) -> lift(clock.instant(), mark, sum))
                .timeout(PATIENCE)
                .onErrorReturn(Lift.NONE);
    }

    private Lift lift(Instant now, byte[] mark, byte[] sum) {
        return new Lift(
                now.truncatedTo(ChronoUnit.DAYS).toString(),
                now.truncatedTo(ChronoUnit.HOURS).toString(),
                places(mark, MARKS, settings.marks()),
                places(sum, SUMS, COUNTERS));
    }

    private static byte[] bytes(Act act) {
        var id = act.article().value();
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static List<Long> places(byte[] hash, int count, long size) {
        var words = ByteBuffer.wrap(hash);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toUnsignedLong(words.getInt()) % size)
                .toList();
    }
}
