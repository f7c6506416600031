package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The directories of sections, tags and authors as JSON. */
@SiteTest(database = SiteTest.SHARED)
class DirectoryApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private WebTestClient client;
    private TestArticles articles;

    @Autowired
    private TestSite site;

    @BeforeEach
    void publishTwentyFive() {
        articles = site.emptied();
        client = site.client();
        articles.publish(IntStream.range(0, 25)
                .mapToObj(i -> TestArticles.manuscript(
                        "Article " + i, "Section " + i, List.of("tag " + i, "all"), NOON.minusSeconds(i)))
                .toList());
    }

    @Test
    void namesEachWithItsAddressAndItsArticles() {
        var all = json("/api/v1/tags?limit=1").get("items").get(0);
        assertThat(all.get("slug").asString()).isEqualTo("all");
        assertThat(all.get("name").asString()).isEqualTo("all");
        assertThat(all.get("url").asString()).endsWith("/tags/all");
        assertThat(all.get("articleCount").asInt()).isEqualTo(25);
        var author = json("/api/v1/authors").get("items").get(0);
        assertThat(author.get("slug").asString()).isEqualTo("ada-writer");
        assertThat(author.get("bio").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/sections,25", "/api/v1/tags,26", "/api/v1/authors,1"})
    void walksThroughEachOnce(String address, int count) {
        var forward = walk(address);
        assertThat(forward).hasSize(count).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void goesBackToWhereItCameFrom() {
        var first = json("/api/v1/sections?limit=7");
        var second = json("/api/v1/sections?limit=7&cursor=" + text(first, "next"));
        var back = json("/api/v1/sections?limit=7&cursor=" + text(second, "previous"));
        assertThat(back.get("items")).isEqualTo(first.get("items"));
        assertThat(back.get("page").get("previous").isNull()).isTrue();
    }

    @Test
    void linksToTheNextPage() {
        var answer = get("/api/v1/sections?limit=7");
        assertThat(answer.getResponseHeaders().getFirst("Link"))
                .matches("</api/v1/sections\\?limit=7&cursor=\\S+>; rel=\"next\"");
        assertThat(answer.getResponseHeaders().getCacheControl()).startsWith("public, max-age=0, s-maxage=5,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x"})
    void refusesWhatIsOutOfRange(String query) {
        assertThat(get("/api/v1/sections?" + query).getStatus().value()).isEqualTo(400);
    }

    private List<String> walk(String address) {
        var slugs = new ArrayList<String>();
        var page = json(address + "?limit=4");
        slugs.addAll(slugs(page));
        while (page.get("page").get("hasMore").asBoolean()) {
            page = json(address + "?limit=4&cursor=" + text(page, "next"));
            slugs.addAll(slugs(page));
        }
        return slugs;
    }

    private static List<String> slugs(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("slug").asString())
                .toList();
    }

    private static String text(JsonNode page, String member) {
        return page.get("page").get(member).asString();
    }

    private JsonNode json(String address) {
        return JSON.readTree(get(address).getResponseBody());
    }

    private EntityExchangeResult<byte[]> get(String address) {
        return client.get().uri(address).exchange().expectBody().returnResult();
    }
}
