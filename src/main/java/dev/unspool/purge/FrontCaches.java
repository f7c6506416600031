package dev.unspool.purge;

import dev.unspool.article.ArticleId;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;

/** The caches in front of the site, as far as they are known by their settings. */
@Component
final class FrontCaches {

    private static final Logger LOG = LoggerFactory.getLogger(FrontCaches.class);

    private static final HttpMethod PURGE = HttpMethod.valueOf("PURGE");

    /** Of one try: a cache on the same network answers within a millisecond. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int TRIES_MORE = 2;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PurgeSettings settings;
    private final HttpClient client = HttpClient.create()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) LIMIT.toMillis())
            .responseTimeout(LIMIT);

    FrontCaches(PurgeSettings settings) {
        this.settings = settings;
        if (areKnown() && settings.secret() == null) {
            LOG.warn(
                    "unspool.purge.caches is set and unspool.purge.secret is not: caches that ask for a secret, as the example for"
                            + " Varnish does, refuse every PURGE, and keep what was retracted until it ends by itself.");
        }
    }

    /** Whether there are caches to tell. */
    boolean areKnown() {
        return !settings.caches().isEmpty();
    }

    /** Has every cache forget all that shows one of these articles. Completes when each has said yes or was given up; never fails. */
    Mono<Void> forget(Collection<ArticleId> articles) {
        var keys = articles.stream().map(id -> "article-" + id).collect(Collectors.joining(" "));
        return Flux.fromIterable(settings.caches())
                .flatMap(cache -> purge(cache, keys))
                .then();
    }

    private Mono<Void> purge(URI cache, String keys) {
        return client.headers(headers -> name(keys, headers))
                .request(PURGE)
                .uri(cache)
                .response()
                .flatMap(FrontCaches::accepted)
                .retryWhen(Retry.backoff(TRIES_MORE, PAUSE))
                .onErrorResume(failure -> given(cache, failure));
    }

    private void name(String keys, HttpHeaders headers) {
        headers.set("Surrogate-Key", keys);
        if (settings.secret() != null) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + settings.secret());
        }
    }

    private static Mono<Void> accepted(HttpClientResponse answer) {
        var status = answer.status();
        return status.code() / 100 == 2
                ? Mono.empty()
                : Mono.error(new IllegalStateException("PURGE was answered with " + status
                        + (status.code() == 403 ? ": see unspool.purge.secret" : "")));
    }

    private static Mono<Void> given(URI cache, Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.warn(
                "{} was not told of corrections and retractions; what it keeps ends by itself: {}",
                cache,
                cause.toString());
        return Mono.empty();
    }
}
