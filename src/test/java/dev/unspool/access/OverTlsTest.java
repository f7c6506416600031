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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The filter alone, with a balancer at 10.0.0.1. */
class OverTlsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

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
    void refusesTheNewsroomUnlessTheBalancerSaysThatTheRequestCameOverTls(String peer, String scheme, String path) {
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
    void letsOthersPass(String site, String peer, String scheme, String path) {
        var hasPassed = new AtomicBoolean();
        StepVerifier.create(filtered(site, peer, scheme, path, hasPassed))
                .expectComplete()
                .verify(LIMIT);
        assertThat(hasPassed).isTrue();
    }

    private static Mono<Void> filtered(String base, String peer, String scheme, String path, AtomicBoolean hasPassed) {
        var site = new Site("Name", "Tagline", URI.create(base), "en", "#000000", "#ffffff");
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(path))
                .remoteAddress(new InetSocketAddress(peer, 1));
        if (scheme != null) {
            request.header("X-Forwarded-Proto", scheme);
        }
        return new OverTls(site, TestAddresses.trusting("10.0.0.1"))
                .filter(MockServerWebExchange.from(request), passed -> Mono.fromRunnable(() -> hasPassed.set(true)));
    }
}
