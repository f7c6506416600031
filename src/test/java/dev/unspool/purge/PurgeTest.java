package dev.unspool.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.announce.Announcements;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/** Caches in front hear of what they must forget: one that listens, one that refuses, one that is not there. */
@SiteTest
class PurgeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();
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
    void forget() {
        articles = site.emptied();
        HEARD.clear();
    }

    @AfterAll
    static void stop() {
        CACHE.disposeNow(LIMIT);
        REFUSING.disposeNow(LIMIT);
    }

    @Test
    void tellsOfARetractionTwice() throws Exception {
        var id = articles.publishOne("Told", NOON);
        articles.retract(id);
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + id);
        assertThat(heard()).as("for what was on its way").isEqualTo("PURGE / article-" + id);
        assertThat(SECRETS).containsOnly("Bearer " + SECRET);
    }

    @Test
    void tellsOfCorrectionsWithoutBeingHintedAt() throws Exception {
        var id = articles.publishOne("Unheard", NOON);
        articles.correct(id, "Heard");
        assertThat(heard()).isEqualTo("PURGE / article-" + id);
    }

    @Test
    void doesNotWaitForCachesThatFail() throws Exception {
        var first = articles.publishOne("First", NOON);
        var second = articles.publishOne("Second", NOON.plusSeconds(1));
        articles.retract(first);
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + first);
        articles.retract(second);
        announce();
        assertThat(heard()).as("before the first one is told again").isEqualTo("PURGE / article-" + second);
    }

    @Test
    void saysNothingOfNewArticles() throws Exception {
        articles.publish(120, i -> NOON.minusSeconds(i));
        var id = articles.publishOne("Wrong", NOON.plusSeconds(1));
        articles.correct(id, "Right");
        announce();
        assertThat(heard()).isEqualTo("PURGE / article-" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "sixteen characters", "sixteen-characters\r\nX: y"})
    void refusesASecretThatIsShortOrNoToken(String secret) {
        assertThatThrownBy(() -> new PurgeSettings(List.of(), secret)).hasMessageContaining("unspool.purge.secret");
        assertThat(new PurgeSettings(List.of(), SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void warnsAtTheStartOfCachesWithoutASecret(CapturedOutput output) {
        var cache = List.of(URI.create("http://localhost:1/"));
        new FrontCaches(new PurgeSettings(cache, SECRET));
        new FrontCaches(new PurgeSettings(List.of(), null));
        assertThat(output).doesNotContain("unspool.purge.secret");
        new FrontCaches(new PurgeSettings(cache, null));
        assertThat(output).containsOnlyOnce("unspool.purge.secret is not");
    }

    private void announce() {
        store.head().flatMap(head -> announcements.changedUpTo(head.seq())).block(LIMIT);
    }

    private static String heard() throws InterruptedException {
        return HEARD.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static DisposableServer cache(int status) {
        return HttpServer.create()
                .port(0)
                .handle((request, response) -> {
                    if (status == 200) {
                        HEARD.add(request.method() + " " + request.uri() + " "
                                + request.requestHeaders().get("Surrogate-Key"));
                        SECRETS.add(request.requestHeaders().get("Authorization", ""));
                    }
                    return response.status(status).send(Mono.empty());
                })
                .bindNow(LIMIT);
    }
}
