package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.announce.Announcements;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.SyndicatedArticles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
        var lifecycle = new HubLifecycle(store, log, syndicated, addresses, hubs, announcements);
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
        var following =
                new Hubs(settings, Duration.ofHours(1)).follow(changes.asFlux()).subscribe();
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
    void refusesWhatIsNoAddressOfAHub() {
        assertThatThrownBy(() -> settings("ftp://hub.example/")).hasMessageContaining("unspool.syndication.hubs");
        assertThatThrownBy(() -> settings("hub.example")).hasMessageContaining("unspool.syndication.hubs");
    }

    private static SyndicationSettings settings(String... hubs) {
        return new SyndicationSettings(
                false, List.of(hubs).stream().map(URI::create).toList(), false);
    }
}
