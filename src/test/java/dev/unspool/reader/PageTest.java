package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the tests of pages share: an empty site, and a reader without script. */
@SiteTest(database = "reader")
abstract class PageTest {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Instant NOON = Instant.parse("2025-06-01T12:00:00.000001Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleStore store;

    TestArticles articles;
    WebTestClient client;

    @BeforeEach
    void emptyTheSite() {
        articles = site.emptied();
        client = WebTestClient.bindToServer()
                .baseUrl(site.address())
                .defaultHeader("Accept", "text/html")
                .responseTimeout(LIMIT)
                .build();
    }

    /** Requests an address, whatever its status. */
    EntityExchangeResult<byte[]> get(String address) {
        return client.get()
                .uri(URI.create(site.address() + address))
                .exchange()
                .expectBody()
                .returnResult();
    }

    static String text(EntityExchangeResult<byte[]> answer) {
        var body = answer.getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    Document page(String address) {
        var answer = get(address);
        assertThat(answer.getStatus().value()).as(address).isEqualTo(200);
        assertThat(answer.getResponseHeaders().getContentType())
                .isEqualTo(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        return Jsoup.parse(text(answer));
    }

    /** Returns every page from {@code address} on, following the link that works everywhere. */
    List<Document> walk(String address) {
        var pages = new ArrayList<Document>();
        var next = address;
        while (!next.isEmpty()) {
            var page = page(next);
            pages.add(page);
            next = page.select("a[rel=next]").attr("href");
            assertThat(pages.size()).as("pages").isLessThan(1_000);
        }
        return pages;
    }

    Found.Published published(ArticleId id) {
        return (Found.Published) store.find(id.toString()).block(LIMIT);
    }

    /** Returns an article with every field set. */
    static Manuscript manuscript(String title, String body, String language, int minutes) {
        var id = new ArticleId(UUID.randomUUID());
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(
                        title,
                        "Standfirst of " + title,
                        new Image("/pictures/sea.svg", 1600, 900, "The \"sea\" & a <boat>")),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(
                        Section.named("News"),
                        List.of(Tag.named("Tides"), Tag.named("Clocks & bells")),
                        new Author("ada-writer", "Ada Writer", "Writes.", null),
                        new Language(language)),
                NOON);
        return Manuscript.of(id, draft, new CleanBody(body, minutes));
    }
}
