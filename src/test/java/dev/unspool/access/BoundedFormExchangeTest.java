package dev.unspool.access;

import dev.unspool.web.Problem;
import dev.unspool.web.RequestBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Reading of forms that do not end in time. */
class BoundedFormExchangeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void stopsWaitingForAFormThatDoesNotEnd() {
        StepVerifier.withVirtualTime(
                        () -> exchange(form().concatWith(Flux.never())).getFormData())
                .expectSubscription()
                .expectNoEvent(RequestBytes.DEFAULT_TIMEOUT.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorMatches(failure -> failure instanceof Problem problem
                        && problem.getMessage().contains("30 seconds"))
                .verify(LIMIT);
    }

    @Test
    void readsAForm() {
        StepVerifier.create(exchange(form()).getFormData().map(form -> form.getFirst("token")))
                .expectNext("a b")
                .expectComplete()
                .verify(LIMIT);
    }

    private static BoundedFormExchange exchange(Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.post("/newsroom/sign-in")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(body);
        return new BoundedFormExchange(MockServerWebExchange.from(request));
    }

    private static Flux<DataBuffer> form() {
        return Flux.defer(() ->
                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap("token=a+b".getBytes(StandardCharsets.UTF_8))));
    }
}
