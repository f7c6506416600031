package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.WithServers;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An attacker who can write to Redis but has no signing key cannot put a page on the site. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithServers
class ForgedAnswersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private RedisAnswers shared;

    @Autowired
    private NearAnswers near;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReactiveRedisConnectionFactory connections;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private ReactiveRedisTemplate<String, byte[]> redis;
    private Map<String, byte[]> genuine;
    private Reader reader;

    @BeforeEach
    void fill() {
        redis = new ReactiveRedisTemplate<>(
                connections,
                RedisSerializationContext.<String, byte[]>newSerializationContext(RedisSerializer.byteArray())
                        .key(RedisSerializer.string())
                        .hashKey(RedisSerializer.string())
                        .build());
        keys().flatMap(redis::delete).blockLast(LIMIT);
        TestArticles.inEmptyStore(database, ledger).publish(3, i -> NOON.minusSeconds(i));
        reader = new Reader(port);
        for (var article = 0; article < 3; article++) {
            assertThat(reader.get("/articles/article-" + article).status()).isEqualTo(200);
        }
        genuine = await(3);
        assertThat(genuine).hasSize(3);
    }

    @Test
    void readsAnswersThatAnInstanceOfTheSiteSigned() {
        genuine.keySet().forEach(name -> assertThat(found(name)).isNotNull());
    }

    @Test
    void ignoresAnswersThatAreForgedMovedAlteredOrHuge() {
        var before = foreign();
        var texts = genuine.values().stream().toList();
        var names = genuine.keySet().stream().toList();
        assertUnread(names.get(0), bytes -> Arrays.copyOfRange(bytes, 17, bytes.length));
        assertUnread(names.get(0), bytes -> texts.get(1));
        assertUnread(names.get(0), ForgedAnswersTest::forged);
        assertUnread(names.get(0), bytes -> new byte[0x100]);
        assertUnread(names.get(0), bytes -> Arrays.copyOf(bytes, 9 * 1024 * 1024));
        assertThat(foreign() - before).isEqualTo(5);
        store(names.get(0), texts.get(0));
        assertThat(found(names.get(0))).isNotNull();
    }

    /** One from the future was made by an earlier release on a machine whose clock is ahead, and would be renewed too late. */
    @ParameterizedTest
    @ValueSource(ints = {-12, 1})
    void ignoresAnswersThatAreTooOldOrFromTheFutureWithoutCountingThemAsForeign(int minutes) {
        var name = genuine.keySet().iterator().next();
        var cached = found(name);
        var old = new CachedAnswer(
                new Rendered(cached.response(), cached.dependencies()), cached.madeAt() + minutes * 60_000L, false);
        redis.delete(name).block(LIMIT);
        Mono.defer(() -> shared.put(name.substring(prefix().length()), old)
                        .then(redis.hasKey(name))
                        .filter(isAvailable -> isAvailable))
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(LIMIT);
        var before = foreign();
        var bytes = redis.opsForValue().get(name).block(LIMIT);
        assertThat(shared.verified(name, bytes)).isNull();
        assertThat(foreign()).isEqualTo(before);
    }

    @Test
    void servesNoForgeryWhilePostgresIsSlowOrAway() throws Exception {
        genuine.forEach((name, bytes) -> store(name, forged(bytes)));
        try (var network = new Relay(postgresPort());
                var other = Instance.inAHurry(environment, through(network))) {
            var there = new Reader(other.port());
            network.delay(Duration.ofMillis(100));
            var page = there.get("/articles/article-0");
            while (page.status() == 503) { // on a busy machine
                page = there.get("/articles/article-0");
            }
            assertThat(page.text()).doesNotContain("Forgery").contains("Article 0");
            genuine.forEach((name, bytes) -> store(name, forged(bytes)));
            network.stall();
            assertThat(there.get("/articles/article-1").status()).isEqualTo(503);
        }
    }

    private static byte[] forged(byte[] page) {
        return new String(page, StandardCharsets.ISO_8859_1)
                .replace("Article", "Forgery")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private int postgresPort() {
        return URI.create(environment.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length()))
                .getPort();
    }

    private String through(Relay network) {
        var url = environment.getRequiredProperty("spring.r2dbc.url");
        return "--spring.r2dbc.url=" + url.replace(":" + postgresPort() + "/", ":" + network.port() + "/");
    }

    private void assertUnread(String name, UnaryOperator<byte[]> forgery) {
        store(name, forgery.apply(genuine.get(name)));
        assertThat(found(name)).isNull();
    }

    /** Tries again if Redis was too slow, until the answer is found or ignored. */
    private CachedAnswer found(String name) {
        var before = foreign();
        return Mono.defer(() -> shared.get(name.substring(prefix().length())))
                .repeatWhenEmpty(
                        tries -> tries.delayElements(Duration.ofMillis(50)).takeWhile(again -> foreign() == before))
                .block(LIMIT);
    }

    /** Returns the beginning of all keys in Redis; the path follows. */
    private String prefix() {
        var first = genuine.keySet().iterator().next();
        return first.substring(0, first.indexOf(':', "unspool:hot:".length()) + 1);
    }

    private void store(String name, byte[] bytes) {
        redis.opsForValue().set(name, bytes).block(LIMIT);
    }

    private double foreign() {
        return meters.counter("unspool.hot.foreign").count();
    }

    private Flux<String> keys() {
        return redis.keys("unspool:hot:*");
    }

    /** Has the pages shared again if Redis was too slow. */
    private Map<String, byte[]> await(int pages) {
        return Flux.range(0, pages)
                .map(article -> "/articles/article-" + article)
                .concatMap(key -> shared.put(key, near.get(key)))
                .then(stored())
                .filter(found -> found.size() >= pages)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(LIMIT);
    }

    private Mono<Map<String, byte[]>> stored() {
        return Mono.defer(() -> keys().filter(
                        name -> name.matches(".*:/articles/article-[0-2]")) // others may come late
                .concatMap(name -> redis.opsForValue().get(name).map(bytes -> Map.entry(name, bytes)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
