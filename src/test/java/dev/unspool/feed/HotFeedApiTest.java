package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.Audience;
import dev.unspool.audience.Figure;
import dev.unspool.audience.ReaderAct;
import dev.unspool.audience.SetClock;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.web.TestHouseholds;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sort=hot} over HTTP, and cursors that belong elsewhere. */
@SiteTest(
        properties = {
            "unspool.audience.keys=" + HotFeedApiTest.KEYS,
            "unspool.audience.refresh=1ms",
            "unspool.audience.limit=10s"
        })
class HotFeedApiTest {

    static final String KEYS = "test:{hot-feed-api}";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private static final SetClock CLOCK = new SetClock(Instant.parse("2026-06-01T12:00:00Z"));

    @Autowired
    private TestSite site;

    @Autowired
    private CursorText cursors;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private Audience audience;

    private WebTestClient client;
    private List<ArticleId> published;

    @BeforeEach
    void publishTwelveOfWhichTheLastIsRead() {
        redis.delete(redis.keys("test:?hot-feed-api?:*")).block(LIMIT);
        published = site.emptied().publish(12, i -> NOON.minusSeconds(i));
        audience.count(ReaderAct.view(published.get(11), UUID.randomUUID(), 0), TestHouseholds.any())
                .block(LIMIT);
        client = site.client();
    }

    @Test
    void namesItsOrderAndContinuesInIt() {
        var first = json("/api/v1/feed?sort=hot&limit=5");
        assertThat(first.get("sort").asString()).isEqualTo("hot");
        assertThat(ids(first)).containsExactly(text(11), text(0), text(1), text(2), text(3));
        var links = client.get()
                .uri("/api/v1/feed?sort=hot&limit=5")
                .exchange()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .get(HttpHeaders.LINK);
        assertThat(links).singleElement().asString().contains("sort=hot").contains("rel=\"next\"");
        var second = json(links.get(0).substring(1, links.get(0).indexOf('>')));
        assertThat(second.get("sort").asString()).isEqualTo("hot");
        assertThat(ids(second)).containsExactly(text(4), text(5), text(6), text(7), text(8));
        var back = json("/api/v1/feed?sort=hot&limit=5&cursor=" + cursor(second, "previous"));
        assertThat(ids(back)).isEqualTo(ids(first));
        assertThat(back.get("page").get("previous").isNull()).isTrue();
    }

    @Test
    void namesTheOrderOfTheLatestFeedToo() {
        assertThat(json("/api/v1/feed").get("sort").asString()).isEqualTo("latest");
        assertThat(json("/api/v1/feed?sort=latest").get("sort").asString()).isEqualTo("latest");
    }

    @Test
    void refusesACursorOfTheOtherOrderOfAnotherFilterAndOfASession() {
        var hot = cursor(json("/api/v1/feed?sort=hot&limit=5"), "next");
        var latest = cursor(json("/api/v1/feed?limit=5"), "next");
        problem("/api/v1/feed?cursor=" + hot, 400, "cursor-mismatch");
        problem("/api/v1/feed?sort=latest&cursor=" + hot, 400, "cursor-mismatch");
        problem("/api/v1/feed?sort=hot&cursor=" + latest, 400, "cursor-mismatch");
        problem("/api/v1/feed?sort=hot&section=news&cursor=" + hot, 400, "cursor-mismatch");
        problem("/api/v1/articles/" + text(0) + "/next?cursor=" + hot, 400, "cursor-mismatch");
        var session =
                json("/api/v1/articles/" + text(0) + "/next").get("cursor").asString();
        problem("/api/v1/feed?sort=hot&cursor=" + session, 400, "cursor-mismatch");
        var token = json("/api/v1/feed?sort=hot").get("changes").get("token").asString();
        problem("/api/v1/feed?sort=hot&cursor=" + token, 400, "cursor-invalid");
    }

    @Test
    void refusesACursorWithOneCharacterFlipped() {
        var cursor = cursor(json("/api/v1/feed?sort=hot&limit=5"), "next");
        for (int i = 0; i < cursor.length(); i += 7) {
            var flipped = cursor.charAt(i) == 'A' ? 'B' : 'A';
            var changed = cursor.substring(0, i) + flipped + cursor.substring(i + 1);
            problem("/api/v1/feed?sort=hot&cursor=" + changed, 400, "cursor-invalid");
        }
    }

