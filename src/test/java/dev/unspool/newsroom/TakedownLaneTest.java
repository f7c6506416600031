package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Urgent requests succeed while hostile bodies occupy every thread that cleans. */
class TakedownLaneTest extends NewsroomApiTest {

    /** More than fit: a thread that still ends earlier work gets fewer of the first ones. What is too much is refused at once. */
    private static final int FULL = 2 * RequestReader.CLEANING_THREADS * (1 + RequestReader.QUEUE);

    @Autowired
    private RequestReader requests;

    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Disposable.Composite cleanings = Disposables.composite();

    @AfterEach
    void letGo() {
        cleaned.countDown();
        cleanings.dispose();
    }

    @Test
    void takesDownKillsAndPublishesWhileAllCleaningThreadsAreBusy() throws Exception {
        var unwanted = published("To be taken down");
        var forbidden = published("To be killed");
        var draft = draft("To be published");
        holdEveryCleaner();
        post(ARTICLES, article("Has to wait", "<p>x</p>")).expect(503, "overloaded");
        retract(unwanted, "takedown").expect(200);
        retract(forbidden, "kill").expect(200);
        post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag()).expect(200);
        read("/api/v1/articles/" + unwanted.id()).expect(410);
        read("/api/v1/articles/" + forbidden.id()).expect(410);
    }

    /** Simulates bodies that take for ever: every thread is busy and the queue is full. */
    private void holdEveryCleaner() throws InterruptedException {
        var busy = new CountDownLatch(RequestReader.CLEANING_THREADS);
        IntStream.range(0, FULL)
                .forEach(i -> cleanings.add(requests.article(exchange())
                        .doOnNext(body -> {
                            busy.countDown();
                            await(cleaned);
                        })
                        .onErrorComplete()
                        .subscribe()));
        busy.await();
    }

    private Answer retract(Answer article, String act) {
        return post(ARTICLES + "/" + article.id() + "/" + act, json(Map.of("notice", "Withdrawn.")), article.etag());
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.post(ARTICLES)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}"));
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
