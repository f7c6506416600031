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

/**
 * Decides which acts raise an article's score, by two sketches of fixed size in Redis: a Bloom filter for each day and a count-min sketch for each
 * hour. {@link #SCRIPT} reads and updates them.
 */
@Component
final class LiftSketches {

    /** Bits of the Bloom filter set by each act. At {@code daily} acts with 16 bits for each, one in 400 new acts is mistaken for a known one. */
    static final int BITS = 4;

    /** Counters of each household; the smaller one is used, since other households share them. */
    static final int COUNTERS = 2;

    /** Counters of an hour, of 16 bits each: 512 KB. */
    static final long HOURLY_COUNTERS = 1 << 18;

    /** The highest value of a counter. */
    static final int MAX_COUNT = 0xffff;

    /**
     * Defines a function that returns whether an act raises its article's score, and records it if so: all or nothing. The sketches never take a
     * household for one that did less than it did; a household that is mistaken for another only loses a view. Parameters: the act's weight, the keys
     * of day, hour and their ends, the time, and the index in {@code ARGV} of the hourly limit, which bits and counters follow. The keys of day and
     * hour have no expiry: with {@code volatile-lru}, a flood of pages would evict them. Instead, the first act after their end deletes them; on a
     * quiet site, those of the last day stay until then.
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

    /** Time limit for the day's salt, which is read from PostgreSQL once a day. */
    private static final Duration SALT_TIMEOUT = Duration.ofSeconds(1);

    /** Prefix that keeps the two kinds of hashes apart. */
    private static final byte[] ACTS = {'a'};

    private static final byte[] HOUSEHOLDS = {'h'};

    private static final byte[] VIEW = {0};
    private static final byte[] SHARE = {1};

    private final Function<byte[][], Mono<byte[]>> hash;
    private final AudienceSettings settings;
    private final Clock clock;

    @Autowired
    LiftSketches(Salts salts, AudienceSettings settings, Clock clock) {
        this(salts::hash, settings, clock);
    }

    LiftSketches(Function<byte[][], Mono<byte[]>> hash, AudienceSettings settings, Clock clock) {
        this.hash = hash;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns the positions of {@code act}, or {@link SketchPositions#NONE} if the salt of the day cannot be read in time: then nobody knows what the
     * household has done. Never fails.
     */
    Mono<SketchPositions> of(ReaderAct act, Household household) {
        var endSite = household.endSite();
        var kind = act.figure() == Figure.VIEWS ? VIEW : SHARE;
        return Mono.zip(
                        hash.apply(new byte[][] {ACTS, endSite, bytes(act), kind}),
                        hash.apply(new byte[][] {HOUSEHOLDS, endSite}),
                        (mark, sum) -> positions(clock.instant(), mark, sum))
                .timeout(SALT_TIMEOUT)
                .onErrorReturn(SketchPositions.NONE);
    }

    private SketchPositions positions(Instant now, byte[] mark, byte[] sum) {
        return new SketchPositions(
                now.truncatedTo(ChronoUnit.DAYS).toString(),
                now.truncatedTo(ChronoUnit.HOURS).toString(),
                indexes(mark, BITS, settings.filterBits()),
                indexes(sum, COUNTERS, HOURLY_COUNTERS));
    }

    private static byte[] bytes(ReaderAct act) {
        var id = act.article().value();
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static List<Long> indexes(byte[] hash, int count, long size) {
        var words = ByteBuffer.wrap(hash);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toUnsignedLong(words.getInt()) % size)
                .toList();
    }
}
