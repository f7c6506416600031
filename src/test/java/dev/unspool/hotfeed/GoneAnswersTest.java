package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.ArticleStore;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is kept of an answer, in memory and in Redis, when its renewal finds nothing there any more. */
@SiteTest(database = SiteTest.SHARED)
class GoneAnswersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String key = "/gone/" + UUID.randomUUID();

    @Autowired
    private TestSite site;

    @Autowired
    private HotAnswers answers;

    @Autowired
    private NearAnswers near;

    @Autowired
    private RedisAnswers redis;

    @Autowired
    private ArticleStore store;

    @BeforeEach
    void keepAnswer() {
        var article = site.emptied().publishOne("Kept", Instant.parse("2025-06-01T12:00:00Z"));
        await(
                () -> { // until this instance has read that article
                    answers.load(lookup(store.head()
                                    .map(log -> new Rendered(
                                            page(), new Dependencies(log, List.of(article), Scope.ARTICLES)))))
                            .block(LIMIT);
                    return answers.cached(lookup(Mono.empty())) != null;
                });
        await(this::putIntoRedis);
    }

    static Stream<Mono<Rendered>> renewalsThatFindNothing() {
        var article = new ArticleId(new UUID(1, 1)).toString();
        return Stream.of(
                Mono.error(Problem.notFound("No article has this id.")),
                Mono.error(Problem.retracted(article, 2, "kill", "Withdrawn.")),
                Mono.just(Rendered.uncached(ResponseEntity.status(410).body(new byte[1]))));
    }

    @ParameterizedTest
    @MethodSource("renewalsThatFindNothing")
    void dropsItAtOnce(Mono<Rendered> renewal) {
        await(() -> {
            answers.refresh(lookup(renewal));
            return near.get(key) == null && !isInRedis();
        });
        assertThat(answers.cached(lookup(Mono.empty()))).isNull();
    }

    /** As a list whose comparison took too long today. */
    @Test
    void keepsItWhenTheRenewalIsIncomplete() {
        var incomplete = Rendered.uncached(ResponseEntity.ok(new byte[1]));
        redis.remove(key).block(LIMIT); // else the answer is taken from there
        var given = answers.load(lookup(Mono.just(incomplete))).block(LIMIT);
        assertThat(Objects.requireNonNull(given).answer().dependencies()).isNull();
        assertThat(answers.cached(lookup(Mono.empty()))).isNotNull();
    }

    @Test
    void keepsItWhenTheRenewalFailsForTheMoment() {
        var away = new Problem(ProblemCode.DEPENDENCY_UNAVAILABLE, "Try again.");
        answers.refresh(lookup(Mono.error(away)));
        answers.refresh(lookup(Mono.error(new IllegalStateException("a defect"))));
        assertThat(near.get(key)).isNotNull();
        assertThat(isInRedis()).isTrue();
    }

    private Lookup lookup(Mono<Rendered> fill) {
        return new Lookup(key, fill, true);
    }

    /** Again if need be: Redis may take longer than its limit on a busy machine. */
    private boolean putIntoRedis() {
        redis.put(key, Objects.requireNonNull(near.get(key))).block(LIMIT);
        return isInRedis();
    }

    private boolean isInRedis() {
        return Objects.requireNonNull(redis.get(key).hasElement().block(LIMIT));
    }

    private static ResponseEntity<byte[]> page() {
        var headers = new HttpHeaders();
        headers.setCacheControl("s-maxage=60");
        return ResponseEntity.ok().headers(headers).body("Kept".getBytes(StandardCharsets.UTF_8));
    }

    private static void await(BooleanSupplier isTrue) {
        Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .filter(tick -> isTrue.getAsBoolean())
                .next()
                .block(LIMIT);
    }
}
