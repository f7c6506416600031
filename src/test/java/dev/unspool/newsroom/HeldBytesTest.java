package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.web.Problem;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class HeldBytesTest {

    private final HeldBytes bytes = new HeldBytes(10);

    @Test
    void refusesWhatIsTooMuchUntilOthersAreDone() {
        var others = Sinks.<String>one();
        bytes.during(6, others::asMono).subscribe();
        var cancelled = bytes.during(4, Mono::never).subscribe();
        assertThatThrownBy(() -> bytes.during(1, () -> Mono.just("x")).block()).isInstanceOf(Problem.class);
        cancelled.dispose();
        assertThat(bytes.during(4, () -> Mono.just("x")).block()).isEqualTo("x");
        others.tryEmitError(new IllegalStateException());
        assertThat(bytes.during(10, () -> Mono.just("x")).block()).isEqualTo("x");
    }

    @Test
    void holdsThemWhileTheirReceiverWorks() {
        bytes.during(10, () -> Mono.just("x"))
                .doOnNext(x -> assertThatThrownBy(
                                () -> bytes.during(1, () -> Mono.just("y")).block())
                        .isInstanceOf(Problem.class))
                .block();
    }

    /** On a heap of 64 MB two of the longest bodies would be a fifth of it. */
    @Test
    void letsOnlySoManyLongBodiesWaitOnASmallHeap() {
        var reception = new Reception(64L << 20);
        var cleaned = new CountDownLatch(1);
        var failed = new ArrayList<Throwable>();
        var first = reception
                .article(longest())
                .doOnNext(incoming -> await(cleaned))
                .subscribe();
        reception.article(longest()).doOnError(failed::add).onErrorComplete().block();
        assertThat(failed).singleElement().isInstanceOf(Problem.class);
        cleaned.countDown();
        first.dispose();
        reception.destroy();
    }

    private static MockServerWebExchange longest() {
        return MockServerWebExchange.from(MockServerHttpRequest.post("/").body("x".repeat(6_000_000)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
