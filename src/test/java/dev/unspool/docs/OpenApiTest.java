package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document is whole: what it says of every operation, parameter, answer and member. */
@SiteTest(database = SiteTest.SHARED)
class OpenApiTest {

    private JsonNode api;

    @Autowired
    private TestSite site;

    @BeforeEach
    void read() {
        var text = site.client()
                .get()
                .uri("/openapi.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        api = new JsonMapper().readTree(text);
    }

    @Test
    void isTheSameBytesWhateverLanguageIsAskedFor() {
        var first = answer("/openapi.json", "en");
        for (var path : List.of("/openapi.json", "/asyncapi.json")) {
            var known = answer(path, "en");
            for (var language : List.of("de", "ar;q=0.5, zh-Hant-TW", "x-a-b-c", "*")) {
                var again = answer(path, language);
                assertThat(again.getResponseBody()).as(path + ' ' + language).isEqualTo(known.getResponseBody());
                assertThat(again.getResponseHeaders().getETag())
                        .isEqualTo(known.getResponseHeaders().getETag());
            }
        }
        site.client()
                .get()
                .uri("/openapi.json")
                .header(
                        "If-None-Match",
                        Objects.requireNonNull(first.getResponseHeaders().getETag()))
                .header("Accept-Language", "fr")
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void isServedAtNoAddressOfSpringdoc() {
        for (var path : List.of(
                "/springdoc.json",
                "/springdoc.yaml",
                "/springdoc.json/swagger-config",
                "/springdoc%2Ejson",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/openapi.json.yaml",
                "/openapi.yaml")) {
            site.client()
                    .get()
                    .uri(URI.create(site.address() + path))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    private EntityExchangeResult<byte[]> answer(String path, String language) {
        return site.client()
                .get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    @Test
    void describesEveryParameterAndItsValues() {
        operations()
                .forEach((name, operation) -> assertThat(operation.path("parameters"))
                        .as(name)
                        .allSatisfy(parameter -> {
                            assertThat(parameter.at("/schema/type").asString(""))
                                    .as(parameter.toString())
                                    .isNotEmpty();
                            assertThat(parameter.path("description").asString(""))
                                    .as(parameter.toString())
                                    .isNotEmpty();
                        }));
    }

    @Test
    void describesEveryMemberInWords() {
        api.at("/components/schemas").properties().forEach(schema -> {
            for (var member : schema.getValue().path("properties").properties()) {
                assertThat(member.getValue().path("description").asString(""))
                        .as(schema.getKey() + "." + member.getKey())
                        .isNotBlank();
            }
        });
    }

    @Test
    void namesOperationsByWhatTheyDo() {
        assertThat(operations().values())
                .extracting(operation -> operation.get("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+[A-Za-z]+"));
    }

    @Test
    void saysOfPublicOperationsThatTheyNeedNoToken() {
        operations().forEach((name, operation) -> {
            assertThat(operation.has("security")).as(name).isTrue();
            assertThat(operation.get("security").isEmpty()).as(name).isEqualTo(!name.contains("/newsroom/"));
        });
    }

    @Test
    void describesEveryStatusWithItsHeadersAndAnExample() {
        operations().forEach((name, operation) -> {
            var answers = operation.get("responses");
            assertThat(answers.propertyNames())
                    .as(name)
                    .anyMatch(status -> status.startsWith("2"))
                    .anyMatch(status -> status.startsWith("4"))
                    .contains("default");
            answers.properties().forEach(answer -> {
                var described = resolved(answer.getValue());
                assertThat(described.at("/headers/Cache-Control").isMissingNode())
                        .as(name)
                        .isFalse();
                assertThat(described.path("description").asString(""))
                        .as(name + answer.getKey())
                        .isNotBlank();
                described.path("content").properties().stream()
                        .filter(content -> content.getKey().contains("json")
                                && !answer.getKey().equals("default"))
                        .forEach(content -> assertThat(
                                        content.getValue().path("examples").isEmpty())
                                .as(name + " " + answer.getKey() + " has an example")
                                .isFalse());
            });
        });
    }

    /** An operation that takes a body refuses unknown members, and shows a whole body. */
    @Test
    void describesEveryRequestWithAnExampleAndNothingElse() {
        operations()
                .forEach((name, operation) -> operation
                        .at("/requestBody/content")
                        .properties()
                        .forEach(content -> {
                            assertThat(content.getValue().path("examples").isEmpty())
                                    .as(name)
                                    .isFalse();
                            var schema = resolved(content.getValue().get("schema"));
                            assertThat(schema.path("additionalProperties").asBoolean(true))
                                    .as(name)
                                    .isFalse();
                        }));
    }

    @Test
    void requiresOfRequestsOnlyWhatTheyMustHave() {
        var required = Map.ofEntries(
                Map.entry("ArticleSubmission", List.<String>of()),
                Map.entry("DraftSubmission", List.<String>of()),
                Map.entry("DraftParts", List.<String>of()),
                Map.entry("AuthorSubmission", List.<String>of()),
                Map.entry("ImageSubmission", List.of("url")),
                Map.entry("TopicSubmission", List.of("name")),
                Map.entry("TopicParts", List.<String>of()),
                Map.entry("AuthorProfile", List.of("name")),
                Map.entry("AuthorParts", List.<String>of()),
                Map.entry("CorrectionSubmission", List.<String>of()),
                Map.entry("PublicationOrder", List.<String>of()),
                Map.entry("ScheduleOrder", List.of("action", "at")),
                Map.entry("ScheduleMove", List.of("at")),
                Map.entry("RetractionOrder", List.of("notice")),
                Map.entry("RestorationOrder", List.<String>of()),
                Map.entry("TokenOrder", List.of("name", "scopes")),
                Map.entry("CommentSubmission", List.of("name", "text")),
                Map.entry("CommentEdit", List.of("text")),
                Map.entry("CommentReport", List.<String>of()),
                Map.entry("CommentSettingOrder", List.<String>of()),
                Map.entry("ModerationBulk", List.of("action", "ids")),
                Map.entry("ModerationUndo", List.of("batch")),
                Map.entry("ModerationNote", List.<String>of()),
                Map.entry("AuthorHoldNote", List.<String>of()),
                Map.entry("View", List.of("viewId")),
                Map.entry("Share", List.of("target")),
                Map.entry("CreditRequest", List.of("upTo")));
        assertThat(requests()).containsExactlyInAnyOrderElementsOf(required.keySet());
        required.forEach(
                (name, members) -> assertThat(schema(name).path("required").valueStream())
                        .as(name)
                        .extracting(JsonNode::asString)
                        .containsExactlyInAnyOrderElementsOf(members));
        assertThat(schema("DraftSubmission").path("properties").has("publish")).isFalse();
    }

    /** Null takes a standfirst or a picture away; a title or a body cannot be taken away. */
    @Test
    void saysWhatNullDoesInACorrection() {
        assertThat(schema("CorrectionSubmission")
                        .at("/properties/standfirst/type")
                        .toString())
                .contains("null");
        assertThat(schema("CorrectionSubmission").at("/properties/image/anyOf").toString())
                .contains("null");
        assertThat(schema("CorrectionSubmission").at("/properties/title/type").toString())
                .doesNotContain("null");
        assertThat(schema("CorrectionSubmission")
                        .at("/properties/bodyHtml/type")
                        .toString())
                .doesNotContain("null");
    }

    private List<String> requests() {
        return api.at("/components/schemas").properties().stream()
                .filter(schema ->
                        !schema.getValue().path("additionalProperties").asBoolean(true))
                .map(Map.Entry::getKey)
                .toList();
    }

    private JsonNode schema(String name) {
        return api.requiredAt("/components/schemas/" + name);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.requiredAt(node.get("$ref").asString().substring(1)) : node;
    }

    /** Returns all operations by method and path. */
    private Map<String, JsonNode> operations() {
        var operations = new HashMap<String, JsonNode>();
        api.get("paths")
                .properties()
                .forEach(path -> methods(path.getValue())
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static Stream<Map.Entry<String, JsonNode>> methods(JsonNode path) {
        return path.properties().stream().filter(member -> member.getValue().has("operationId"));
    }
}
