package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
                "/api/v1/feed?limit                      |       | whole number",
                "/api/v1/feed?limit=1e2                  |       | whole number",
                "/api/v1/feed?limit=%2B5                 |       | whole number",
                "/api/v1/feed?limit=+5                   |       | whole number",
                "/api/v1/feed?limit=5%20                 |       | whole number",
                "/api/v1/feed?limit=%EF%BC%95            |       | whole number",
                "/api/v1/feed?limit=%D9%A5               |       | whole number",
                "/api/v1/feed?limit=5.0                  |       | whole number",
                "/api/v1/feed?limit=0x5                  |       | whole number",
                "/api/v1/feed?limit=-0                   |       | whole number",
                "/api/v1/feed?limit=1%000                |       | RFC 3986",
                "/api/v1/feed?sort=Latest                |       | latest",
                "/api/v1/feed?sort=latest&sort=latest    | sort  | must be given once",
                "/api/v1/feed?section=                   |       | slug",
                "/api/v1/feed?tag=%20                    |       | slug",
                "/api/v1/feed?author=a/b                 |       | slug",
                "/api/v1/feed?view=FULL                  |       | full",
                "/api/v1/feed?view=                      |       | full",
                "/api/v1/feed?cursor=                    |       | cursor",
                "/api/v1/feed?=1                         | 1     | unknown",
                "/api/v1/feed?limit%5B%5D=1              | limit[] | limit",
                "/api/v1/search?q=a&limit=%2B5           |       | whole number",
                "/api/v1/search?q=a&section=             |       | slug",
                "/api/v1/search?q=a&q=b                  | q     | must be given once",
                "/api/v1/tags?limit=1e1                  |       | whole number",
                "/api/v1/tags?limit=                     |       | whole number",
                "/api/v1/changes?after=                  |       | whole number",
                "/api/v1/changes?after=%2B1              |       | whole number",
                "/api/v1/changes?after=%EF%BC%90         |       | whole number",
                "/api/v1/changes?after=0&limit=          |       | whole number",
                "/api/v1/stream?html=yes                 |       | `html` as 1",
                "/api/v1/stream?html=                    |       | `html` as 1",
                "/api/v1/stream?upTo=1e0                 |       | whole number",
                "/api/v1/stream?upTo=%2B1                |       | whole number",
                "/?fragment=01                           |       | `fragment` as 1",
                "/feed.json?before=1e3                   |       | before",
                "/rss.xml?befor=3                        | befor | did you mean `before`?",
                "/atom.xml?before=%2B3                   |       | before",
                "/tags?cusror=x                          | cusror | did you mean `cursor`?",
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

    /** A body in another charset would be read as other texts, or as none. */
    @Test
    void takesBodiesInUtf8Only() {
        var body = "{\"title\":\"T\",\"section\":\"S\",\"bodyHtml\":\"<p>b</p>\"}";
        for (var charset : List.of("utf-16", "UTF-16LE", "iso-8859-1", "us-ascii", "\"windows-1252\"")) {
            send(HttpMethod.POST, ARTICLES, body, with("Content-Type", "application/json;charset=" + charset))
                    .expect(415, "unsupported-media-type");
        }
        for (var charset : List.of("utf-8", "UTF-8", "\"utf-8\"")) {
            send(HttpMethod.POST, ARTICLES, body, with("Content-Type", "application/json;charset=" + charset))
                    .expect(201);
        }
    }

    @Test
    void refusesWhatIsNotOneObjectInUtf8() throws Exception {
        var body = "{\"title\":\"T\",\"section\":\"S\",\"bodyHtml\":\"<p>b</p>\"}";
        var before = get(ARTICLES).expect(200).json().toString();
        for (var bytes : List.of(
                body.getBytes(StandardCharsets.UTF_16),
                body.getBytes(StandardCharsets.UTF_16LE),
                body.getBytes(StandardCharsets.UTF_16BE),
                body.getBytes(Charset.forName("UTF-32BE")),
                body.replace("T", "\u00e9").getBytes(StandardCharsets.ISO_8859_1),
                (body + body).getBytes(StandardCharsets.UTF_8),
                (body + ",").getBytes(StandardCharsets.UTF_8),
                (body + "\u0000").getBytes(StandardCharsets.UTF_8),
                ("[" + body + "]").getBytes(StandardCharsets.UTF_8),
                ("//\n" + body).getBytes(StandardCharsets.UTF_8),
                body.replace("\"S\"", "'S'").getBytes(StandardCharsets.UTF_8),
                body.replace("\"S\"", "NaN").getBytes(StandardCharsets.UTF_8),
                body.replace("\"S\"", "\"S\",\"section\":\"S\"").getBytes(StandardCharsets.UTF_8),
                body.replace("}", ",}").getBytes(StandardCharsets.UTF_8))) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + ARTICLES))
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .build();
            var refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(refused.statusCode())
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo(400);
            assertThat(refused.body()).doesNotContainPattern(LIBRARY);
        }
        assertThat(get(ARTICLES).expect(200).json().toString()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/api/v1/newsroom/articles | 'publish':'true' | publish",
                "/api/v1/newsroom/articles | 'publish':1 | publish",
                "/api/v1/newsroom/articles | 'title':1 | title",
                "/api/v1/newsroom/articles | 'tags':'a' | tags",
                "/api/v1/newsroom/articles | 'tags':[1] | tags",
                "/api/v1/newsroom/articles | 'image':{'url':'/a.jpg','width':'1'} | width",
                "/api/v1/newsroom/articles | 'image':{'url':'/a.jpg','width':1.5} | width",
                "/api/v1/newsroom/articles | 'image':[] | image",
                "/api/v1/newsroom/articles | 'authors':{'name':'A'} | authors",
                "/api/v1/newsroom/articles | 'authors':'A' | authors",
                "/api/v1/newsroom/articles | 'author':['A'] | author",
                "/api/v1/newsroom/articles | 'author':7 | author",
                "/api/v1/newsroom/articles | 'authors':[{'nmae':'A'}] | nmae",
                "/api/v1/newsroom/articles | 'publishedAt':0 | publishedAt",
                "/api/v1/newsroom/tokens | 'name':'A','scopes':'write' | scopes",
                "/api/v1/newsroom/tokens | 'name':'A','scopes':['write'],'days':'3' | days",
                "/api/v1/newsroom/tokens | 'name':'A','scopes':['write'],'days':1.5 | days",
                "/api/v1/newsroom/tokens | 'name':'A','scopes':['Write'] | scopes",
                "/api/v1/newsroom/tokens | 'name':'A','scopes':['write'],'day':3 | day",
                "/api/v1/newsroom/tokens | 'name':'\u2800','scopes':['write'] | name",
                "/api/v1/newsroom/comments/bulk | 'action':'approve','ids':'x' | ids",
                "/api/v1/newsroom/comments/bulk | 'action':'Approve','ids':[] | action",
                "/api/v1/newsroom/comments/bulk | 'action':'approve','ids':[],'vresions':{} | vresions"
            })
    void takesMembersOfExactlyTheirType(String path, String members, String field) {
        var refused = post(path, ("{" + members + "}").replace('\'', '"')).expect(422, "validation-failed");
        assertThat(refused.json().get("errors").findValuesAsString("field")).anyMatch(named -> named.contains(field));
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
