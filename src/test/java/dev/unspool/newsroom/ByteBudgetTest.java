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

class ByteBudgetTest {

    private final ByteBudget bytes = new ByteBudget(10);

    @Test
    void refusesMoreBytesThanTheLimitUntilOthersAreReleased() {
        var others = Sinks.<String>one();
        bytes.run(6, others::asMono).subscribe();
        var cancelled = bytes.run(4, Mono::never).subscribe();
        assertThatThrownBy(() -> bytes.run(1, () -> Mono.just("x")).block()).isInstanceOf(Problem.class);
        cancelled.dispose();
        assertThat(bytes.run(4, () -> Mono.just("x")).block()).isEqualTo("x");
        others.tryEmitError(new IllegalStateException());
        assertThat(bytes.run(10, () -> Mono.just("x")).block()).isEqualTo("x");
    }

    @Test
    void holdsBytesWhileTheyAreProcessed() {
        bytes.run(10, () -> Mono.just("x"))
                .doOnNext(x -> assertThatThrownBy(
                                () -> bytes.run(1, () -> Mono.just("y")).block())
                        .isInstanceOf(Problem.class))
                .block();
    }

    /** On a heap of 64 MB two of the longest bodies would be a fifth of it. */
    @Test
    void limitsWaitingBodiesOnASmallHeap() {
        var requests = new RequestReader(64L << 20);
        var cleaned = new CountDownLatch(1);
        var failed = new ArrayList<Throwable>();
        var first = requests.article(longest()).doOnNext(body -> await(cleaned)).subscribe();
        requests.article(longest()).doOnError(failed::add).onErrorComplete().block();
        assertThat(failed).singleElement().isInstanceOf(Problem.class);
        cleaned.countDown();
        first.dispose();
        requests.destroy();
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
