package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.unspool.store.SitemapArticles;
import dev.unspool.store.TestArticles;
import dev.unspool.web.Site;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;

/** The sitemap, its parts and the news. */
class SitemapTest extends FeedTest {

    @Autowired
    private SitemapArticles store;

    @Autowired
    private Site address;

    @Test
    void namesEveryPublishedArticleOnceWithItsTime() {
        var ids = articles.publish(5, i -> i == 3 ? null : NOON.minusSeconds(i));
        articles.correct(ids.get(1), "Corrected");
        articles.retract(ids.get(2));
        var parts = parts();
        assertThat(parts).hasSize(1);
        var urls = all(xml(one(parts.get(0), "loc")), "url");
        assertThat(urls.stream().map(url -> one(url, "loc")))
                .containsExactlyElementsOf(List.of(0, 1, 3, 4).stream()
                        .map(i -> address.absolute("/articles/article-" + i))
                        .toList());
        assertThat(one(urls.get(0), "lastmod")).isEqualTo("2025-06-01T12:00:00Z");
        assertThat(Instant.parse(one(urls.get(1), "lastmod"))).isAfter(NOON);
        assertThat(all(urls.get(2), "lastmod")).isEmpty();
        assertThat(Instant.parse(one(parts.get(0), "lastmod")))
                .isAfterOrEqualTo(Instant.parse(one(urls.get(1), "lastmod")));
    }

    @Test
    void losesARetractedArticleAtOnce() {
        var ids = articles.publish(2, i -> Instant.now().minusSeconds(60 + i));
        var part = one(parts().get(0), "loc");
        for (var address : List.of(part, "/sitemap-news.xml")) {
            assertThat(text(address)).contains("article-0<", "article-1<");
        }
        articles.kill(ids.get(0));
        for (var address : List.of(part, "/sitemap-news.xml")) {
            assertThat(text(address)).doesNotContain("article-0<", "Article 0").contains("article-1<");
        }
        articles.kill(ids.get(1));
        assertThat(parts()).isEmpty();
        assertThat(status(part)).isEqualTo(404);
    }

    /** Google takes news of two days. */
    @Test
    void listsNewsUpToTheirTwoDays() {
        articles.publish(3, i -> NOON.minusSeconds(i));
        var twoDays = Duration.ofHours(48);
        assertThat(news(NOON.plus(twoDays).minusSeconds(3))).hasSize(3);
        assertThat(news(NOON.plus(twoDays).minusSeconds(1))).hasSize(1);
        assertThat(news(NOON.plus(twoDays).plusSeconds(1))).isEmpty();
        assertThat(news(NOON.minusSeconds(1))).hasSize(2);
    }

    private List<SitemapArticles.News> news(Instant now) {
        return store.news(now.minus(Duration.ofHours(48)), now, 10).block(LIMIT).items();
    }

    @Test
    void describesNewsAndKeepsThemInNoCacheTooLong() {
        articles.publish(List.of(TestArticles.manuscript(
                "Fog & <sea>", "News", List.of(), Instant.now().minusSeconds(60))));
        var url = all(xml("/sitemap-news.xml"), "url").get(0);
        assertThat(one(url, "news:title")).isEqualTo("Fog & <sea>");
        assertThat(one(url, "news:language")).isEqualTo("en");
        assertThat(one(url, "news:name")).isEqualTo("LTD News");
        assertThat(headers("/sitemap-news.xml").getCacheControl()).isEqualTo("public, max-age=0, s-maxage=5");
        articles.publish(1, i -> Instant.now().minus(Duration.ofHours(48)).plusSeconds(3));
        assertThat(headers("/sitemap-news.xml").getCacheControl()).matches("public, max-age=0, s-maxage=[0-5]");
    }

    @Test
    void isValid() {
        articles.publish(3, i -> i == 1 ? null : Instant.now().minusSeconds(60 + i));
        var addresses = List.of("/sitemap.xml", one(parts().get(0), "loc"), "/sitemap-lists.xml", "/sitemap-news.xml");
        assertThat(addresses)
                .allSatisfy(address -> assertThatCode(() -> validate(text(address)))
                        .as(address)
                        .doesNotThrowAnyException());
        assertThat(text("/sitemap-lists.xml")).contains(address.absolute("/") + "<", "/sections/news<");
    }

    @Test
    void isNamedToRobots() {
        assertThat(text("/robots.txt"))
                .contains("\nSitemap: " + address.absolute("/sitemap.xml") + "\n")
                .contains("\nSitemap: " + address.absolute("/sitemap-news.xml") + "\n");
    }

    @Test
    void hasNoOtherParts() {
        for (var address : List.of(
                "/sitemap-articles-0.xml",
                "/sitemap-articles-x.xml",
                "/sitemap-articles-.xml",
                "/sitemap-articles-999999999999.xml",
                "/sitemap-articles.xml",
                "/sitemap")) {
            assertThat(status(address)).as(address).isEqualTo(404);
        }
    }

    private List<Element> parts() {
        return all(xml("/sitemap.xml"), "sitemap").stream()
                .filter(part -> one(part, "loc").contains("articles"))
                .toList();
    }

    private static void validate(String xml) throws Exception {
        var schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource[] {
                    new StreamSource(SitemapTest.class.getResourceAsStream("news.xsd")),
                    new StreamSource(SitemapTest.class.getResourceAsStream("sitemap.xsd"))
                });
        schemas.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
