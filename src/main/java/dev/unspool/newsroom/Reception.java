package dev.unspool.newsroom;

import dev.unspool.article.Draft;
import dev.unspool.web.SentBody;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes in what is sent to the doors, and hands it on where it may be read and cleaned without holding up readers: off the event loops. */
@Component
@ConditionalOnWebApplication
final class Reception implements DisposableBean {

    /** Bytes: the longest body with every character escaped as {@code \}{@code uXXXX}, and what stands around it. */
    private static final int MAX_ARTICLE = 6 * Draft.MAX_BODY + 256 * 1024;

    /** Bytes: a note or a name, many times over. */
    private static final int MAX_NOTE = 64 * 1024;

    /** Threads: as many as can clean at once. */
    static final int CLEANERS = Runtime.getRuntime().availableProcessors();

    /** Requests that wait for a thread that cleans, as long as {@link HeldBytes} allows. */
    static final int QUEUE = 32;

    /** Threads for short requests, each of which takes far less than a millisecond. */
    private static final int CLERKS = 2;

    /** Short requests that wait: some megabytes at the most. */
    private static final int NOTES_QUEUE = 256;

    /** The largest article over a poor line: 100 KB a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Shares of the heap that articles and notes may take while they wait: the bodies that are cleaned may take half of it. */
    private static final int ARTICLES_SHARE = 8;

    private static final int NOTES_SHARE = 32;

    private final Scheduler cleaning = Schedulers.newBoundedElastic(CLEANERS, QUEUE, "newsroom");

    /** Takedowns and kills must not wait for a body to be cleaned. */
    private final Scheduler notes = Schedulers.newBoundedElastic(CLERKS, NOTES_QUEUE, "newsroom-notes");

    private final HeldBytes articles;
    private final HeldBytes shorts;

    Reception() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** @param heap bytes; however few, one request of each kind has its place */
    Reception(long heap) {
        this.articles = new HeldBytes(Math.max(MAX_ARTICLE, heap / ARTICLES_SHARE));
        this.shorts = new HeldBytes(Math.max(MAX_NOTE, heap / NOTES_SHARE));
    }

    /**
     * Reads a request with a body to clean, and goes on where that may take its time. Fails with {@code payload-too-large}, or with
     * {@code overloaded} where too many wait already.
     */
    Mono<Incoming> article(ServerWebExchange exchange) {
        return incoming(exchange, MAX_ARTICLE, articles, cleaning);
    }

    /** Reads a short request, and goes on where no body is cleaned. Fails as {@link #article} does. */
    Mono<Incoming> note(ServerWebExchange exchange) {
        return incoming(exchange, MAX_NOTE, shorts, notes);
    }

    @Override
    public void destroy() {
        cleaning.dispose();
        notes.dispose();
    }

    private static Mono<Incoming> incoming(ServerWebExchange exchange, int limit, HeldBytes held, Scheduler lane) {
        return SentBody.of(exchange.getRequest(), limit, PATIENCE)
                .flatMap(body -> held.during(
                        body.bytes().length, () -> Mono.just(new Incoming(body)).publishOn(lane)))
                .onErrorMap(RejectedExecutionException.class, full -> HeldBytes.full());
    }
}
