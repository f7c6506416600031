package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.RedisAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** What one instance of the application has of this room, with a connection of its own to a Redis that others may use too. */
final class OneInstance implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final Duration HALF_LIFE = Duration.ofHours(6);

    final AudienceSettings settings;
    final ReactiveStringRedisTemplate redis;
    final Ranks ranks;
    final Rankings rankings;
    private final LettuceConnectionFactory connections;

    OneInstance(RedisAddress address, AudienceSettings settings, Clock clock) {
        var where = new RedisStandaloneConfiguration(address.host(), address.port());
        where.setPassword(address.password());
        this.connections = new LettuceConnectionFactory(where);
        connections.start();
        this.settings = settings;
        this.redis = new ReactiveStringRedisTemplate(connections);
        var soon = new HotRedis(redis, settings, clock);
        this.ranks = new Ranks(soon, settings, clock);
        this.rankings = new Rankings(soon, settings);
    }

    /** Keys that no other test has; as much time as a busy machine needs; and a new ranking whenever one is asked for. */
    static AudienceSettings settings() {
        return settings(HALF_LIFE, Duration.ofMillis(1));
    }

    static AudienceSettings settings(Duration halfLife, Duration refresh) {
        return new AudienceSettings("test:{" + UUID.randomUUID() + "}", halfLife, refresh, LIMIT);
    }

    void view(ArticleId article, int times) {
        for (int i = 0; i < times; i++) {
            ranks.viewed(article).block(LIMIT);
        }
    }

    /** Once the last ranking is too old to begin with. */
    Ranking ranking() {
        redis.delete(settings.ranking()).block(LIMIT);
        return Objects.requireNonNull(rankings.current().block(LIMIT));
    }

    double score(ArticleId article) {
        return Objects.requireNonNull(
                redis.opsForZSet().score(settings.ranks(), article.toString()).block(LIMIT));
    }

    long places() {
        return Objects.requireNonNull(redis.opsForZSet().size(settings.ranks()).block(LIMIT));
    }

    void forget(Collection<String> keys) {
        redis.delete(keys.toArray(String[]::new)).block(LIMIT);
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
