package dev.unspool.access;

import dev.unspool.web.Problem;
import dev.unspool.web.SentBody;
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

/** Forms that do not come to their end. */
class PatientExchangeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void waitsForAFormNoLongerThanAPoorLineTakes() {
        StepVerifier.withVirtualTime(
                        () -> exchange(form().concatWith(Flux.never())).getFormData())
                .expectSubscription()
                .expectNoEvent(SentBody.PATIENCE.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorMatches(failure -> failure instanceof Problem problem
                        && problem.getMessage().contains("30 seconds"))
                .verify(LIMIT);
    }

    @Test
    void givesAFormThatComes() {
        StepVerifier.create(exchange(form()).getFormData().map(form -> form.getFirst("token")))
                .expectNext("a b")
                .expectComplete()
                .verify(LIMIT);
    }

    private static PatientExchange exchange(Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.post("/newsroom/sign-in")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(body);
        return new PatientExchange(MockServerWebExchange.from(request));
    }

    private static Flux<DataBuffer> form() {
        return Flux.defer(() ->
                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap("token=a+b".getBytes(StandardCharsets.UTF_8))));
    }
}
