package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document of a running site. {@code ContractIT} holds it against the rules of AsyncAPI. */
@SiteTest(database = SiteTest.SHARED)
class AsyncApiTest {

    @Autowired
    private TestSite site;

    private JsonNode openApi;
    private JsonNode document;

    @BeforeEach
    void read() {
        openApi = read("/openapi.json");
        document = read("/asyncapi.json");
    }

    @Test
    void describesEveryEventOfTheStream() {
        assertThat(document.at("/components/messages")
                        .valueStream()
                        .map(message -> message.get("name").asString()))
                .containsExactlyInAnyOrder(
                        "hello",
                        "next-article",
                        "end-of-feed",
                        "article-published",
                        "article-updated",
                        "article-retracted",
                        "comments-changed",
                        "resync",
                        "bye",
                        "ping",
                        "problem",
                        "CreditRequest",
                        "Tail");
        assertThat(document.at("/channels/stream/messages").size())
                .isEqualTo(openApi.at("/components/schemas/StreamEvent/oneOf").size());
    }

    @Test
    void hasTheSchemasAndParametersOfTheOpenApiDocument() {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(schema.getValue())
                        .as(schema.getKey())
                        .isEqualTo(openApi.at("/components/schemas/" + schema.getKey())));
        assertThat(document.at("/operations/openStream/bindings/http/query/properties")
                        .propertyNames())
                .contains("article", "cursor", "upTo", "lastEventId")
                .doesNotContain("Last-Event-ID");
        assertThat(document.at("/channels/tail/parameters").propertyNames())
                .containsExactlyInAnyOrder("epoch", "after", "round");
        assertThat(document.at("/channels/tail/parameters/after/description").asString())
                .contains("seq");
    }

    @Test
    void refersToNothingThatIsMissing() {
        var references = document.findValuesAsString("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        site.client().get().uri("/asyncapi.json?x=1").exchange().expectStatus().isBadRequest();
    }

    private JsonNode read(String path) {
        var body = site.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(body);
    }
}
