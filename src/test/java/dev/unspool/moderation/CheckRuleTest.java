package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.Submission;
import dev.unspool.moderation.ModerationSettings.Check;
import dev.unspool.moderation.ModerationSettings.Otherwise;
import dev.unspool.moderation.Verdict.Hold;
import dev.unspool.moderation.Verdict.Spam;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The external check against a real server that answers well, badly or not at all. */
class CheckRuleTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** After which a check that does not answer counts as failed. */
    private static final Duration SHORT = Duration.ofMillis(700);

    private static final String SECRET = "a secret of the site";
    private static final Submission SUBMISSION = new Submission(
            new CommentId(UUID.randomUUID()),
            new ArticleId(UUID.randomUUID()),
            null,
            "Ada “A.”",
            "Tide’s out.\n<b>Ä</b>",
            UUID.randomUUID(),
            new byte[] {1},
            new byte[] {1},
            null,
            Instant.parse("2026-11-25T22:00:00.123456Z"));

    private DisposableServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.disposeNow();
        }
    }

    @Test
    void isOffWithoutAnAddress() {
        assertThat(rule(null, Otherwise.HOLD).judge(SUBMISSION).block(LIMIT)).isEqualTo(Verdict.PASS);
    }

    @Test
    void needsASecretWithAnAddress() {
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new Check(URI.create("http://x"), "short", LIMIT, Otherwise.HOLD))
                .withMessageContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"pass, PASS", "hold, HOLD", "spam, SPAM", "SPAM, SPAM"})
    void followsTheVerdict(String verdict, String expected) {
        start((request, response) -> response.sendString(Mono.just("{\"verdict\":\"" + verdict + "\",\"more\":1}")));
        var judged = rule(server, Otherwise.HOLD).judge(SUBMISSION).block(LIMIT);
        assertThat(judged)
                .isEqualTo(
                        switch (expected) {
                            case "PASS" -> Verdict.PASS;
                            case "HOLD" -> new Hold("check");
                            default -> new Spam("check");
                        });
    }

    @Test
    void signsTimeAndBodyAndSendsNothingOfItsAuthor() throws Exception {
        var body = new AtomicReference<String>();
        var headers = new AtomicReference<List<String>>();
        start((request, response) -> {
            headers.set(List.of(
                    request.requestHeaders().get("Unspool-Timestamp"),
                    request.requestHeaders().get("Unspool-Signature")));
            return response.sendString(request.receive().aggregate().asString().map(sent -> {
                body.set(sent);
                return "{\"verdict\":\"pass\"}";
            }));
        });
        rule(server, Otherwise.HOLD).judge(SUBMISSION).block(LIMIT);
        assertThat(headers.get().get(0))
                .isEqualTo(String.valueOf(SUBMISSION.at().getEpochSecond()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signed = (headers.get().get(0) + "." + body.get()).getBytes(StandardCharsets.UTF_8);
        assertThat(headers.get().get(1)).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(signed)));
        var sent = new JsonMapper().readTree(body.get());
        assertThat(sent.get("text").asString()).isEqualTo(SUBMISSION.text());
        assertThat(sent.get("name").asString()).isEqualTo(SUBMISSION.name());
        assertThat(sent.propertyNames()).containsExactlyInAnyOrder("id", "articleId", "parentId", "name", "text", "at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "404", "302", "garbage", "unknown", "long", "silent", "endless"})
    void usesTheDefaultOnFailure(String failure) {
        start((request, response) -> switch (failure) {
            case "500", "404" -> response.status(Integer.parseInt(failure)).send();
            case "302" -> response.sendRedirect("http://localhost:1/");
            case "garbage" -> response.sendString(Mono.just("<html>"));
            case "unknown" -> response.sendString(Mono.just("{\"verdict\":\"maybe\"}"));
            case "long" -> response.sendString(Mono.just("{\"verdict\":\"pass\"," + " ".repeat(100_000) + "\"x\":1}"));
            case "endless" ->
                response.sendString(reactor.core.publisher.Flux.interval(Duration.ofMillis(50))
                        .onBackpressureDrop()
                        .map(tick -> " "));
            default -> Mono.never();
        });
        assertThat(rule(server, Otherwise.HOLD, SHORT).judge(SUBMISSION).block(LIMIT))
                .isEqualTo(new Hold("check"));
        assertThat(rule(server, Otherwise.PASS, SHORT).judge(SUBMISSION).block(LIMIT))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void usesTheDefaultIfNoServerListens() {
        start((request, response) -> response.send());
        var gone = server;
        var rule = rule(gone, Otherwise.HOLD);
        gone.disposeNow();
        assertThat(rule.judge(SUBMISSION).block(LIMIT)).isEqualTo(new Hold("check"));
    }

    private void start(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        server = HttpServer.create().host("localhost").port(0).handle(handler).bindNow();
    }

    /** Waits for an answer as long as a busy machine may take. */
    private static CheckRule rule(DisposableServer server, Otherwise otherwise) {
        return rule(server, otherwise, LIMIT);
    }

    private static CheckRule rule(DisposableServer server, Otherwise otherwise, Duration timeout) {
        var url = server == null ? null : URI.create("http://localhost:" + server.port() + "/check");
        var settings = TestSettings.with(new Check(url, SECRET, timeout, otherwise));
        return new CheckRule(new CheckClient(settings, new JsonMapper()), settings);
    }
}
