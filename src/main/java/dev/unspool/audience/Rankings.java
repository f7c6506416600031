package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives out the rankings that readers page through, each kept for an hour at least. */
@Component
public final class Rankings {

    /** Articles in a ranking: five full pages. After them, readers go on with the newest of the other articles. */
    static final int MAX_ARTICLES = 500;

    /**
     * How long a ranking is kept after it was last given out: the public contract's hour, and a quarter of an hour for first pages that caches give
     * out later ({@code stale-if-error=600}).
     */
    static final Duration RETENTION = Duration.ofMinutes(75);

    /** Rankings in the memory of an instance: all that are kept, unless they are made more often; some 20 KB each. */
    private static final int MAX_CACHED = 150;

    /** Returns the newest ranking, or makes a new one if that is too old; nothing if nothing was read yet. */
    private static final RedisScript<String> CURRENT = RedisScript.of("""
            local newest, ranks, own = KEYS[1], KEYS[2], KEYS[3]
            local id, places, refresh, kept = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]

            local ranking = redis.call('GET', newest)
            if ranking then
              return ranking
            end
            local articles = redis.call('ZREVRANGE', ranks, 0, places - 1)
            if #articles == 0 then
              return false
            end
            ranking = id .. ' ' .. table.concat(articles, ' ')
            redis.call('SET', own, ranking, 'PX', kept)
            redis.call('SET', newest, ranking, 'PX', refresh)
            return ranking""", String.class);

    private final Cache<UUID, Ranking> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(RETENTION)
            .build();

    private final AudienceRedis redis;
    private final AudienceSettings settings;

    Rankings(AudienceRedis redis, AudienceSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Returns the ranking for a first page, or {@link Ranking#NONE} if nothing was read yet or Redis does not answer in time. Never fails. */
    public Mono<Ranking> current() {
        return Mono.defer(() -> newest(UUID.randomUUID().toString()))
                .map(this::remember)
                .onErrorComplete()
                .defaultIfEmpty(Ranking.NONE);
    }

    /** Returns the ranking with this id; empty if it is no longer kept. Fails if Redis does not answer in time. */
    public Mono<Ranking> find(UUID id) {
        return Mono.justOrEmpty(id.equals(Ranking.NONE.id()) ? Ranking.NONE : remembered.getIfPresent(id))
                .switchIfEmpty(Mono.defer(() -> redis.get(settings.ranking(id.toString())))
                        .map(this::remember));
    }

    private Mono<String> newest(String id) {
        var kept = RETENTION.plus(settings.refresh());
        return redis.run(
                CURRENT,
                List.of(settings.ranking(), settings.ranks(), settings.ranking(id)),
                List.of(
                        id,
                        Integer.toString(MAX_ARTICLES),
                        Long.toString(settings.refresh().toMillis()),
                        Long.toString(kept.toMillis())));
    }

    private Ranking remember(String text) {
        return remembered.get(Ranking.id(text), unknown -> Ranking.parse(text));
    }
}
