package dev.unspool.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.announce.Announcements;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Purging of caches: one that accepts, one that refuses, one that does not exist. */
@SiteTest
class PurgeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();
    private static final Set<String> EVER_HEARD = ConcurrentHashMap.newKeySet();

    /** Purges of earlier tests, each of which is sent a second time, perhaps during the next test. */
    private static final Set<String> EARLIER = ConcurrentHashMap.newKeySet();

    /** What is purged when an epoch begins, as before each test. */
    private static final String EVERYTHING = "PURGE / filing";

    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final String SECRET = "between-us-and-the-caches";
    private static final DisposableServer CACHE = cache(200);
    private static final DisposableServer REFUSING = cache(403);

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Announcements announcements;

    private TestArticles articles;

    @DynamicPropertySource
    static void caches(DynamicPropertyRegistry settings) {
        settings.add(
                "unspool.purge.caches",
                () -> "http://localhost:1/,http://localhost:%d/,http://localhost:%d/"
                        .formatted(REFUSING.port(), CACHE.port()));
    }

    @DynamicPropertySource
    static void secret(DynamicPropertyRegistry settings) {
        settings.add("unspool.purge.secret", () -> SECRET);
    }

    @BeforeEach
    void ignoreEarlierPurges() throws InterruptedException {
        articles = site.emptied();
        awaitFollowing();
        EARLIER.addAll(EVER_HEARD);
        HEARD.clear();
    }

    /** Waits until the new epoch was noticed: changes that are read together with it are purged with everything. */
    private void awaitFollowing() throws InterruptedException {
        String own;
        String heard;
        do {
            var id = articles.publishOne("Followed", NOON);
            articles.correct(id, "Followed on");
            announce();
            own = "PURGE / article-" + id;
            do {
                heard = HEARD.poll(2, TimeUnit.SECONDS);
            } while (heard != null && !heard.equals(own));
        } while (heard == null);
    }

    @AfterAll
    static void stop() {
        CACHE.disposeNow(LIMIT);
        REFUSING.disposeNow(LIMIT);
    }

    @Test
    void purgesARetractedArticleTwice() throws Exception {
        var id = articles.publishOne("Told", NOON);
        articles.retract(id);
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + id + " directory");
        assertThat(heard()).as("for what was on its way").isEqualTo("PURGE / article-" + id + " directory");
        assertThat(SECRETS).containsOnly("Bearer " + SECRET);
    }

    @Test
    void letsNoCacheKeepAVersionForADayWhileOneMissesPurges() {
        var id = articles.publishOne("Kept", NOON);
        var slug = store.find(id.toString())
                .map(found -> ((Found.Published) found).article().headline().slug())
                .block(LIMIT);
        for (var path :
                List.of("/api/v1/articles/" + id + "/versions/1", "/articles/" + slug + "?fragment=1&version=1")) {
            site.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("Cache-Control", "public, max-age=0, s-maxage=60, stale-while-revalidate=300");
        }
    }

    @Test
    void countsOnCachesOnceTheyAcceptAndPurgesAllThatTheyMissed() {
        var status = new AtomicInteger(503);
        var keys = new ConcurrentLinkedQueue<String>();
        var server = HttpServer.create()
                .port(0)
                .handle((request, response) -> {
                    keys.add(request.requestHeaders().get("Surrogate-Key"));
                    return response.status(status.get()).send();
                })
                .bindNow(LIMIT);
        try {
            var caches = new FrontCaches(
                    new PurgeSettings(List.of(URI.create("http://localhost:" + server.port() + "/")), SECRET));
            assertThat(caches.arePurged()).as("before the first purge").isFalse();
            caches.forget(List.of("article-1")).block(LIMIT);
            assertThat(caches.arePurged()).isFalse();
            status.set(200);
            caches.catchUp().block(LIMIT);
            assertThat(caches.arePurged()).isTrue();
            caches.catchUp().block(LIMIT);
            caches.forget(List.of("article-2")).block(LIMIT);
            assertThat(keys).containsExactly("article-1", "article-1", "article-1", "filing", "article-2");
        } finally {
            server.disposeNow(LIMIT);
        }
    }

    @Test
    void purgesEverythingWhenAnEpochBegins() throws Exception {
        site.emptied();
        var purge = HEARD.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        while (purge != null && !purge.equals(EVERYTHING)) {
            purge = HEARD.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(purge).isEqualTo(EVERYTHING);
    }

    @Test
    void purgesACorrectedArticleWithoutAHint() throws Exception {
        var id = articles.publishOne("Unheard", NOON);
        articles.correct(id, "Heard");
        assertThat(heard()).isEqualTo("PURGE / article-" + id);
    }

    @Test
    void doesNotWaitForFailingCaches() throws Exception {
        var first = articles.publishOne("First", NOON);
        var second = articles.publishOne("Second", NOON.plusSeconds(1));
        articles.retract(first);
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + first + " directory");
        articles.retract(second);
        announce();
        assertThat(heard())
                .as("before the first one is told again")
                .isEqualTo("PURGE / article-" + second + " directory");
    }

    @Test
    void doesNotPurgeForNewArticles() throws Exception {
        articles.publish(120, i -> NOON.minusSeconds(i));
        var id = articles.publishOne("Wrong", NOON.plusSeconds(1));
        articles.correct(id, "Right");
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "sixteen characters", "sixteen-characters\r\nX: y"})
    void refusesAShortOrInvalidSecret(String secret) {
        assertThatThrownBy(() -> new PurgeSettings(List.of(), secret)).hasMessageContaining("unspool.purge.secret");
        assertThat(new PurgeSettings(List.of(), SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void warnsAtTheStartIfCachesHaveNoSecret(CapturedOutput output) {
        var cache = List.of(URI.create("http://localhost:1/"));
        new FrontCaches(new PurgeSettings(cache, SECRET));
        new FrontCaches(new PurgeSettings(List.of(), null));
        assertThat(output).doesNotContain("unspool.purge.secret is not");
        new FrontCaches(new PurgeSettings(cache, null));
        assertThat(output).containsOnlyOnce("unspool.purge.secret is not");
    }

    private void announce() {
        store.head().flatMap(head -> announcements.changedUpTo(head.seq())).block(LIMIT);
    }

    private static String heard() throws InterruptedException {
        var purge = HEARD.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return purge != null && (EARLIER.contains(purge) || purge.equals(EVERYTHING)) ? heard() : purge;
    }

    private static DisposableServer cache(int status) {
        return HttpServer.create()
                .port(0)
                .handle((request, response) -> {
                    if (status == 200) {
                        var purge = request.method() + " " + request.uri() + " "
                                + request.requestHeaders().get("Surrogate-Key");
                        EVER_HEARD.add(purge);
                        HEARD.add(purge);
                        SECRETS.add(request.requestHeaders().get("Authorization", ""));
                    }
                    return response.status(status).send(Mono.empty());
                })
                .bindNow(LIMIT);
    }
}
