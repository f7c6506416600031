package dev.unspool.newsroom;

import dev.unspool.article.Draft;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
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

    /** Requests that wait for a thread that cleans; each may hold the bytes of an article. */
    static final int QUEUE = 32;

    /** Threads for short requests, each of which takes far less than a millisecond. */
    private static final int CLERKS = 2;

    /** Short requests that wait: some megabytes at the most. */
    private static final int NOTES_QUEUE = 256;

    /** The largest article over a poor line: 100 KB a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FULL = "Send it again in a few seconds.";

    private final Scheduler cleaning = Schedulers.newBoundedElastic(CLEANERS, QUEUE, "newsroom");

    /** Takedowns and kills must not wait for a body to be cleaned. */
    private final Scheduler notes = Schedulers.newBoundedElastic(CLERKS, NOTES_QUEUE, "newsroom-notes");

    /**
     * Reads a request with a body to clean, and goes on where that may take its time. Fails with {@code payload-too-large}, or with
     * {@code overloaded} where too many wait already.
     */
    Mono<Incoming> article(ServerWebExchange exchange) {
        return incoming(exchange, MAX_ARTICLE, cleaning);
    }

    /** Reads a short request, and goes on where no body is cleaned. Fails as {@link #article} does. */
    Mono<Incoming> note(ServerWebExchange exchange) {
        return incoming(exchange, MAX_NOTE, notes);
    }

    @Override
    public void destroy() {
        cleaning.dispose();
        notes.dispose();
    }

    private static Mono<Incoming> incoming(ServerWebExchange exchange, int limit, Scheduler lane) {
        return SentBody.of(exchange.getRequest(), limit, PATIENCE)
                .map(Incoming::new)
                .publishOn(lane)
                .onErrorMap(RejectedExecutionException.class, full -> new Problem(ProblemCode.OVERLOADED, FULL));
    }
}
