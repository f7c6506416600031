package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.RedisAddress;
import dev.unspool.web.Household;
import dev.unspool.web.Sha256;
import dev.unspool.web.TestHouseholds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** What one instance of the application has of this room, with a connection of its own to a Redis that others may use too. */
final class OneInstance implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Duration HALF_LIFE = Duration.ofHours(6);

    /** So long the end of an instance waits for a connection that is still being made. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    final AudienceSettings settings;
    final ReactiveStringRedisTemplate redis;
    final Lifts lifts;
    final Counter counter;
    final Batches batches;
    final Meanwhile meanwhile = new Meanwhile();
    final Hearing hearing;
    final Rankings rankings;
    private final LettuceConnectionFactory connections;

    OneInstance(RedisAddress address, AudienceSettings settings, Clock clock) {
        var where = new RedisStandaloneConfiguration(address.host(), address.port());
        where.setPassword(address.password());
        var patient =
                LettuceClientConfiguration.builder().commandTimeout(CONNECTING).build();
        this.connections = new LettuceConnectionFactory(where, patient);
        connections.start();
        this.settings = settings;
        this.redis = new ReactiveStringRedisTemplate(connections);
        var soon = new HotRedis(redis, settings, clock);
        this.counter = new Counter(soon, new Ranks(settings, clock), settings);
        this.batches = new Batches(redis, settings, clock);
        this.lifts = new Lifts(parts -> Mono.just(Sha256.of(parts)), settings, clock);
        this.hearing = new Hearing(lifts, counter, meanwhile, new SimpleMeterRegistry());
        this.rankings = new Rankings(soon, settings);
    }

    /** Keys that no other test has; as much time as a busy machine needs; and a new ranking whenever one is asked for. */
    static AudienceSettings settings() {
        return settings(HALF_LIFE, Duration.ofMillis(1));
    }

    static AudienceSettings settings(Duration halfLife, Duration refresh) {
        return settings("test:{" + UUID.randomUUID() + "}", halfLife, refresh, LIMIT);
    }

    static AudienceSettings settings(String keys, Duration halfLife, Duration refresh, Duration limit) {
        return new AudienceSettings(
                keys, halfLife, refresh, limit, 1_000, Duration.ofSeconds(10), 60, 10, 100_000, 100);
    }

    void view(ArticleId article, int times) {
        for (int i = 0; i < times; i++) {
            hear(Act.view(article, UUID.randomUUID(), 0));
        }
    }

    void share(ArticleId article) {
        hear(Act.share(article, UUID.randomUUID(), Figure.COPY));
    }

    /** From a household that did nothing before. */
    void hear(Act act) {
        hear(act, TestHouseholds.any());
    }

    void hear(Act act, Household household) {
        hearing.heard(act, household).block(LIMIT);
    }

    /** From a household that did nothing before; fails where Redis is away. */
    Mono<Counter.Outcome> count(Act act, int counted) {
        return lifts.of(act, TestHouseholds.any()).flatMap(lift -> counter.count(act, lift, counted));
    }

    /** By itself, as the instance writes. */
    WriteLifecycle writing(AudienceLedger ledger, Clock clock) {
        return new WriteLifecycle(counter, batches, meanwhile, ledger, settings, clock);
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
