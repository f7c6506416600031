package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Every endpoint of the OpenAPI document refuses parameters and members that it does not know. */
class StrictInputTest extends NewsroomApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** The body of a credit is read for a stream that is open only; its own test has one. */
    private static final String CREDIT = "/api/v1/streams/{sid}/credit";

    /** Words of libraries, and of our own code. */
    private static final String LIBRARY =
            "(?i)jackson|spring|netty|reactor|exception|StreamRead|tools\\.|java\\.|org\\.|dev\\.unspool|Supported methods|HTTP message|null\\b";

    @Test
    void refusesAnUnknownParameterEverywhere() {
        var operations = operations();
        assertThat(operations).hasSizeGreaterThan(30);
        for (var operation : operations) {
            var refused = send(operation.method(), operation.path() + "?zzz=1", operation.sample(), headers());
            refused.expect(400, "malformed-request");
            assertThat(refused.text("/errors/0/field")).as(operation.path()).isEqualTo("zzz");
            assertThat(refused.text("/errors/0/code")).isEqualTo("unknown");
        }
    }

    @Test
    void refusesAnUnknownMemberEverywhere() {
        var operations = operations().stream()
                .filter(operation -> operation.description().has("requestBody"))
                .filter(operation -> !operation.template().equals(CREDIT))
                .toList();
        assertThat(operations).hasSizeGreaterThan(10);
        for (var operation : operations) {
            var refused = send(operation.method(), operation.path(), "{\"zzz\":1}", headers());
            assertThat(refused.status()).as(operation.path() + refused.json()).isEqualTo(422);
            assertThat(refused.json().get("errors").findValuesAsString("field"))
                    .as(operation.path())
                    .contains("zzz");
        }
    }

    /** A slip in the name must not do what nobody asked for: without a mode, the site's settings would hold again. */
    @Test
    void leavesAClosedThreadClosedAfterASlip() {
        var setting = ARTICLES + "/" + published("Closed").id() + "/comment-setting";
        put(setting, "{\"mode\":\"closed\"}", "*").expect(200);
        var refused = put(setting, "{\"mdoe\":\"closed\"}", "*").expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/message")).isEqualTo("is unknown: did you mean `mode`?");
        assertThat(get(setting).expect(200).text("/now")).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/feed?sotr=hot                   | sotr  | did you mean `sort`?",
                "/api/v1/feed?Limit=1                    | Limit | did you mean `limit`?",
                "/api/v1/feed?limit=1&limit=1            | limit | must be given once",
                "/api/v1/feed?limit=1;sort=hot           |       | whole number",
                "/api/v1/feed?limit=1e0                  |       | whole number",
                "/api/v1/feed?limit=01                   |       | whole number",
                "/api/v1/feed?limit=                     |       | whole number",
                "/api/v1/feed?sort=                      |       | latest",
                "/api/v1/feed?utm_source=x               | utm_source | unknown",
                "/api/v1/changes?afetr=1                 | afetr | did you mean `after`?",
                "/api/v1/changes?after=01                |       | whole number",
                "/api/v1/changes?after=1.0               |       | whole number",
                "/api/v1/stream?artcle=x                 | artcle | did you mean `article`?",
                "/api/v1/stream?html=true                |       | `html` as 1",
                "/api/v1/stream?upTo=1.9                 |       | whole number",
                "/api/v1/stream?upTo=1&upTo=2            | upTo  | must be given once",
                "/readyz?fro=streams                     | fro   | did you mean `for`?",
                "/?fragmnet=1                            | fragmnet | did you mean `fragment`?",
                "/?fragment=true                         |       | `fragment` as 1",
                "/?utm_source=x&cursor=1&cursor=2        | cursor | must be given once",
                "/docs?q=x                               | q     | unknown"
            })
    void namesWhatIsWrongWithAQuery(String path, String field, String says) {
        var refused = read(path);
        assertThat(refused.status()).as(path).isIn(400, 404);
        assertThat(refused.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field == null ? "" : field);
        assertThat(refused.json().toString()).contains(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'title':'T','section':'S','bodyHtml':'<p>b</p>','image':{'url':'/a.jpg','widht':1}} | image.widht | width",
                "{'title':'T','section':'S','bodyHtml':'<p>b</p>','author':{'name':'A','boi':'x'}}     | author.boi  | bio",
                "{'title':'T','section':'S','body_html':'<p>b</p>'}                                    | body_html   | bodyHtml"
            })
    void namesThePathOfAnUnknownMember(String article, String field, String meant) {
        var refused = post(ARTICLES, article.replace('\'', '"')).expect(422, "validation-failed");
        var errors = refused.json().get("errors").valueStream().toList();
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.get("field").asString()).isEqualTo(field);
            assertThat(error.get("message").asString()).isEqualTo("is unknown: did you mean `" + meant + "`?");
        });
    }

    @Test
    void answers415ForEveryTypeThatIsNotUnderstood() throws Exception {
        var client = HttpClient.newHttpClient();
        for (var operation : operations()) {
            if (!operation.description().has("requestBody")
                    || operation.template().equals(CREDIT)) {
                continue;
            }
            for (var type : List.of("text/xml", "application/json/x", "json", ";;;", "*/*", "application/*")) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + operation.path()))
                        .method(operation.method().name(), BodyPublishers.ofString("{}"))
                        .header("Content-Type", type);
                headers().forEach(request::header);
                var refused = client.send(request.build(), BodyHandlers.ofString());
                assertThat(refused.statusCode())
                        .as(operation.path() + " " + type + " " + refused.body())
                        .isEqualTo(415);
                assertThat(refused.body()).doesNotContainPattern(LIBRARY);
            }
        }
    }

    @Test
    void quotesNoLibraryInAnyDetail() {
        for (var operation : operations()) {
            for (var body : List.of("{", "[]", "{\"a\":1,\"a\":2}", "\u0000", "{} x", "{\"a\":1e999999999}")) {
                assertQuotesNoLibrary(operation, operation.description().has("requestBody") ? "" : "?zzz=1", body);
            }
            assertQuotesNoLibrary(operation, "?a=%F0%9F", "{}");
            assertQuotesNoLibrary(operation, "?limit=x", "{}");
            if (!operation.template().endsWith("/stream")) {
                assertQuotesNoLibrary(operation, "", "{");
            }
        }
        for (var path : List.of("/livez", "/api/v1/feed", "/api/v1/changes", ARTICLES)) {
            var wrong = send(HttpMethod.DELETE, path, null, headers());
            assertThat(wrong.expect(405).text("/detail")).isEqualTo("Use one of the methods that `Allow` names.");
        }
    }

    private void assertQuotesNoLibrary(Operation operation, String query, String body) {
        var sent = operation.method().equals(HttpMethod.GET) ? null : body;
        var answer = send(operation.method(), operation.path() + query, sent, headers());
        assertThat(answer.status()).as(operation.path() + query + body).isLessThan(500);
        assertThat(answer.json().path("detail").asString(""))
                .as(operation.path() + query)
                .doesNotContainPattern(LIBRARY);
    }

    private Map<String, String> headers() {
        var headers = new HashMap<>(authorized());
        headers.put("If-Match", "\"d1\"");
        return headers;
    }

    /** An operation of the document at an address that exists. */
    private record Operation(HttpMethod method, String template, String path, JsonNode description) {

        String sample() {
            return description.has("requestBody") ? "{}" : null;
        }
    }

    private List<Operation> operations() {
        var draft = draft("Walked").id();
        var article = published("Walked by readers").id();
        var operations = new ArrayList<Operation>();
        for (var path : read("/openapi.json").expect(200).json().get("paths").properties()) {
            var address = path.getKey()
                    .replace("/articles/{id}/comment-setting", "/articles/" + article + "/comment-setting")
                    .replace("/newsroom/articles/{id}", "/newsroom/articles/" + draft)
                    .replace("{idOrSlug}", article)
                    .replace("{act}", "approve")
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(operation -> new Operation(
                            HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                            path.getKey(),
                            address,
                            operation.getValue()))
                    .forEach(operations::add);
        }
        return operations;
    }
}
