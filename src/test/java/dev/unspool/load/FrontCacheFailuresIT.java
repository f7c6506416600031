package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.web.Caching;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The cache of {@code src/main/caches} in front of an instance that fails on request and sends the headers of a real one with shorter
 * times.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FrontCacheFailuresIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private volatile int status = 200;
    private volatile boolean isReady = true;
    private DisposableServer instance;
    private FrontCache cache;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(FrontCache.isInstalled(), FrontCache.INSTALL);
        instance = HttpServer.create().port(0).handle(this::answer).bindNow(LIMIT);
        // Stale pages are shown for one second more, not thirty: what is shown later is shown because of a failure.
        // This process plays the
        // instances: on a busy machine it may answer late.
        var changes = Map.of(
                "req.grace = 30s", "req.grace = 1s",
                "connect_timeout = 2s", "connect_timeout = 30s",
                "first_byte_timeout = 4s", "first_byte_timeout = 30s");
        cache = FrontCache.start("varnish-failures", Instance.freePort(), instance.port(), instance.port(), changes);
        await("/readyz", answer -> answer.statusCode() == 200);
    }

    @AfterEach
    void stop() throws Exception {
        if (cache != null) {
            cache.close();
            instance.disposeNow(LIMIT);
        }
    }

    @Test
    void servesCachedPagesWhileInstancesFail() throws Exception {
        await("/", answer -> state(answer).equals("HIT"));
        status = 503;
        await("/", answer -> state(answer).equals("STALE"));
        for (var i = 0; i < 30; i++) {
            assertThat(text(cache.get("/", "gzip"))).isEqualTo("The text of /");
            Thread.sleep(LOOK_MILLIS);
        }
        var never = cache.get("/?cursor=never", "gzip");
        assertThat(never.statusCode()).isEqualTo(503);
        assertThat(never.headers().firstValue("Retry-After")).contains("5");
        status = 200;
        await("/?cursor=never", answer -> answer.statusCode() == 200);
        await("/", answer -> state(answer).equals("HIT"));
    }

    @Test
    void servesCachedPagesWhileNoInstanceIsReady() throws Exception {
        await("/", answer -> state(answer).equals("HIT"));
        status = 503;
        isReady = false;
        await("/", answer -> state(answer).equals("STALE"));
        for (var i = 0; i < 30; i++) {
            assertThat(text(cache.get("/", "gzip"))).isEqualTo("The text of /");
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Test
    void asksUnreadyInstancesIfNoneIsReady() throws Exception {
        isReady = false;
        await("/readyz", answer -> answer.statusCode() == 503);
        for (var i = 0; i < 30; i++) {
            var answer = cache.get("/never-asked-before-" + i, "gzip");
            assertThat(text(answer)).as("%s", answer).isEqualTo("The text of /never-asked-before-" + i);
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Test
    void neverServesARetractedArticleAgain() throws Exception {
        var article = "/articles/withdrawn";
        await(article, answer -> state(answer).equals("HIT"));
        status = 410;
        await(article, answer -> answer.statusCode() == 410);
        status = 503;
        for (var i = 0; i < 30; i++) {
            assertThat(text(cache.get(article, "gzip"))).doesNotContain("The text");
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().equals("/readyz")) {
            return response.status(isReady ? 200 : 503)
                    .header("Cache-Control", "no-store")
                    .header("Content-Length", "0")
                    .send();
        }
        var policy = request.uri().startsWith("/articles/") ? Caching.ARTICLE : Caching.FIRST_PAGE;
        var text = status == 200 ? "The text of " + request.uri() : "Nothing";
        return response.status(status)
                .header(
                        "Cache-Control",
                        status == 200 ? policy.replaceFirst("s-maxage=\\d+", "s-maxage=1") : "no-store")
                .header("Surrogate-Key", "article-1")
                .header("Retry-After", "5")
                .header("Vary", "Accept-Encoding")
                .header("Content-Length", Integer.toString(text.length()))
                .sendString(Mono.just(text))
                .then();
    }

    private HttpResponse<byte[]> await(String path, Predicate<HttpResponse<byte[]>> isEnough) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var answer = cache.get(path, "gzip");
        while (!isEnough.test(answer)) {
            assertThat(System.nanoTime()).as("%s: %s", path, answer).isLessThan(deadline);
            Thread.sleep(LOOK_MILLIS);
            answer = cache.get(path, "gzip");
        }
        return answer;
    }

    private static String state(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Cache").orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
