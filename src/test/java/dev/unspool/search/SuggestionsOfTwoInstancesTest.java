package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an instance suggests while another one, or the newsroom, changes articles that it does not hear of at once. */
@SiteTest
@TestInstance(Lifecycle.PER_CLASS)
class SuggestionsOfTwoInstancesTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Instance other;
    private TestArticles articles;

    @Autowired
    private TestSite site;

    @Autowired
    private Environment environment;

    @BeforeEach
    void start() {
        articles = site.emptied();
        if (other == null) {
            other = Instance.beside(environment, "--unspool.search.patience=2s", "--unspool.search.suggestions=30/1h");
        }
    }

    @AfterAll
    void end() {
        other.close();
    }

    /** It reads the log in steps of 250 changes. The retraction is in the last one. */
    @Test
    void namesNothingThatWasRetractedWhileItReadsABacklog() {
        var headlines = other.context().getBean(SuggestionsLifecycle.class);
        var killed = articles.publishOne("Fog killed", NOON);
        await(headlines, known -> texts(known).contains("Fog killed"));
        headlines.stop();
        await(headlines, Optional::isEmpty);
        articles.publish(800, i -> NOON);
        articles.kill(killed);
        articles.publishOne("Fog after", NOON);
        headlines.start();
        await(headlines, known -> {
            assertThat(texts(known)).doesNotContain("Fog killed");
            return texts(known).contains("Fog after");
        });
    }

    /** A program that stops takes requests for a while, when nothing follows the log any more. */
    @Test
    void answersWhileItStops() {
        var headlines = other.context().getBean(SuggestionsLifecycle.class);
        articles.publishOne("Fog", NOON);
        await(headlines, known -> texts(known).contains("Fog"));
        headlines.stop();
        expectNoFailure();
        await(headlines, Optional::isEmpty);
        expectNoFailure();
        headlines.start();
        await(headlines, known -> texts(known).contains("Fog"));
    }

    @Test
    void limitsHowOftenAHouseholdAsks() {
        var there = client();
        for (var i = 0; i < 30; i++) {
            there.get()
                    .uri(i % 2 == 0 ? "/api/v1/search/suggestions?q=fog" : "/search/suggestions?q=fog")
                    .exchange()
                    .expectBody()
                    .returnResult();
        }
        for (var address : List.of("/api/v1/search/suggestions?q=fog", "/search/suggestions?q=fog")) {
            there.get()
                    .uri(address)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("rate-limited");
        }
        there.get()
                .uri("/api/v1/search?q=fog")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        there.get()
                .uri("/api/v1/search/suggestions")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult();
    }

    private void expectNoFailure() {
        var status = client().get()
                .uri("/api/v1/search/suggestions?q=fog")
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus();
        assertThat(status.value()).isIn(200, 429);
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + other.port())
                .responseTimeout(LIMIT)
                .build();
    }

    private static void await(SuggestionsLifecycle headlines, Predicate<Optional<KnownHeadlines>> awaited) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!awaited.test(headlines.current())) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    private static List<String> texts(Optional<KnownHeadlines> known) {
        return known.map(headlines -> headlines.find("fog", 20)).orElse(List.of()).stream()
                .map(Suggestion::text)
                .toList();
    }
}
