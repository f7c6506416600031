package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What a door reads of a request, and when it has had enough. */
class SentBodyTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void readsAllThatCame() {
        StepVerifier.create(SentBody.of(request(parts("{\"a\":", "\"b\"}")), 9, PATIENCE))
                .assertNext(
                        body -> assertThat(body.object().get("a").stringValue()).isEqualTo("b"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void takesNothingForNothing() {
        StepVerifier.create(SentBody.of(request(Flux.empty()), 9, PATIENCE))
                .assertNext(body -> assertThat(body.isEmpty()).isTrue())
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void readsNoMoreThanTheDoorHolds() {
        StepVerifier.create(SentBody.of(request(parts("12345", "67890").concatWith(Flux.never())), 9, PATIENCE))
                .expectError(DataBufferLimitException.class)
                .verify(LIMIT);
    }

    @Test
    void waitsNoLongerThanTheDoorMay() {
        StepVerifier.withVirtualTime(() -> SentBody.of(request(parts("12345").concatWith(Flux.never())), 9, PATIENCE))
                .expectSubscription()
                .expectNoEvent(PATIENCE.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorMatches(failure -> failure instanceof Problem problem
                        && problem.getMessage().contains("10 seconds"))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}"})
    void knowsWhatIsNoObject(String text) {
        var body = new SentBody(text.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(body::object)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    private static ServerHttpRequest request(Flux<DataBuffer> body) {
        return MockServerHttpRequest.post("/").body(body);
    }

    private static Flux<DataBuffer> parts(String... parts) {
        return Flux.just(parts)
                .map(part -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8)));
    }
}
