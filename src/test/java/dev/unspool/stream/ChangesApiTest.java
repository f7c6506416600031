package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SiteTest(database = SiteTest.SHARED)
class ChangesApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.000001Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    private WebTestClient client;
    private TestArticles articles;
    private List<ArticleId> published;
    private long before;

    @BeforeEach
    void publishFive() {
        articles = site.emptied();
        client = site.client();
        before = json("/api/v1/feed", 200).at("/changes/seq").asLong();
        published = articles.publish(5, i -> NOON.minusSeconds(i));
    }

    @Test
    void continuesFromAFeedPageWithoutAGap() {
        var known = json("/api/v1/feed", 200).at("/changes/seq").asLong();
        articles.correct(published.get(1), "Put right");
        articles.retract(published.get(0));
        var changes = json("/api/v1/changes?after=" + known, 200);
        var updated = changes.at("/items/0");
        assertThat(updated.get("seq").asLong()).isEqualTo(known + 1);
        assertThat(updated.get("type").asString()).isEqualTo("article-updated");
        assertThat(updated.get("version").asInt()).isEqualTo(2);
        assertThat(updated.get("title").asString()).isEqualTo("Put right");
        assertThat(updated.get("correction").asString()).isEqualTo("The headline was wrong.");
        var retracted = changes.at("/items/1");
        assertThat(retracted.get("type").asString()).isEqualTo("article-retracted");
        assertThat(retracted.get("id").asString()).isEqualTo(published.get(0).toString());
        assertThat(retracted.get("kind").asString()).isEqualTo("takedown");
        assertThat(retracted.get("notice").asString()).isEqualTo("Withdrawn by the editors.");
        assertThat(retracted.has("title")).isFalse();
        assertThat(changes.get("hasMore").asBoolean()).isFalse();
        assertThat(changes.get("next").asLong()).isEqualTo(changes.get("head").asLong());
    }

    @Test
    void givesTheWholeLogPageByPage() {
        var first = json("/api/v1/changes?limit=3&after=" + before, 200);
        assertThat(first.get("items").size()).isEqualTo(3);
        assertThat(first.get("hasMore").asBoolean()).isTrue();
        var second = json("/api/v1/changes?limit=3&after=" + first.get("next").asLong(), 200);
        assertThat(second.get("items").size()).isEqualTo(2);
        assertThat(second.at("/items/0/title").asString()).isEqualTo("Article 3");
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        var none = json("/api/v1/changes?after=" + second.get("next").asLong(), 200);
        assertThat(none.get("items")).isEmpty();
        assertThat(none.get("next").asLong()).isEqualTo(before + 5);
    }

    @Test
    void namesTheOldestChangeWhenThePositionHasExpired() {
        database.sql("delete from change_log where seq <= :seq")
                .bind("seq", before + 2)
                .then()
                .block(LIMIT);
        var gone = json("/api/v1/changes?after=" + before, 410);
        assertThat(gone.get("code").asString()).isEqualTo("position-expired");
        assertThat(gone.get("oldest").asLong()).isEqualTo(before + 3);
        assertThat(json("/api/v1/changes?after=" + (before + 2), 200)
                        .get("items")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void takesAPositionAheadOfTheLogForAnExpiredOne() {
        assertThat(json("/api/v1/changes?after=" + (before + 5), 200).get("items"))
                .isEmpty();
        var refused = json("/api/v1/changes?after=" + (before + 6), 410);
        assertThat(refused.get("code").asString()).isEqualTo("position-expired");
        assertThat(refused.get("head").asLong()).isEqualTo(before + 5);
    }

    @Test
    void mayBeCachedForOneSecondOnly() {
        client.get()
                .uri("/api/v1/changes?after=" + before)
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "public, max-age=0, s-maxage=1")
                .expectHeader()
                .exists("ETag");
    }

    @ParameterizedTest
    @CsvSource({
        "'', malformed-request",
        "after=, malformed-request",
        "after=-1, malformed-request",
        "after=1e3, malformed-request",
        "after=99999999999999999999, malformed-request",
        "after=1 or 1=1, malformed-request",
        "after=0&limit=0, limit-out-of-range",
        "after=0&limit=101, limit-out-of-range",
        "after=0&limit=x, limit-out-of-range"
    })
    void saysWhatToChange(String query, String code) {
        var problem = json("/api/v1/changes?" + query.replace(" ", "%20"), 400);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("detail").asString()).contains("whole number");
    }

    private JsonNode json(String uri, int status) {
        return JSON.readTree(client.get()
                .uri(URI.create(site.address() + uri))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody());
    }
}
