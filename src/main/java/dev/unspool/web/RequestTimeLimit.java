package dev.unspool.web;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Closes the connection of a request whose body has not arrived in time. It is the net below the doors, each of which has a shorter limit of its
 * own ({@link SentBody}). Answers may take longer: the time ends with the last byte of the request, which of a stream is its first line.
 */
@Component
final class RequestTimeLimit implements NettyServerCustomizer {

    /** From the headers of a request to the end of its body. The newsroom waits the longest, 60 s for an article. */
    private static final Duration LIMIT = Duration.ofSeconds(75);

    private final Duration limit;

    RequestTimeLimit() {
        this(LIMIT);
    }

    RequestTimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(limit);
    }
}
