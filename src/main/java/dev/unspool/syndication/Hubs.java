package dev.unspool.syndication;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
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

    /** Addresses in one request. */
    private static final int TOLD_AT_ONCE = 100;

    /** Addresses of changed feeds that wait for a hub: a few megabytes. */
    private static final int MOST_WAITING = 20_000;

    private static final Throwable TOO_MANY = new IllegalStateException("it is too slow");

    private static final int RETRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SyndicationSettings settings;
    private final Duration limit;
    private final HttpClient client;

    @Autowired
    Hubs(SyndicationSettings settings) {
        this(settings, LIMIT);
    }

    /** @param limit the time limit of one try */
    Hubs(SyndicationSettings settings, Duration limit) {
        this.settings = settings;
        this.limit = limit;
        this.client = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limit.toMillis())
                .responseTimeout(limit);
    }

    /** Whether any hub is configured. */
    boolean areKnown() {
        return !settings.hubs().isEmpty();
    }

    /**
     * Tells every hub of these feeds that changed, each list {@code delay} after it came or later. What comes while a hub is being told is joined, so
     * that a feed which changes often is told of once. A hub that is slow or away delays no other one, and is not told of the feeds that wait longest
     * once {@link #MOST_WAITING} wait for it. Emits nothing, never fails, and ends as {@code changes} do.
     */
    Flux<Void> follow(Flux<? extends Collection<String>> changes, Duration delay) {
        return changes.publish(shared -> Flux.fromIterable(settings.hubs()).flatMap(hub -> tell(hub, shared, delay)));
    }

    private Flux<Void> tell(URI hub, Flux<? extends Collection<String>> changes, Duration delay) {
        var waiting = new WaitingFeeds(MOST_WAITING);
        return changes.doOnNext(feeds -> add(hub, waiting, feeds))
                .onBackpressureLatest()
                .concatMap(anything -> tell(hub, waiting.takeAll(), delay), 1);
    }

    private static void add(URI hub, WaitingFeeds waiting, Collection<String> feeds) {
        if (!waiting.add(feeds)) {
            giveUp(hub, TOO_MANY);
        }
    }

    private Flux<Void> tell(URI hub, List<String> feeds, Duration delay) {
        return Flux.fromIterable(feeds)
                .delaySubscription(delay)
                .buffer(TOLD_AT_ONCE)
                .concatMap(some -> post(hub, form(some)), 1);
    }

    private static String form(Collection<String> feeds) {
        return "hub.mode=publish" + feeds.stream().map(Hubs::field).collect(Collectors.joining());
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
                .timeout(limit)
                .retryWhen(Retry.backoff(RETRIES, PAUSE))
                .doOnError(failure -> giveUp(hub, failure))
                .onErrorComplete();
    }

    private static Mono<Void> accepted(HttpClientResponse answer) {
        return answer.status().code() / 100 == 2
                ? Mono.empty()
                : Mono.error(new IllegalStateException("the hub answered with " + answer.status()));
    }

    private static void giveUp(URI hub, Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.warn("{} was not told of changed feeds; its subscribers learn of them later: {}", hub, cause.toString());
    }
}
