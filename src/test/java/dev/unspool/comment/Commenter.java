package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.contract.AnswerCheck;
import dev.unspool.cursor.ReaderTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader with an address of its own, behind a proxy that the instance trusts. */
final class Commenter {

    private static final JsonMapper JSON = new JsonMapper();

    private final WebTestClient client;
    private final ReaderTokens tokens;
    private final Clock clock;
    private final String address;

    Commenter(int port, ReaderTokens tokens, Clock clock) {
        this(port, tokens, clock, randomAddress());
    }

    Commenter(int port, ReaderTokens tokens, Clock clock, String address) {
        this.address = address;
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .filter(new AnswerCheck("http://localhost:" + port))
                .build();
        this.tokens = tokens;
        this.clock = clock;
    }

    static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    }

    /** Returns the first 48 bits of an IPv6 line that no other test has, with a colon at the end. */
    static String randomEndSite() {
        var random = ThreadLocalRandom.current();
        return "2001:%x:%x:".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    /** Returns the fields of a form that was open for a while. */
    Map<String, Object> form(ArticleId article, String name, String text) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("text", text);
        form.put("formToken", tokens.writeForm(article, clock.instant().minusSeconds(10)));
        return form;
    }

    ResponseSpec post(Object article, Object body, Consumer<HttpHeaders> headers) {
        return client.post()
                .uri("/api/v1/articles/{article}/comments", article)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers)
                .bodyValue(body)
                .exchange();
    }

    JsonNode add(ArticleId article, String text) {
        return add(article, form(article, "Ada", text), null);
    }

    JsonNode add(ArticleId article, Map<String, Object> form, @Nullable String author) {
        return json(post(article, form, by(author)).expectStatus().is2xxSuccessful());
    }

    ResponseSpec get(String uri, @Nullable String author) {
        return client.get().uri(uri).headers(by(author)).exchange();
    }

    JsonNode page(ArticleId article, String query, @Nullable String author) {
        return json(get("/api/v1/articles/" + article + "/comments?" + query, author)
                .expectStatus()
                .isOk());
    }

    ResponseSpec edit(String id, String text, @Nullable String author) {
        return edit(id, text, by(author));
    }

    ResponseSpec edit(String id, String text, Consumer<HttpHeaders> headers) {
        return client.patch()
                .uri("/api/v1/comments/{id}", id)
                .header("X-Forwarded-For", address)
                .headers(headers)
                .bodyValue(Map.of("text", text))
                .exchange();
    }

    ResponseSpec delete(String id, @Nullable String author) {
        return delete(id, by(author));
    }

    ResponseSpec delete(String id, Consumer<HttpHeaders> headers) {
        return client.delete()
                .uri("/api/v1/comments/{id}", id)
                .header("X-Forwarded-For", address)
                .headers(headers)
                .exchange();
    }

    ResponseSpec report(String id) {
        return report(id, headers -> {});
    }

    ResponseSpec report(String id, Consumer<HttpHeaders> headers) {
        return client.post()
                .uri("/api/v1/comments/{id}/reports", id)
                .header("X-Forwarded-For", address)
                .headers(headers)
                .exchange();
    }

    static JsonNode json(ResponseSpec answer) {
        return JSON.readTree(answer.expectBody(byte[].class).returnResult().getResponseBody());
    }

    private static Consumer<HttpHeaders> by(@Nullable String author) {
        return headers -> {
            if (author != null) {
                headers.set("Unspool-Author", author);
            }
        };
    }
}
