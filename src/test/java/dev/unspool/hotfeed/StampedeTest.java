package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/** However many readers request an answer at once, it is made once for all of them. */
@SiteTest(database = SiteTest.SHARED)
class StampedeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** On a busy machine, Redis may answer too late. */
    private static final int ATTEMPTS = 10;

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int CROWD = 1_000;

    /** One read for the crowd; on a busy machine, pages that are kept from earlier are renewed meanwhile, and an answer grows old before all have it. */
    private static final double FEW = CROWD / 50.0;

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    private TestArticles articles;

    @BeforeEach
    void publish() {
        articles = site.emptied();
        articles.publish(30, i -> NOON.minusSeconds(i));
    }

    @Test
    void readsTheStoreOnceForAThousandConcurrentReaders() {
        var before = fills(meters, "store");
        assertThat(crowd(new Reader(port), "/api/v1/feed?view=full&limit=20")).hasSize(1);
        assertThat(fills(meters, "store") - before).isBetween(1.0, FEW);
    }

    @Test
    void readsTheStoreOnceMoreAfterAChange() {
        var section = "/sections/news"; // not the front page, which is made again before anybody asks
        crowd(new Reader(port), section);
        articles.publishOne("Breaking", NOON.plusSeconds(1));
        var before = fills(meters, "store");
        assertThat(crowd(new Reader(port), section)).singleElement().asString().contains("Breaking");
        assertThat(fills(meters, "store") - before).isBetween(1.0, FEW);
    }

    @Test
    void readsFreshAnswersOfAnotherInstanceFromRedis() {
        var reader = new Reader(port);
        // not the front page, which the other instance has in memory before anybody asks
        var pages = List.of("/api/v1/feed?limit=7", "/articles/article-3", "/sections/news?fragment=1");
        var here = pages.stream().map(page -> reader.get(page).text()).toList();
        var taken = 0.0;
        for (var attempt = 0; taken < pages.size() && attempt < ATTEMPTS; attempt++) {
            try (var other = Instance.beside(environment)) {
                var there = new Reader(other.port());
                assertThat(pages.stream().map(page -> there.get(page).text())).isEqualTo(here);
                taken = fills(other.context().getBean(MeterRegistry.class), "redis");
            }
        }
        assertThat(taken).isGreaterThanOrEqualTo(pages.size());
    }

    private static Set<String> crowd(Reader reader, String path) {
        return new HashSet<>(Objects.requireNonNull(Flux.range(0, CROWD)
                .flatMap(number -> reader.ask(path), CROWD)
                .doOnNext(answer -> assertThat(answer.status()).isEqualTo(200))
                .map(Reader.Answer::text)
                .collectList()
                .block(LIMIT)));
    }

    private static double fills(MeterRegistry meters, String from) {
        return meters.counter("unspool.hot.fills", "from", from).count();
    }
}
