package dev.unspool.syndication;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;

/** The WebSub hubs as configured, which fetch a changed feed and send it to its subscribers. */
@Component
final class Hubs {

    private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);

    /** The time limit of one try. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int RETRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SyndicationSettings settings;
    private final HttpClient client = HttpClient.create()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) LIMIT.toMillis())
            .responseTimeout(LIMIT);

    Hubs(SyndicationSettings settings) {
        this.settings = settings;
    }

    /** Whether any hub is configured. */
    boolean areKnown() {
        return !settings.hubs().isEmpty();
    }

    /** Tells every hub that these feeds have changed. Completes when each hub has accepted or was given up; never fails. */
    Mono<Void> publish(Collection<String> feeds) {
        var form = "hub.mode=publish" + feeds.stream().map(Hubs::field).collect(Collectors.joining());
        return Flux.fromIterable(settings.hubs())
                .flatMap(hub -> post(hub, form))
                .then();
    }

    private static String field(String feed) {
        return "&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8);
    }

    private Mono<Void> post(URI hub, String form) {
        return client.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/x-www-form-urlencoded"))
                .post()
                .uri(hub)
                .send(ByteBufFlux.fromString(Mono.just(form)))
                .response()
                .flatMap(Hubs::accepted)
                .retryWhen(Retry.backoff(RETRIES, PAUSE))
                .onErrorResume(failure -> giveUp(hub, failure));
    }

    private static Mono<Void> accepted(HttpClientResponse answer) {
        return answer.status().code() / 100 == 2
                ? Mono.empty()
                : Mono.error(new IllegalStateException("the hub answered with " + answer.status()));
    }

    private static Mono<Void> giveUp(URI hub, Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.warn("{} was not told of changed feeds; its subscribers learn of them later: {}", hub, cause.toString());
        return Mono.empty();
    }
}
