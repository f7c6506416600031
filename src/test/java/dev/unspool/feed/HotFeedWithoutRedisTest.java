package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.Audience;
import dev.unspool.audience.ReaderAct;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.web.TestHouseholds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** {@code sort=hot} without any Redis. */
@SiteTest(properties = "spring.data.redis.port=1")
class HotFeedWithoutRedisTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private CursorText cursors;

    @Autowired
    private HotPages pages;

    @Autowired
    private Audience audience;

    private TestArticles articles;
    private List<ArticleId> published;

    @BeforeEach
    void publishTwelve() {
        articles = site.emptied();
        published = articles.publish(12, i -> NOON.minusSeconds(i));
    }

    @Test
    void isTheLatestOrderAndNamesIt() {
        audience.count(ReaderAct.view(published.get(11), UUID.randomUUID(), 0), TestHouseholds.any())
                .block(LIMIT); // forgotten, and no failure
        var first = pages.headlines(FeedFilter.ALL, null, 7).block(LIMIT);
        var second = pages.headlines(FeedFilter.ALL, first.next(), 7).block(LIMIT);
        assertThat(first.items()).extracting("id").isEqualTo(published.subList(0, 7));
        assertThat(second.items()).extracting("id").isEqualTo(published.subList(7, 12));
        assertThat(second.next()).isNull();
        assertThat(List.of(first.sort(), second.sort())).containsOnly(Sort.LATEST);
    }

    @Test
    void asksReadersOfARankingToWait() {
        get(inARanking())
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("dependency-unavailable");
    }

    /** PostgreSQL works: nobody is served a stale page because of a ranking. */
    @Test
    void keepsServingFreshPagesWhileARankingIsUnavailable() {
        get("/api/v1/feed?limit=3").expectStatus().isOk();
        var newest = articles.publishOne("News", NOON.plusSeconds(60));
        get(inARanking()).expectStatus().isEqualTo(503);
        get("/api/v1/feed?limit=3")
                .expectHeader()
                .doesNotExist("Age")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(newest.toString());
    }

    private String inARanking() {
        return "/api/v1/feed?sort=hot&cursor=" + cursors.write(HotCursor.start(FeedFilter.ALL, UUID.randomUUID(), 7));
    }

    private WebTestClient.ResponseSpec get(String address) {
        return site.client().get().uri(address).exchange();
    }
}
