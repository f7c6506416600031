package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds together what is served, what is documented for machines and what is documented for people; and checks the answers to probes. */
@SiteTest(database = SiteTest.SHARED)
class DocumentsTest {

    private WebTestClient client;

    @Autowired
    private TestSite site;

    @BeforeEach
    void connect() {
        client = site.client();
    }

    @Test
    void describesEveryEndpoint() {
        var api = openApi();
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/v1/feed",
                        "/api/v1/articles/{idOrSlug}",
                        "/api/v1/articles/{idOrSlug}/next",
                        "/api/v1/articles/{idOrSlug}/revisions",
                        "/api/v1/articles/{idOrSlug}/views",
                        "/api/v1/articles/{idOrSlug}/shares",
                        "/api/v1/stream",
                        "/api/v1/changes",
                        "/api/v1/articles/{idOrSlug}/comments",
                        "/api/v1/comments/{id}",
                        "/api/v1/comments/{id}/reports",
                        "/api/v1/streams/{sid}/credit",
                        "/api/v1/newsroom/articles",
                        "/api/v1/newsroom/articles/{id}",
                        "/api/v1/newsroom/articles/{id}/publish",
                        "/api/v1/newsroom/articles/{id}/correct",
                        "/api/v1/newsroom/articles/{id}/takedown",
                        "/api/v1/newsroom/articles/{id}/kill",
                        "/api/v1/newsroom/articles/{id}/revisions",
                        "/api/v1/newsroom/articles/{id}/audience",
                        "/api/v1/newsroom/tokens",
                        "/api/v1/newsroom/tokens/{id}",
                        "/api/v1/newsroom/audit",
                        "/livez",
                        "/readyz",
                        "/health");
        assertThat(api.at("/components/schemas/Problem/properties/code/enum")).hasSize(ProblemCode.values().length);
    }

    @Test
    void saysWhichEndpointsNeedAToken() {
        var api = openApi();
        assertThat(api.at("/components/securitySchemes/accessToken/scheme").asString())
                .isEqualTo("bearer");
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(
                                        operation.path("security").toString().contains("accessToken"))
                                .as(path.getKey())
                                .isEqualTo(path.getKey().startsWith("/api/v1/newsroom"))));
    }

    @Test
    void describesRequestBodiesAndHeaders() {
        var api = openApi();
        var create = api.get("paths").get("/api/v1/newsroom/articles").get("post");
        assertThat(create.at("/requestBody/content").toString()).contains("ArticleSubmission");
        assertThat(api.at("/components/schemas/ArticleSubmission/properties").propertyNames())
                .contains("title", "bodyHtml", "publish");
        assertThat(create.get("parameters")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .containsExactly("Idempotency-Key");
    }

    @Test
    void describesTheListsOfTheNewsroomSeparately() {
        var api = openApi();
        var lists = Stream.of("articles", "articles/{id}/revisions", "tokens", "audit")
                .map(door -> api.get("paths")
                        .get("/api/v1/newsroom/" + door)
                        .at("/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .toList();
        assertThat(lists)
                .doesNotHaveDuplicates()
                .allSatisfy(schema -> assertThat(api.at(schema.substring(1))
                                .at("/properties/items/items/$ref")
                                .asString())
                        .isNotBlank());
    }

    @Test
    void describesEveryOperationInWords() {
        for (var path : openApi().get("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asString(""))
                        .as(operation.toString())
                        .isNotBlank();
            }
        }
    }

    /** If two classes had the same name, one would stand for both. */
    @Test
    void givesEverySchemaANameOfItsOwn() {
        var names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.unspool").stream()
                        .filter(type -> type.isAnnotatedWith(Schema.class))
                        .map(type -> type.getAnnotationOfType(Schema.class).name());
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void refersOnlyToExistingSchemas() {
        var api = openApi();
        assertThat(api.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    /** Generated types would be useless for a member of any type. */
    @Test
    void saysTheTypeOfEveryMember() {
        for (var schema : openApi().at("/components/schemas").properties()) {
            for (var member : schema.getValue().path("properties").properties()) {
                assertThat(member.getValue().propertyNames())
                        .as(schema.getKey() + "." + member.getKey())
                        .containsAnyOf("type", "$ref", "anyOf", "oneOf");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void explainsEveryProblemAtItsAddress(ProblemCode code) {
        assertThat(text("/docs"))
                .contains("id=\"" + code.code() + "\"")
                .contains("</code> " + code.status().value());
    }

    @Test
    void describesTheEventsOfTheContractAndNoOthers() {
        assertThat(events().keySet())
                .containsExactlyInAnyOrder(
                        "hello",
                        "next-article",
                        "end-of-feed",
                        "article-published",
                        "article-updated",
                        "article-retracted",
                        "comments-changed",
                        "resync",
                        "problem",
                        "bye",
                        "ping");
    }

    @Test
    void theGuideNamesEveryEventWithEachOfItsFields() {
        var guide = text("/docs");
        events().forEach((event, schema) -> {
            var row = between(guide, "<tr id=\"event-" + event + "\"><td><code>" + event + "</code></td>", "</tr>");
            var listed = Pattern.compile("\\w+")
                    .matcher(row.substring(row.lastIndexOf("<td>")))
                    .results();
            assertThat(listed.map(MatchResult::group)).as(event).containsAll(own(schema));
        });
    }

    @Test
    void theGuideExplainsEveryReason() {
        var guide = text("/docs");
        for (var event : List.of("bye", "resync")) {
            var reasons = openApi().at("/components/schemas/" + events().get(event) + "/properties/reason/enum");
            assertThat(reasons).isNotEmpty();
            for (var reason : reasons) {
                var name = reason.asString();
                var term = "<dt id=\"" + event + "-" + name + "\"><code>" + name + "</code>";
                assertThat(between(guide, term, "</dd>")).as(name).contains("<dd>");
            }
        }
        for (var resume : openApi().at("/components/schemas/HelloEvent/properties/resume/enum")) {
            assertThat(guide).contains("<dt><code>" + resume.asString() + "</code></dt>");
        }
    }

    @Test
    void theGuideAndTheConsoleNameEveryFault() {
        var parameters = openApi().at("/paths/~1api~1v1~1stream/get/parameters");
        var faults = parameters
                .valueStream()
                .filter(parameter -> parameter.get("name").asString().equals("sim"))
                .flatMap(parameter -> parameter.at("/schema/items/enum").valueStream())
                .map(JsonNode::asString);
        assertThat(faults)
                .isNotEmpty()
                .allSatisfy(fault ->
                        assertThat(text("/docs")).contains("<dt id=\"sim-" + fault + "\"><code>" + fault + "</code>"))
                .allSatisfy(fault -> assertThat(text("/docs/stream")).contains("value=\"" + fault + "\""));
    }

    /** The site's policy forbids inline code, and the page would be without style. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/stream"})
    void hasScriptAndStyleInFilesOnly(String page) {
        var html = Jsoup.parse(text(page), "http://localhost/");
        assertThat(html.select("style, [style], script:not([src]), iframe, object"))
                .isEmpty();
        assertThat(html.getAllElements())
                .flatMap(element -> element.attributes().asList())
                .extracting(Attribute::getKey)
                .noneMatch(name -> name.startsWith("on"));
        assertThat(html.select("script, link[rel=stylesheet]"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(text(file.attr(file.hasAttr("src") ? "src" : "href")))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/stream"})
    void linksOnlyToExistingPlaces(String page) {
        var html = Jsoup.parse(text(page));
        for (var link : html.select("a[href]:not([href^=https:])")) { // other sites are not asked
            var address = link.attr("href").split("#", 2);
            var target = address[0].isEmpty() ? html : Jsoup.parse(text(address[0]));
            if (address.length == 2) {
                assertThat(target.getElementById(address[1]))
                        .as(link.outerHtml())
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/health"})
    void answersProbesBrieflyAndForbidsCaching(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .consumeWith(answer -> assertThat(answer.getResponseBody()).hasSizeLessThan(1_024));
        client.head().uri(path).exchange().expectStatus().isOk().expectBody().isEmpty();
    }

    /** Returns the events of the stream with the schema of each one's data. */
    private Map<String, String> events() {
        return openApi()
                .at("/components/schemas/StreamEvent/oneOf")
                .valueStream()
                .map(data -> data.get("$ref").asString().replaceAll(".*/", ""))
                .collect(Collectors.toMap(this::event, schema -> schema));
    }

    /** Returns the name of the event whose data a schema describes. The type of a problem is not its event's name. */
    private String event(String schema) {
        return schema.equals("Problem")
                ? "problem"
                : openApi()
                        .at("/components/schemas/" + schema + "/properties/type/enum/0")
                        .asString();
    }

    /** Returns the members that only this event has: all have a type, and every problem has the same members. */
    private List<String> own(String schema) {
        return schema.equals("Problem")
                ? List.of("retryable")
                : members(schema).stream().filter(name -> !name.equals("type")).toList();
    }

    private List<String> members(String schema) {
        var described = openApi().at("/components/schemas/" + schema);
        return Stream.concat(Stream.of(described), described.path("allOf").valueStream())
                .flatMap(part -> part.has("$ref")
                        ? members(part.get("$ref").asString().replaceAll(".*/", "")).stream()
                        : part.path("properties").propertyNames().stream())
                .toList();
    }

    private static String between(String text, String start, String end) {
        assertThat(text).contains(start);
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private JsonNode openApi() {
        return new JsonMapper().readTree(text("/openapi.json"));
    }

    private String text(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
