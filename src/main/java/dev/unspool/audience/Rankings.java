package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rankings that readers walk through, each kept for an hour at least. */
@Component
public final class Rankings {

    /** The articles of a ranking: five full pages. Whoever has read so far goes on with the newest of the others. */
    static final int PLACES = 500;

    /**
     * After a ranking was last given out: the public contract's hour, and a quarter of one for first pages that caches give out after us
     * ({@code stale-if-error=600}).
     */
    static final Duration KEPT = Duration.ofMinutes(75);

    /** Rankings of an instance's own memory: all that are kept, unless they are made more often; some 20 KB each. */
    private static final int REMEMBERED = 150;

    /** The newest ranking, or a new one where it is too old; nothing where nobody has read anything. */
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

    private final Cache<UUID, Ranking> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(KEPT).build();

    private final HotRedis redis;
    private final AudienceSettings settings;

    Rankings(HotRedis redis, AudienceSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** The ranking to begin with; {@link Ranking#NONE} where nobody has read anything, or Redis cannot say soon. Never fails. */
    public Mono<Ranking> current() {
        return Mono.defer(() -> newest(UUID.randomUUID().toString()))
                .map(this::remember)
                .onErrorComplete()
                .defaultIfEmpty(Ranking.NONE);
    }

    /** The ranking with this id; empty where it is no longer kept. Fails where Redis cannot say soon. */
    public Mono<Ranking> find(UUID id) {
        return Mono.justOrEmpty(id.equals(Ranking.NONE.id()) ? Ranking.NONE : remembered.getIfPresent(id))
                .switchIfEmpty(Mono.defer(() -> redis.get(settings.ranking(id.toString())))
                        .map(this::remember));
    }

    private Mono<String> newest(String id) {
        var kept = KEPT.plus(settings.refresh());
        return redis.run(
                CURRENT,
                List.of(settings.ranking(), settings.ranks(), settings.ranking(id)),
                List.of(
                        id,
                        Integer.toString(PLACES),
                        Long.toString(settings.refresh().toMillis()),
                        Long.toString(kept.toMillis())));
    }

    private Ranking remember(String text) {
        return remembered.get(Ranking.id(text), unknown -> Ranking.parse(text));
    }
}
