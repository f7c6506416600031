package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Hostile bodies of credit requests. */
class CreditControllerTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final StreamSettings SETTINGS = new StreamSettings(
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            10,
            5,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            false);
    private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKeys.Key((byte) 1, new byte[16])));

    private final StreamNames names = new StreamNames(new CursorText(() -> KEYS), SETTINGS, CLOCK);
    private final CreditController controller =
            new CreditController(new OpenStreams(SETTINGS, CLOCK), names, null, null);

    @Test
    void waitsTenSecondsForASlowBody() {
        StepVerifier.withVirtualTime(() -> credit(
                        names.next(), Flux.interval(Duration.ofSeconds(1)).map(second -> bytes(" "))))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(10))
                .expectErrorMatches(
                        failure -> failure instanceof Problem late && late.code() == ProblemCode.MALFORMED_REQUEST)
                .verify(LIMIT);
    }

    @Test
    void limitsTheSizeOfTheBody() {
        StepVerifier.create(
                        credit(names.next(), Flux.just(bytes(" ".repeat(600))).concatWith(Flux.never())))
                .expectError(DataBufferLimitException.class)
                .verify(LIMIT);
    }

    @Test
    void readsNoBodyForAnUnknownStream() {
        var isRead = new AtomicBoolean();
        var body = Flux.<DataBuffer>never().doOnSubscribe(reading -> isRead.set(true));
        StepVerifier.create(credit("forged", body))
                .expectErrorMatches(failure -> failure instanceof Problem gone && gone.code() == ProblemCode.NOT_FOUND)
                .verify(LIMIT);
        assertThat(isRead).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"upTo\":1.9}",
                "{\"upTo\":1.0}",
                "{\"upTo\":1e0}",
                "{\"upTo\":\"3\"}",
                "{\"upTo\":true}",
                "{\"upTo\":1,\"sid\":\"x\"}",
                "{\"upto\":1}"
            })
    void takesAWholeNumberAlone(String body) {
        StepVerifier.create(credit(names.next(), Flux.just(bytes(body))))
                .expectErrorMatches(failure ->
                        failure instanceof Problem problem && problem.code() == ProblemCode.VALIDATION_FAILED)
                .verify(LIMIT);
    }

    private Mono<?> credit(String sid, Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.put("/")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
        return controller.credit(sid, MockServerWebExchange.from(request));
    }

    private static DataBuffer bytes(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
