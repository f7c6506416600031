package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.announce.Announcements;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.SyndicatedArticles;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** WebSub: hubs learn of changed feeds from the change log. */
class HubTest extends FeedTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final DisposableServer hub = HttpServer.create()
            .host("localhost")
            .port(0)
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString()
                    .doOnNext(heard::add)
                    .then(response.status(204).send().then()))
            .bindNow(LIMIT);

    @Autowired
    private ArticleStore store;

    @Autowired
    private EventLog log;

    @Autowired
    private SyndicatedArticles syndicated;

    @Autowired
    private FeedAddresses addresses;

    @Autowired
    private Announcements announcements;

    @AfterEach
    void stop() {
        hub.disposeNow(LIMIT);
    }

    @Test
    void tellsHubsWhichFeedsAChangeConcerns() throws Exception {
        var id = articles.publish(2, i -> NOON.minusSeconds(i)).get(0);
        var hubs = new Hubs(settings("http://localhost:" + hub.port() + "/", "http://localhost:1/"));
        var lifecycle = lifecycle(hubs, true, Duration.ofHours(1));
        lifecycle.start();
        try {
            var published = heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(published)
                    .startsWith("hub.mode=publish&hub.url=http")
                    .contains("%2Fatom.xml&hub.url=", "%2Fsections%2Fnews%2Frss.xml", "%2Ftags%2Ftag-0%2Ffeed.json")
                    .contains("%2Fauthors%2Fada-writer%2Fatom.xml", "%2Ftags%2Ftag-1%2F");
        } finally {
            lifecycle.stop();
        }
        articles.kill(id);
        assertThat(addresses.of(syndicated.lists(List.of(id)).block(LIMIT)))
                .as("of a killed article: its lists, without the tag that only it had")
                .anyMatch(feed -> feed.endsWith("/sections/news/atom.xml"))
                .noneMatch(feed -> feed.contains("/tags/"));
    }

    @Test
    void tellsAHubWhileAnotherOneHangs() throws Exception {
        var hanging = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle((request, response) -> Mono.never())
                .bindNow(LIMIT);
        var settings = settings("http://localhost:" + hanging.port() + "/", "http://localhost:" + hub.port() + "/");
        var changes = Sinks.many().unicast().<List<String>>onBackpressureBuffer();
        var following = new Hubs(settings, Duration.ofHours(1))
                .follow(changes.asFlux(), Duration.ZERO)
                .subscribe();
        try {
            for (var feed : List.of("one", "two")) {
                changes.tryEmitNext(List.of(feed)).orThrow();
                assertThat(heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo("hub.mode=publish&hub.url=" + feed);
            }
        } finally {
            following.dispose();
            hanging.disposeNow(LIMIT);
        }
    }

    @Test
    void tellsOfManyFeedsInSeveralRequestsAndOnceOfEach() throws Exception {
        var changes = IntStream.range(0, 1_000).mapToObj(i -> List.of("feed" + i % 250));
        var told = new ArrayList<String>();
        new Hubs(settings("http://localhost:" + hub.port() + "/"))
                .follow(Flux.fromStream(changes), Duration.ofMillis(1))
                .blockLast(LIMIT);
        heard.forEach(form -> {
            var feeds =
                    List.of(form.substring("hub.mode=publish&hub.url=".length()).split("&hub.url="));
            assertThat(feeds).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
            told.addAll(feeds);
        });
        assertThat(told).hasSizeLessThan(300);
        assertThat(Set.copyOf(told)).hasSize(250);
    }

    @Test
    void dropsTheFeedsThatWaitLongest() {
        var waiting = new WaitingFeeds(2);
        assertThat(waiting.add(List.of("a", "b", "a"))).isTrue();
        assertThat(waiting.add(List.of("b", "c"))).isFalse();
        assertThat(waiting.takeAll()).containsExactly("b", "c");
        assertThat(waiting.takeAll()).isEmpty();
    }

    @Test
    void tellsOfARetractionWhileAHubHasNotAcceptedTheRest() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var hanging = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .doOnNext(told::add)
                        .then(Mono.never()))
                .bindNow(LIMIT);
        var hubs = new Hubs(settings("http://localhost:" + hanging.port() + "/"), Duration.ofHours(1));
        var lifecycle = lifecycle(hubs, true, Duration.ofHours(1));
        var id = articles.publish(1, i -> NOON).get(0);
        lifecycle.start();
        try {
            assertThat(told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            articles.kill(id);
            assertThat(told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).contains("%2Fsections%2Fnews%2Frss.xml");
        } finally {
            lifecycle.stop();
            hanging.disposeNow(LIMIT);
        }
    }

    @Test
    void tellsAgainWhatCachesThatNobodyPurgesHaveForgottenByThen() throws Exception {
        var hubs = new Hubs(settings("http://localhost:" + hub.port() + "/"));
        articles.publish(1, i -> NOON);
        var lifecycle = lifecycle(hubs, false, Duration.ofSeconds(3));
        lifecycle.start();
        try {
            var first = heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(first);
        } finally {
            lifecycle.stop();
        }
    }

    private HubLifecycle lifecycle(Hubs hubs, boolean arePurged, Duration again) {
        return new HubLifecycle(store, log, syndicated, addresses, hubs, () -> arePurged, announcements, again);
    }

    @Test
    void refusesWhatIsNoAddressOfAHub() {
        assertThatThrownBy(() -> settings("ftp://hub.example/")).hasMessageContaining("unspool.syndication.hubs");
        assertThatThrownBy(() -> settings("hub.example")).hasMessageContaining("unspool.syndication.hubs");
    }

    private static SyndicationSettings settings(String... hubs) {
        return new SyndicationSettings(
                false, List.of(hubs).stream().map(URI::create).toList(), false);
    }
}
