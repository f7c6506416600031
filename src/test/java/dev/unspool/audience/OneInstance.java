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

/** The parts of this package in one instance of the application, with a connection of its own to a Redis that others may use too. */
final class OneInstance implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Duration HALF_LIFE = Duration.ofHours(6);

    /** Maximum time that closing an instance waits for a connection that is still being made. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    final AudienceSettings settings;
    final ReactiveStringRedisTemplate redis;
    final LiftSketches sketches;
    final RedisCounter counter;
    final CountBatches batches;
    final UnsentActs unsentActs = new UnsentActs();
    final CountingAudience audience;
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
        var soon = new AudienceRedis(redis, settings, clock);
        this.counter = new RedisCounter(soon, new HotScores(settings, clock), settings);
        this.batches = new CountBatches(redis, settings, clock);
        this.sketches = new LiftSketches(parts -> Mono.just(Sha256.of(parts)), settings, clock);
        this.audience = new CountingAudience(sketches, counter, unsentActs, new SimpleMeterRegistry());
        this.rankings = new Rankings(soon, settings);
    }

    /** Returns settings with keys of their own, time limits for a busy machine, and a new ranking for every request. */
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
            count(ReaderAct.view(article, UUID.randomUUID(), 0));
        }
    }

    void share(ArticleId article) {
        count(ReaderAct.share(article, UUID.randomUUID(), Figure.COPY));
    }

    /** Counts an act of a new household. */
    void count(ReaderAct act) {
        count(act, TestHouseholds.any());
    }

    void count(ReaderAct act, Household household) {
        audience.count(act, household).block(LIMIT);
    }

    /** Counts an act of a new household; fails if Redis is away. */
    Mono<RedisCounter.CountResult> count(ReaderAct act, int counted) {
        return sketches.of(act, TestHouseholds.any()).flatMap(positions -> counter.count(act, positions, counted));
    }

    /** Returns the instance's writer, not started. */
    CountWriteLifecycle writing(AudienceLedger ledger, Clock clock) {
        return new CountWriteLifecycle(counter, batches, unsentActs, ledger, settings, clock);
    }

    /** Returns a new ranking, as if the last one were too old. */
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
