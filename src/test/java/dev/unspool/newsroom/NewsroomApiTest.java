package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.access.Tokens;
import dev.unspool.contract.AnswerCheck;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.Actor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Base of tests of the newsroom's API: real servers, and an access token with every scope. */
@SiteTest(database = "newsroom")
public abstract class NewsroomApiTest {

    protected static final Duration LIMIT = Duration.ofSeconds(60);
    protected static final String ARTICLES = "/api/v1/newsroom/articles";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TokenRequest EVERYTHING =
            TokenRequest.of("Night desk", List.of("write", "publish", "moderate", "admin"), 1);

    @Autowired
    private TestSite site;

    @LocalServerPort
    protected int port;

    @Autowired
    protected Tokens tokens;

    @Autowired
    protected DatabaseClient database;

    protected String token;
    private WebTestClient client;

    @BeforeEach
    void createATokenWithEveryScope() {
        token = tokens.create(EVERYTHING, Actor.COMMAND).block(LIMIT).text().value();
        client = WebTestClient.bindToServer()
                .baseUrl(site.address())
                .responseTimeout(LIMIT)
                .filter(new AnswerCheck(site.address()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
    }

    /** An answer of the API. */
    public record Answer(int status, HttpHeaders headers, JsonNode json) {

        public String etag() {
            return headers.getETag();
        }

        public String id() {
            return json.get("id").asString();
        }

        public String text(String pointer) {
            return json.at(pointer).asString();
        }

        public Answer expect(int expected) {
            assertThat(status).as(String.valueOf(json)).isEqualTo(expected);
            return this;
        }

        public Answer expect(int expected, String code) {
            expect(expected);
            assertThat(text("/code")).isEqualTo(code);
            assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(headers.getCacheControl()).isEqualTo("no-store");
            return this;
        }
    }

    protected Answer send(HttpMethod method, String path, String body, Map<String, String> headers) {
        var request = client.method(method).uri(URI.create(site.address() + path));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
            request.contentType(MediaType.APPLICATION_JSON);
        }
        var sent = body == null ? request : request.bodyValue(body);
        var result = sent.exchange().expectBody(byte[].class).returnResult();
        var bytes = result.getResponseBody();
        var isJson = bytes != null
                && String.valueOf(result.getResponseHeaders().getContentType()).contains("json");
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                isJson ? JSON.readTree(bytes) : JSON.nullNode());
    }

    protected Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body, authorized());
    }

    protected Answer post(String path, String body, String ifMatch) {
        return send(HttpMethod.POST, path, body, with("If-Match", ifMatch));
    }

    protected Answer put(String path, String body, String ifMatch) {
        return send(HttpMethod.PUT, path, body, with("If-Match", ifMatch));
    }

    protected Answer get(String path) {
        return send(HttpMethod.GET, path, null, authorized());
    }

    protected Answer read(String path) {
        return send(HttpMethod.GET, path, null, Map.of());
    }

    /** Returns what a reader gets at {@code path}, as text. */
    protected String readText(String path) {
        var answer = client.get()
                .uri(URI.create(site.address() + path))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().is5xxServerError()).as(path).isFalse();
        return String.valueOf(answer.getResponseBody());
    }

    protected Map<String, String> authorized() {
        return Map.of("Authorization", "Bearer " + token);
    }

    protected Map<String, String> with(String header, String value) {
        return Map.of("Authorization", "Bearer " + token, header, value);
    }

    protected Answer draft(String title) {
        return post(ARTICLES, article(title, "<p>Text of " + title + ".</p>")).expect(201);
    }

    protected Answer published(String title) {
        return published(title, "<p>Text of " + title + ".</p>");
    }

    protected Answer published(String title, String bodyHtml) {
        return post(ARTICLES, json(Map.of("title", title, "section", "Harbour", "bodyHtml", bodyHtml, "publish", true)))
                .expect(201);
    }

    protected static String article(String title, String bodyHtml) {
        return json(Map.of("title", title, "section", "Harbour", "bodyHtml", bodyHtml));
    }

    protected static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Sends requests at the same time; gives the answers in the order of the requests. */
    protected static List<Answer> atOnce(int count, IntFunction<Answer> request)
            throws InterruptedException, ExecutionException {
        var editors = Executors.newFixedThreadPool(count);
        try {
            var answers = new ArrayList<Answer>();
            for (var answer : editors.invokeAll(IntStream.range(0, count)
                    .<Callable<Answer>>mapToObj(i -> () -> request.apply(i))
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            editors.shutdownNow();
        }
    }

    protected long count(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block(LIMIT);
    }
}
