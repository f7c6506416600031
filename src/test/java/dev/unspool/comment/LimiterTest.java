package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.TestServers;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.Limiter;
import dev.unspool.web.LocalLimiter;
import dev.unspool.web.Problem;
import dev.unspool.web.Rate;
import dev.unspool.web.TestHouseholds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of every limiter: the one in memory, and the one in a real Redis. */
@Tag("servers")
class LimiterTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static LettuceConnectionFactory connections;

    @BeforeAll
    static void connect() {
        var address = TestServers.redis();
        var where = new RedisStandaloneConfiguration(address.host(), address.port());
        where.setPassword(address.password());
        connections = new LettuceConnectionFactory(where);
        connections.start();
    }

    @AfterAll
    static void close() {
        connections.destroy();
    }

    static Stream<Named<Limiter>> limiters() {
        var redis = new ReactiveStringRedisTemplate(connections);
        return Stream.of(
                Named.of("local", new LocalLimiter(1_000)),
                Named.of("Redis", new RedisLimiter(redis, settings(), Clock.systemUTC())));
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void grantsABurstAndThenOneAtATime(Limiter limiter) {
        var bucket = bucket("20/1m");
        for (int i = 19; i >= 0; i--) {
            var allowance = take(limiter, NOON, bucket);
            assertThat(allowance.granted()).isTrue();
            assertThat(allowance.remaining()).isEqualTo(i);
        }
        var refused = take(limiter, NOON, bucket);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(refused.reset()).isEqualTo(Duration.ofMinutes(1));
        assertThat(take(limiter, NOON.plusMillis(2_999), bucket).granted()).isFalse();
        assertThat(take(limiter, NOON.plusSeconds(3), bucket).granted()).isTrue();
        assertThat(take(limiter, NOON.plusSeconds(3), bucket).granted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void chargesNothingForARefusal(Limiter limiter) {
        var bucket = bucket("1/10s");
        take(limiter, NOON, bucket);
        IntStream.range(0, 100).forEach(i -> take(limiter, NOON, bucket));
        assertThat(take(limiter, NOON.plusSeconds(10), bucket).granted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void refillsUpToItsSize(Limiter limiter) {
        var bucket = bucket("5/10s");
        IntStream.range(0, 5).forEach(i -> take(limiter, NOON, bucket));
        var later = NOON.plus(Duration.ofDays(1));
        assertThat(IntStream.range(0, 7)
                        .filter(i -> take(limiter, later, bucket).granted()))
                .hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void takesFromAllBucketsOrFromNone(Limiter limiter) {
        var wide = bucket("10/1m");
        var narrow = bucket("1/1m");
        assertThat(take(limiter, NOON, wide, narrow).bucket()).isEqualTo(narrow);
        var refused = take(limiter, NOON, wide, narrow);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.bucket()).isEqualTo(narrow);
        assertThat(take(limiter, NOON, wide).remaining()).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void tellsBucketsApart(Limiter limiter) {
        var one = bucket("1/1m");
        var other = bucket("1/1m");
        assertThat(take(limiter, NOON, one).granted()).isTrue();
        assertThat(take(limiter, NOON, other).granted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void doesNotBlockAfterTheClockIsSetBack(Limiter limiter) {
        var bucket = bucket("2/10s");
        take(limiter, NOON.plus(Duration.ofDays(1)), bucket);
        take(limiter, NOON.plus(Duration.ofDays(1)), bucket);
        assertThat(take(limiter, NOON, bucket).retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(take(limiter, NOON.plusSeconds(10), bucket).granted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void grantsNoMoreToConcurrentRequests(Limiter limiter) {
        var bucket = bucket("50/1h");
        var granted = Flux.range(0, 400)
                .flatMap(i -> limiter.take(List.of(bucket), NOON).subscribeOn(Schedulers.parallel()), 64)
                .filter(Allowance::granted)
                .count()
                .block(LIMIT);
        assertThat(granted).isEqualTo(50);
    }

    @Test
    void countsForTheInstanceAloneWhileRedisIsAway() {
        var nowhere = new LettuceConnectionFactory("localhost", 1);
        nowhere.start();
        try {
            var redis = new RedisLimiter(new ReactiveStringRedisTemplate(nowhere), settings(), Clock.systemUTC());
            var limits = new CommentLimits(redis, settings(), Clock.fixed(NOON, ZoneOffset.UTC));
            for (int i = 0; i < 20; i++) {
                limits.request(sender("192.0.2.1")).block(LIMIT);
            }
            assertThatThrownBy(() -> limits.request(sender("192.0.2.1")).block(LIMIT))
                    .isInstanceOfSatisfying(Problem.class, refused -> {
                        assertThat(refused.members()).containsEntry("limit", "address");
                        assertThat(refused.headers())
                                .containsEntry("Retry-After", "3")
                                .containsEntry("RateLimit-Policy", "20;w=60");
                    });
            for (int i = 0; i < 80; i++) {
                limits.request(sender("2001:db8:1:" + i + "::1")).block(LIMIT);
            }
            assertThatThrownBy(() -> limits.request(sender("2001:db8:1:80::1")).block(LIMIT))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refused -> assertThat(refused.members()).containsEntry("limit", "network"));
            limits.request(sender("2001:db8:2:80::1")).block(LIMIT);
            var article = new ArticleId(UUID.randomUUID());
            for (int i = 0; i < 100; i++) {
                limits.comment(article, HoneypotSign.HIDDEN_FIELD).block(LIMIT);
            }
            assertThatThrownBy(() ->
                            limits.comment(article, HoneypotSign.HIDDEN_FIELD).block(LIMIT))
                    .isInstanceOf(Problem.class);
            limits.comment(article, null).block(LIMIT);
        } finally {
            nowhere.destroy();
        }
    }

    private static AdmittedSender sender(String address) {
        var household = TestHouseholds.of(address);
        return new AdmittedSender(household, household.subnet(), household.endSite());
    }

    private static Allowance take(Limiter limiter, Instant now, Bucket... buckets) {
        return limiter.take(List.of(buckets), now).block(LIMIT);
    }

    private static Bucket bucket(String rate) {
        return new Bucket("test", UUID.randomUUID().toString(), Rate.of(rate));
    }

    /** A time limit for a busy machine. */
    private static CommentSettings settings() {
        return new CommentSettings(
                "test:{" + UUID.randomUUID() + "}",
                Duration.ofSeconds(3),
                Duration.ofHours(24),
                Duration.ofMinutes(5),
                Duration.ofDays(30),
                Rate.of("20/1m"),
                Rate.of("100/1m"),
                Rate.of("100/1m"),
                LIMIT,
                4,
                60,
                LIMIT,
                Duration.ofDays(7));
    }
}
