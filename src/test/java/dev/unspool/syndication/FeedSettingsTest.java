package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Manuscript;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.SyndicatedArticles;
import dev.unspool.store.TestArticles;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What settings change in feeds, and what they do not. */
class FeedSettingsTest extends FeedTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @Autowired
    private ArticleStore store;

    @Autowired
    private SyndicatedArticles syndicated;

    @Autowired
    private JsonMapper json;

    @Test
    void givesWholeArticlesWithAbsoluteAddressesAndNothingUnsafe() {
        publish(
                "<h2 id=\"a-1\">Head</h2><p onclick=\"x()\">A<script>alert(1)</script> <a href=\"javascript:x()\">b</a>"
                        + " <a href=\"/tags/fog\">c</a> <a href=\"#a-1\">d</a><img src=\"/p.png\" alt=\"e\" onerror=\"x()\"></p>");
        var entry = all(parsed(feed("https://news.example", true)), "entry").get(0);
        assertThat(one(entry, "content"))
                .isEqualTo(
                        "<h2>Head</h2><p>A <a>b</a> <a href=\"https://news.example/tags/fog\">c</a>"
                                + " <a href=\"https://news.example/articles/fog#a-1\">d</a><img src=\"https://news.example/p.png\" alt=\"e\"></p>");
        assertThat(feed("https://news.example", false))
                .doesNotContain("<content", "Head")
                .contains("<summary>Standfirst of Fog");
    }

    @Test
    void tellsOfCorrectionsInTheText() {
        articles.correct(publish("<p>Body.</p>"), "Mist");
        assertThat(one(all(parsed(feed("https://news.example", true)), "entry").get(0), "content"))
                .contains("<em>Correction, 20", ": The headline was wrong.</em>");
    }

    @Test
    void keepsEveryIdWhenTheDomainChanges() {
        publish("<p>Body.</p>");
        var here = parsed(feed("https://news.example", true));
        var there = parsed(feed("https://other.example", true));
        assertThat(all(there, "id").stream().map(id -> id.getTextContent()))
                .containsExactlyElementsOf(
                        all(here, "id").stream().map(id -> id.getTextContent()).toList())
                .allMatch(id -> id.startsWith("urn:uuid:"));
        assertThat(feed("https://other.example", true)).doesNotContain("news.example");
    }

    @Test
    void namesContactsForSecurityUntilAHalfYearFromNow() {
        var security = new SecurityTxtSettings(
                List.of(URI.create("mailto:a@b.example"), URI.create("https://b.example/")), null, null);
        assertThat(new String(texts(security, false).security().getBody(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        Contact: mailto:a@b.example
                        Contact: https://b.example/
                        Expires: 2025-11-28T00:00:00Z
                        Preferred-Languages: en
                        Canonical: https://news.example/.well-known/security.txt
                        """);
    }

    @Test
    void hasTextsForProgramsOnlyIfASettingAsksForThem() {
        var none = texts(new SecurityTxtSettings(List.of(), null, null), false);
        assertThatThrownBy(none::security).isInstanceOf(Problem.class);
        assertThatThrownBy(none::llms).isInstanceOf(Problem.class);
        assertThat(status("/llms.txt")).isEqualTo(404);
        assertThat(status("/.well-known/security.txt")).isEqualTo(404);
        var some = texts(new SecurityTxtSettings(List.of(), null, null), true);
        assertThat(new String(some.llms().getBody(), StandardCharsets.UTF_8))
                .startsWith("# LTD\n\n> Tide\n")
                .contains("(https://news.example/feed.json)\n- [Sitemap](https://news.example/sitemap.xml)\n");
    }

    private ArticleId publish(String body) {
        var plain = TestArticles.manuscript("Fog", "News", List.of(), NOON);
        return articles.publish(List.of(new Manuscript(
                        plain.id(),
                        plain.sourceId(),
                        plain.slug(),
                        plain.header(),
                        plain.filing(),
                        new CleanBody(body, 1),
                        NOON)))
                .get(0);
    }

    private String feed(String address, boolean isFullText) {
        var other = site(address);
        var settings = new SyndicationSettings(isFullText, List.of(), false);
        var documents = new FeedDocuments(store, syndicated, new FeedEntries(other, settings), CLOCK);
        var list = new FeedList("/", other.name(), other.tagline(), null, "");
        var rendered = new FeedRendering(other, settings, json, CLOCK)
                .of(documents.read(list, null).block(LIMIT), FeedFormat.ATOM);
        return new String(rendered.response().getBody(), StandardCharsets.UTF_8);
    }

    private static SiteTextsController texts(SecurityTxtSettings security, boolean llms) {
        return new SiteTextsController(
                site("https://news.example"), new SyndicationSettings(false, List.of(), llms), security, CLOCK);
    }

    private static Site site(String address) {
        return new Site("LTD", "Tide", URI.create(address), "en", "#000", "#fff");
    }
}
