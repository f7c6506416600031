package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** What must not wait goes through while bodies are cleaned without end. */
class TakedownLaneTest extends DoorsTest {

    private static final int FULL = Reception.CLEANERS * (1 + Reception.QUEUE);

    @Autowired
    private Reception reception;

    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Disposable.Composite cleanings = Disposables.composite();

    @AfterEach
    void letGo() {
        cleaned.countDown();
        cleanings.dispose();
    }

    @Test
    void takesDownKillsAndPublishesWhileEveryThreadThatCleansIsHeld() throws Exception {
        var unwanted = published("To be taken down");
        var forbidden = published("To be killed");
        var draft = draft("To be published");
        holdEveryCleaner();
        post(DOORS, article("Has to wait", "<p>x</p>")).expect(503, "overloaded");
        retract(unwanted, "takedown").expect(200);
        retract(forbidden, "kill").expect(200);
        post(DOORS + "/" + draft.id() + "/publish", null, draft.etag()).expect(200);
        read("/api/v1/articles/" + unwanted.id()).expect(410);
        read("/api/v1/articles/" + forbidden.id()).expect(410);
    }

    /** Stands for bodies that take for ever: from here on every thread is busy and every place in the queue taken. */
    private void holdEveryCleaner() throws InterruptedException {
        var busy = new CountDownLatch(Reception.CLEANERS);
        IntStream.range(0, FULL)
                .forEach(i -> cleanings.add(reception
                        .article(exchange())
                        .doOnNext(incoming -> {
                            busy.countDown();
                            await(cleaned);
                        })
                        .onErrorComplete()
                        .subscribe()));
        busy.await();
    }

    private Answer retract(Answer article, String act) {
        return post(DOORS + "/" + article.id() + "/" + act, json(Map.of("notice", "Withdrawn.")), article.etag());
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.post(DOORS).body("{}"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
