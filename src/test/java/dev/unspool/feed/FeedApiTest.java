package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feed's JSON endpoints, with good, bad and hostile input. */
@SiteTest(database = SiteTest.SHARED)
class FeedApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.000001Z");
    private static final JsonMapper JSON = new JsonMapper();

    private WebTestClient client;
    private TestArticles articles;
    private List<ArticleId> published;

    @Autowired
    private TestSite site;

    @BeforeEach
    void publishTwentyFive() {
        articles = site.emptied();
        published = articles.publish(25, i -> NOON.minusSeconds(i));
        client = site.client();
    }

    @Test
    void returnsTwentySummariesWithoutBodies() {
        var page = json("/api/v1/feed");
        assertThat(page.get("items").size()).isEqualTo(20);
        assertThat(page.get("items").get(0).get("id").asString())
                .isEqualTo(published.get(0).toString());
        assertThat(page.get("items").get(0).has("bodyHtml")).isFalse();
        assertThat(page.get("items").get(0).get("publishedAt").asString()).isEqualTo("2025-06-01T12:00:00.000001Z");
        assertThat(page.get("page").get("hasMore").asBoolean()).isTrue();
        assertThat(page.get("page").get("previous").isNull()).isTrue();
        assertThat(page.get("changes").get("token").asString()).isNotBlank();
    }

    @Test
    void redirectsUnusualSpellingsOfTheAddress() {
        client.get()
                .uri(java.net.URI.create(site.address() + "/api/v1/%66eed?limit=3"))
                .exchange()
                .expectStatus()
                .isEqualTo(308)
                .expectHeader()
                .valueEquals("Location", "/api/v1/feed?limit=3");
    }

    @Test
    void returnsThePublicCorrectionsOfAnArticle() {
        var id = published.get(3);
        assertThat(json("/api/v1/articles/" + id + "/revisions").get("items")).isEmpty();
        articles.correct(id, "Once put right");
        articles.correct(id, "Twice put right");
        var items = json("/api/v1/articles/" + id + "/revisions").get("items");
        assertThat(items.valueStream().map(item -> item.get("version").asInt())).containsExactly(3, 2);
        assertThat(items.at("/0/note").asString()).isEqualTo("The headline was wrong.");
        var article = json("/api/v1/articles/" + id);
        assertThat(items.at("/0/at").asString())
                .isEqualTo(article.get("updatedAt").asString())
                .isGreaterThan(article.get("publishedAt").asString());
        articles.retract(id);
        client.get()
                .uri("/api/v1/articles/" + id + "/revisions")
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        client.get()
                .uri("/api/v1/articles/nobody-knows/revisions")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void returnsFiveWholeArticlesInTheFullView() {
        var page = json("/api/v1/feed?view=full");
        assertThat(page.get("items").size()).isEqualTo(5);
        assertThat(page.get("items").get(0).get("bodyHtml").asString()).contains("Body of Article 0");
        assertThat(page.get("items").get(0).get("share").get("linkedin").asString())
                .startsWith("https://www.linkedin.com/");
    }

    @Test
    void linksToTheNextPageInTheHeader() {
        var links = client.get()
                .uri("/api/v1/feed?limit=10&section=news")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .get(HttpHeaders.LINK);
        assertThat(links)
                .singleElement()
                .asString()
                .contains("rel=\"next\"")
                .contains("section=news")
                .contains("limit=10");
        var address = links.get(0).substring(1, links.get(0).indexOf('>'));
        assertThat(json(address).get("items").get(0).get("id").asString())
                .isEqualTo(published.get(10).toString());
    }

    @Test
    void followsNextToTheTrueEnd() {
        var seen = new ArrayList<String>();
        var page = json("/api/v1/feed?limit=7");
        page.get("items").forEach(item -> seen.add(item.get("id").asString()));
        while (!page.get("page").get("next").isNull()) {
            page = json("/api/v1/feed?limit=7&cursor="
                    + page.get("page").get("next").asString());
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
        }
        assertThat(seen).isEqualTo(published.stream().map(ArticleId::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,400,limit-out-of-range",
        "limit=101,400,limit-out-of-range",
        "limit=-1,400,limit-out-of-range",
        "limit=99999999999999999999,400,limit-out-of-range",
        "limit=ten,400,limit-out-of-range",
        "view=full&limit=21,400,limit-out-of-range",
        "view=everything,400,malformed-request",
        "sort=random,400,malformed-request",
        "section=..%2F..%2Fetc,400,malformed-request",
        "section=a%00b,400,malformed-request",
        "tag=%27%3B+drop+table+article%3B--,400,malformed-request",
        "author=%F0%9F%92%A9,400,malformed-request",
        "cursor=,400,cursor-invalid",
        "cursor=AAAA,400,cursor-invalid",
        "cursor=%00%FF,400,malformed-request"
    })
    void saysWhatToChange(String query, int status, String code) {
        client.get()
                .uri(java.net.URI.create(site.address() + "/api/v1/feed?" + query))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.traceId")
                .isNotEmpty()
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Test
    void refusesACursorWithOneCharacterFlipped() {
        var cursor = json("/api/v1/feed?limit=5").get("page").get("next").asString();
        for (int i = 0; i < cursor.length(); i += 7) {
            var flipped = cursor.charAt(i) == 'A' ? 'B' : 'A';
            problem(
                    "/api/v1/feed?cursor=" + cursor.substring(0, i) + flipped + cursor.substring(i + 1),
                    400,
                    "cursor-invalid");
        }
    }

    @Test
    void refusesACursorOfAnotherFeed() {
        var cursor = json("/api/v1/feed?limit=5").get("page").get("next").asString();
        problem("/api/v1/feed?section=news&cursor=" + cursor, 400, "cursor-mismatch");
        problem("/api/v1/articles/" + published.get(0) + "/next?cursor=" + cursor, 400, "cursor-mismatch");
        var session = json("/api/v1/articles/" + published.get(0) + "/next")
                .get("cursor")
                .asString();
        problem("/api/v1/feed?cursor=" + session, 400, "cursor-mismatch");
        problem("/api/v1/articles/" + published.get(1) + "/next?cursor=" + session, 400, "cursor-mismatch");
    }

    @Test
    void findsAnArticleByIdAndBySlug() {
        assertThat(json("/api/v1/articles/" + published.get(3)).get("slug").asString())
                .isEqualTo("article-3");
        assertThat(json("/api/v1/articles/article-3").get("id").asString())
                .isEqualTo(published.get(3).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such-article", "018f3a5e-1111-7abc-8def-0123456789ab", "%00", "..%2F", "%27%20or%201=1"})
    void answersNotFoundForUnknownArticles(String idOrSlug) {
        var uri = java.net.URI.create(site.address() + "/api/v1/articles/" + idOrSlug);
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(400, 404));
    }

    @Test
    void answersARetractedArticleWithItsNotice() {
        articles.retract(published.get(3));
        client.get()
                .uri("/api/v1/articles/article-3")
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("article-retracted")
                .jsonPath("$.kind")
                .isEqualTo("takedown")
                .jsonPath("$.notice")
                .isEqualTo("Withdrawn by the editors.");
        assertThat(json("/api/v1/feed?limit=100").get("items").toString())
                .doesNotContain(published.get(3).toString());
        assertThat(json("/api/v1/articles/article-3/next").get("position").asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsACorrectedArticleInItsPosition() {
        articles.correct(published.get(3), "A better headline");
        var article = json("/api/v1/articles/" + published.get(3));
        assertThat(article.get("title").asString()).isEqualTo("A better headline");
        assertThat(article.get("version").asInt()).isEqualTo(2);
        assertThat(article.get("corrections").get(0).get("note").asString()).isEqualTo("The headline was wrong.");
        assertThat(json("/api/v1/feed").get("items").get(3).get("id").asString())
                .isEqualTo(published.get(3).toString());
    }

    @Test
    void answersNotModifiedWhileNothingHasChanged() {
        var etag = client.get()
                .uri("/api/v1/feed")
                .exchange()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getETag();
        client.get()
                .uri("/api/v1/feed")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        articles.publishOne("News", NOON.plusSeconds(1));
        client.get()
                .uri("/api/v1/feed")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void answersHeadWithoutABody() {
        client.head()
                .uri("/api/v1/feed")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();
    }

    @Test
    void namesTheAllowedMethods() {
        client.method(HttpMethod.DELETE)
                .uri("/api/v1/feed")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists(HttpHeaders.ALLOW);
    }

    @Test
    void endsASessionOnlyWhenAllIsRead() {
        var cursor = "";
        for (int position = 1; position <= 24; position++) {
            var step = json("/api/v1/articles/article-12/next" + cursor);
            assertThat(step.get("type").asString()).isEqualTo("next-article");
            assertThat(step.get("position").asInt()).isEqualTo(position);
            cursor = "?cursor=" + step.get("cursor").asString();
        }
        var end = json("/api/v1/articles/article-12/next" + cursor);
        assertThat(end.get("type").asString()).isEqualTo("end-of-feed");
        assertThat(end.get("read").asInt()).isEqualTo(24);
    }

    private JsonNode json(String uri) {
        var body = client.get()
                .uri(java.net.URI.create(site.address() + uri))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    private void problem(String uri, int status, String code) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
