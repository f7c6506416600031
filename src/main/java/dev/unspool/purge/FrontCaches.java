package dev.unspool.purge;

import dev.unspool.web.CachesInFront;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;

/** The HTTP caches in front of the site, as configured. */
@Component
final class FrontCaches implements CachesInFront {

    private static final Logger LOG = LoggerFactory.getLogger(FrontCaches.class);

    private static final HttpMethod PURGE = HttpMethod.valueOf("PURGE");

    /** The time limit of one try: a cache on the same network answers within a millisecond. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The name that every answer with articles has. */
    static final Set<String> EVERYTHING = Set.of("filing");

    private final PurgeSettings settings;

    /** Whether each cache accepted its latest purge. One that is not here has had none yet. */
    private final Map<URI, Boolean> accepted = new ConcurrentHashMap<>();

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

    /** Whether any cache is configured. */
    boolean areKnown() {
        return !settings.caches().isEmpty();
    }

    @Override
    public boolean arePurged() {
        return areKnown() && settings.caches().stream().allMatch(cache -> accepted.getOrDefault(cache, false));
    }

    /** Purges everything from caches that missed a purge, so that nothing stays in them for as long as they may keep it. Never fails. */
    Mono<Void> catchUp() {
        return Flux.fromIterable(settings.caches())
                .filter(this::hasMissed)
                .flatMap(cache -> purge(cache, EVERYTHING))
                .then();
    }

    private boolean hasMissed(URI cache) {
        return !accepted.getOrDefault(cache, true);
    }

    /**
     * Purges everything that has one of these names in {@code Surrogate-Key} from every cache. Completes when each cache has confirmed or was
     * given up; never fails.
     */
    Mono<Void> forget(Collection<String> names) {
        return Flux.fromIterable(settings.caches())
                .flatMap(cache -> purge(cache, hasMissed(cache) ? EVERYTHING : names))
                .then();
    }

    private Mono<Void> purge(URI cache, Collection<String> names) {
        var keys = String.join(" ", names);
        return client.headers(headers -> addHeaders(keys, headers))
                .request(PURGE)
                .uri(cache)
                .response()
                .flatMap(FrontCaches::accepted)
                .retryWhen(Retry.backoff(RETRIES, PAUSE))
                .doOnSuccess(done -> accepted.put(cache, true))
                .onErrorResume(failure -> giveUp(cache, failure));
    }

    private void addHeaders(String keys, HttpHeaders headers) {
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

    /** Warns the first time: the cache is tried again until it accepts. */
    private Mono<Void> giveUp(URI cache, Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        var isNews = !Boolean.FALSE.equals(accepted.put(cache, false));
        if (isNews) {
            LOG.warn(
                    "{} was not told of corrections and retractions; everything is purged from it once it can be told: {}",
                    cache,
                    cause.toString());
        }
        return Mono.empty();
    }
}