    @Test
    void givesANewCursorWhenTheRankingIsGone() {
        var filter = FeedFilter.section("news");
        var lost = cursors.write(HotCursor.start(filter, UUID.randomUUID(), 7));
        var gone = problem("/api/v1/feed?sort=hot&section=news&limit=5&cursor=" + lost, 410, "cursor-expired");
        assertThat(gone.get("type").asString()).isEqualTo("/docs#cursor-expired");
        var newest = json("/api/v1/articles/" + text(11)).get("number").asLong();
        assertThat(gone.get("head").asLong()).isEqualTo(newest);
        var anew = "/api/v1/feed?sort=hot&section=news&limit=5&cursor="
                + gone.get("cursor").asString();
        assertThat(ids(json(anew))).isEqualTo(ids(json("/api/v1/feed?sort=hot&section=news&limit=5")));
        assertThat(json(anew).get("page").get("previous").isNull()).isTrue();
    }

    @Test
    void fallsBackToTheLatestOrderWhenRedisIsEmpty() {
        var first = json("/api/v1/feed?sort=hot&limit=5");
        redis.delete(redis.keys("test:?hot-feed-api?:*")).block(LIMIT);
        var second = json("/api/v1/feed?sort=hot&limit=5&cursor=" + cursor(first, "next"));
        assertThat(ids(second)).containsExactly(text(4), text(5), text(6), text(7), text(8));
        var anew = json("/api/v1/feed?sort=hot&limit=6");
        assertThat(anew.get("sort").asString()).isEqualTo("latest");
        assertThat(ids(anew)).containsExactly(text(0), text(1), text(2), text(3), text(4), text(5));
        var next = json("/api/v1/feed?sort=hot&limit=20&cursor=" + cursor(anew, "next"));
        assertThat(next.get("sort").asString()).isEqualTo("latest");
        assertThat(ids(next)).hasSize(6).startsWith(text(6)).endsWith(text(11));
    }

    /** For the 35 s that the public contract gives to caches: no change of the log says that ranks have moved. */
    @Test
    void cachesTheFirstPageForAWhileOnly() {
        assertThat(ids(json("/api/v1/feed?sort=hot&limit=2"))).containsExactly(text(11), text(0));
        audience.count(ReaderAct.share(published.get(7), UUID.randomUUID(), Figure.COPY), TestHouseholds.any())
                .block(LIMIT);
        assertThat(ids(json("/api/v1/feed?sort=hot&limit=2"))).containsExactly(text(11), text(0));
        CLOCK.advance(Duration.ofSeconds(36));
        assertThat(ids(json("/api/v1/feed?sort=hot&limit=2"))).containsExactly(text(7), text(11));
    }

    /** One view now is more than a share, which weighs ten, of five half-lives ago. */
    @Test
    void forgetsWhatWasReadLongAgo() {
        audience.count(ReaderAct.share(published.get(7), UUID.randomUUID(), Figure.COPY), TestHouseholds.any())
                .block(LIMIT);
        assertThat(ids(json("/api/v1/feed?sort=hot&limit=3"))).containsExactly(text(7), text(11), text(0));
        CLOCK.advance(Duration.ofHours(30));
        audience.count(ReaderAct.view(published.get(4), UUID.randomUUID(), 0), TestHouseholds.any())
                .block(LIMIT);
        assertThat(ids(json("/api/v1/feed?sort=hot&limit=3"))).containsExactly(text(4), text(7), text(11));
    }

    private String text(int article) {
        return published.get(article).toString();
    }

    private static String cursor(JsonNode page, String name) {
        return page.get("page").get(name).asString();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private JsonNode json(String address) {
        return answer(address, 200);
    }

    private JsonNode problem(String address, int status, String code) {
        var problem = answer(address, status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        return problem;
    }

    private JsonNode answer(String address, int status) {
        return new JsonMapper()
                .readTree(client.get()
                        .uri(URI.create(site.address() + address))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    /** The clocks of the whole application. */
    @TestConfiguration
    static class Clocks {

        @Bean
        @Primary
        Clock set() {
            return CLOCK;
        }
    }
}
