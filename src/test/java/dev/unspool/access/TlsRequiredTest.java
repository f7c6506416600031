package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import dev.unspool.web.TestAddresses;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests the filter alone, with a balancer at 10.0.0.1. */
class TlsRequiredTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, http, /newsroom/sign-in",
        "10.0.0.1, http, /newsroom",
        "10.0.0.1, http, /api/v1/newsroom/articles",
        "10.0.0.1, http, /%6eewsroom/sign-in",
        "10.0.0.1, , /newsroom/sign-in",
        "10.0.0.1, , /api/v1/newsroom/articles",
        "10.0.0.1, ftp, /newsroom/sign-in"
    })
    void refusesTheNewsroomUnlessTheBalancerSaysThatTheRequestCameTlsRequired(String peer, String scheme, String path) {
        var hasPassed = new AtomicBoolean();
        StepVerifier.create(filtered("https://news.example", peer, scheme, path, hasPassed))
                .expectErrorSatisfies(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FORBIDDEN))
                        .hasMessageContaining("https://news.example/newsroom"))
                .verify(LIMIT);
        assertThat(hasPassed).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example, 10.0.0.1, https, /newsroom/sign-in",
        "https://news.example, 10.0.0.1, , /",
        "https://news.example, 10.0.0.1, http, /articles/newsroom",
        "https://news.example, 198.51.100.1, , /newsroom/sign-in",
        "http://localhost:8080, 10.0.0.1, http, /newsroom/sign-in",
        "http://localhost:8080, 10.0.0.1, , /newsroom/sign-in"
    })
    void passesOtherRequests(String site, String peer, String scheme, String path) {
        var hasPassed = new AtomicBoolean();
        StepVerifier.create(filtered(site, peer, scheme, path, hasPassed))
                .expectComplete()
                .verify(LIMIT);
        assertThat(hasPassed).isTrue();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsOnceWhichSettingsToLookAt(CapturedOutput output) {
        var filter = filter("https://news.example");
        for (var i = 0; i < 2; i++) {
            StepVerifier.create(filter.filter(exchange("10.0.0.1", "http", "/newsroom"), passed -> Mono.empty()))
                    .expectError(Problem.class)
                    .verify(LIMIT);
        }
        assertThat(output).containsOnlyOnce("unspool.trusted-proxies").contains("https://news.example");
    }

    private static Mono<Void> filtered(String base, String peer, String scheme, String path, AtomicBoolean hasPassed) {
        return filter(base)
                .filter(exchange(peer, scheme, path), passed -> Mono.fromRunnable(() -> hasPassed.set(true)));
    }

    private static TlsRequired filter(String base) {
        var site = new Site("Name", "Tagline", URI.create(base), "en", "#000000", "#ffffff");
        return new TlsRequired(site, TestAddresses.trusting("10.0.0.1"));
    }

    private static MockServerWebExchange exchange(String peer, String scheme, String path) {
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(path))
                .remoteAddress(new InetSocketAddress(peer, 1));
        if (scheme != null) {
            request.header("X-Forwarded-Proto", scheme);
        }
        return MockServerWebExchange.from(request);
    }
}
