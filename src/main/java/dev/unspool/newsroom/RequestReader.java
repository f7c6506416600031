package dev.unspool.newsroom;

import dev.unspool.article.Draft;
import dev.unspool.web.RequestBytes;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads the bodies of newsroom requests and passes them on to worker threads, where they may be parsed and cleaned without delaying readers. */
@Component
@ConditionalOnWebApplication
final class RequestReader implements DisposableBean {

    /** Bytes: the longest body with every character escaped as {@code \}{@code uXXXX}, and the other fields. */
    private static final int MAX_ARTICLE = 6 * Draft.MAX_BODY + 256 * 1024;

    /** Bytes: a note or a name, many times over. */
    private static final int MAX_NOTE = 64 * 1024;

    /** Threads that clean bodies: as many as can run at once. */
    static final int CLEANING_THREADS = Runtime.getRuntime().availableProcessors();

    /** Requests that wait for a cleaning thread, as long as {@link ByteBudget} allows. */
    static final int QUEUE = 32;

    /** Threads for short requests, each of which takes far less than a millisecond. */
    private static final int NOTE_THREADS = 2;

    /** Short requests that wait: some megabytes at the most. */
    private static final int NOTES_QUEUE = 256;

    /** Time limit: the largest article over a poor line, 100 KB a second. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    /** Parts of the heap that articles and notes may take while they wait: bodies that are being cleaned may take half of it. */
    private static final int ARTICLES_SHARE = 8;

    private static final int NOTES_SHARE = 32;

    private final Scheduler cleaning = Schedulers.newBoundedElastic(CLEANING_THREADS, QUEUE, "newsroom");

    /** Separate threads, so that takedowns and kills do not wait for a body to be cleaned. */
    private final Scheduler notes = Schedulers.newBoundedElastic(NOTE_THREADS, NOTES_QUEUE, "newsroom-notes");

    private final ByteBudget articleBytes;
    private final ByteBudget noteBytes;

    RequestReader() {
        this(Runtime.getRuntime().maxMemory());
    }

    /**
     * Makes a reader with budgets for this heap.
     *
     * @param heap bytes; however few, one request of each kind fits
     */
    RequestReader(long heap) {
        this.articleBytes = new ByteBudget(Math.max(MAX_ARTICLE, heap / ARTICLES_SHARE));
        this.noteBytes = new ByteBudget(Math.max(MAX_NOTE, heap / NOTES_SHARE));
    }

    /**
     * Reads a request with a body to clean, and continues on a cleaning thread. Fails with {@code payload-too-large}, or with {@code overloaded} if
     * too many wait already.
     */
    Mono<RequestBytes> article(ServerWebExchange exchange) {
        return read(exchange, MAX_ARTICLE, articleBytes, cleaning);
    }

    /** Reads a short request, and continues on a thread for short requests. Fails as {@link #article} does. */
    Mono<RequestBytes> note(ServerWebExchange exchange) {
        return read(exchange, MAX_NOTE, noteBytes, notes);
    }

    @Override
    public void destroy() {
        cleaning.dispose();
        notes.dispose();
    }

    private static Mono<RequestBytes> read(ServerWebExchange exchange, int limit, ByteBudget budget, Scheduler lane) {
        return RequestBytes.json(exchange.getRequest(), limit, TIME_LIMIT)
                .flatMap(body ->
                        budget.run(body.bytes().length, () -> Mono.just(body).publishOn(lane)))
                .onErrorMap(RejectedExecutionException.class, full -> ByteBudget.full());
    }
}
