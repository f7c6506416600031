package dev.unspool.embed;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What the tests of embeds share: an empty site. */
@SiteTest(database = SiteTest.SHARED)
abstract class EmbedsTest {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite testSite;

    TestArticles articles;
    private WebTestClient client;

    @BeforeEach
    void emptyTheSite() {
        articles = testSite.emptied();
        client = WebTestClient.bindToServer()
                .baseUrl(testSite.address())
                .responseTimeout(LIMIT)
                .build();
    }

    ArticleId publish(String title, String section) {
        return articles.publish(List.of(TestArticles.manuscript(title, section, List.of(), NOON)))
                .get(0);
    }

    /** Requests an address that is encoded already, as a browser does. */
    ResponseSpec get(String address) {
        return get(address, "text/html");
    }

    ResponseSpec get(String address, String accepted) {
        return client.get()
                .uri(URI.create(testSite.address() + address))
                .header("Accept", accepted)
                .exchange();
    }

    static String text(ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    static Document html(ResponseSpec answer) {
        return Jsoup.parse(text(answer));
    }
}
