package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.search.Indexed;
import dev.unspool.store.TestArticles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages of what else to read and what is read most, and the links to them. */
@SiteTest(database = SiteTest.SHARED)
class RelatedPageTest extends PageTest {

    private static final String HOSTILE = "<script>alert(1)</script> beacon \"><img src=x onerror=alert(2)>";

    @Autowired
    private ApplicationContext application;

    @Test
    void listsWhatIsRelatedOnAPageThatNeedsNoScript() {
        publish("Lighthouse beacon restored", "Coast");
        publish(HOSTILE, "Coast & <b>Sea</b>");
        publish("Another of the coast", "Coast");
        new Indexed(application).await();
        var link = page("/articles/lighthouse-beacon-restored")
                .select(".related a")
                .get(0);
        assertThat(link.attr("href")).isEqualTo("/articles/lighthouse-beacon-restored/related");
        var page = page(link.attr("href"));
        assertThat(page.select(".related-heading").eachText()).containsExactly("Related articles", "More from Coast");
        assertThat(page.select(".related-list a").eachText()).containsExactly(HOSTILE, "Another of the coast");
        assertThat(page.select("main script, main img")).isEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        var fragment = page(link.attr("href") + "?fragment=1");
        assertThat(fragment.select("[data-lists] li[data-link]")).hasSize(2);
        assertThat(fragment.select("main")).isEmpty();
    }

    @Test
    void leadsToWhatIsReadMostFromTheFrontAndWhereNothingIs() {
        publish("Lighthouse beacon restored", "Coast");
        assertThat(page("/").select("[data-related] a").attr("href")).isEqualTo("/most-read");
        assertThat(page("/most-read").select(".related-list a").eachText())
                .containsExactly("Lighthouse beacon restored");
        var missing = client.get()
                .uri("/articles/nobody-wrote-this")
                .header("Accept", "text/html")
                .exchange();
        missing.expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("data-related=\"/most-read\""));
    }

    @Test
    void redirectsFromAnIdAndIsGoneWithTheArticle() {
        var id = publish("Lighthouse beacon restored", "Coast");
        client.get()
                .uri("/articles/" + id + "/related?fragment=1")
                .exchange()
                .expectStatus()
                .isTemporaryRedirect()
                .expectHeader()
                .location("/articles/lighthouse-beacon-restored/related?fragment=1");
        articles.retract(id);
        client.get()
                .uri("/articles/lighthouse-beacon-restored/related")
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        client.get()
                .uri("/articles/lighthouse-beacon-restored/related?fragment=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("data-lists").doesNotContain("data-link"));
    }

    private ArticleId publish(String title, String section) {
        return articles.publish(List.of(TestArticles.manuscript(title, section, List.of(), NOON)))
                .get(0);
    }
}
