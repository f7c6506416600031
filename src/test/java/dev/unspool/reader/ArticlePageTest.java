package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.feed.ArticleRenderer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of an article, as readers without script, search engines and caches see it. */
class ArticlePageTest extends PageTest {

    private static final String END = "You've read all our articles!";

    @Autowired
    private ArticleRenderer renderer;

    @Test
    void linksThroughEveryArticleOnceAndEndsWithTheEndText() {
        var published = articles.publish(60, i -> NOON.minus(Duration.ofMinutes(i / 3)));
        var pages = walk("/articles/article-30");
        assertThat(pages.stream().map(page -> page.select("article.article").attr("data-id")))
                .hasSize(60)
                .doesNotHaveDuplicates()
                .startsWith(published.get(30).toString())
                .containsAll(published.stream().map(ArticleId::toString).toList());
        assertThat(pages.subList(0, 59))
                .allSatisfy(page -> assertThat(words(page)).isEmpty());
        assertThat(words(pages.get(59))).isEqualTo(END);
    }

    @Test
    void keepsASessionStableWhileArticlesArePublished() {
        articles.publish(3, i -> NOON.minusSeconds(i));
        var second = page("/articles/article-2").select("a[rel=next]").attr("href");
        articles.publishOne("Later", NOON.plusSeconds(60));
        articles.publishOne("Dated back", NOON.minusSeconds(1).plusMillis(500));
        assertThat(walk(second).stream().map(page -> page.select("h1").text()))
                .containsExactly("Article 0", "Article 1");
    }

    @Test
    void continuesPastARetractedArticle() {
        var published = articles.publish(3, i -> NOON.minusSeconds(i));
        var next = page("/articles/article-2").select("a[rel=next]").attr("href");
        articles.retract(published.get(0));
        var gone = get(next);
        assertThat(gone.getStatus().value()).isEqualTo(410);
        assertThat(gone.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var notice = Jsoup.parse(text(gone));
        assertThat(notice.text()).contains("Withdrawn by the editors.").doesNotContain("Body of Article 0");
        assertThat(walk(notice.select("a[rel=next]").attr("href")))
                .singleElement()
                .satisfies(page -> {
                    assertThat(page.select("h1").text()).isEqualTo("Article 1");
                    assertThat(words(page)).isEqualTo(END);
                });
    }

    @Test
    void namesTheNextArticleInTheHeaderToo() {
        articles.publish(2, i -> NOON.minusSeconds(i));
        var answer = get("/articles/article-1");
        var link = Jsoup.parse(text(answer)).select("a[rel=next]").attr("href");
        assertThat(link).startsWith("/articles/article-0?cursor=");
        assertThat(answer.getResponseHeaders().get(HttpHeaders.LINK)).containsExactly("<" + link + ">; rel=\"next\"");
    }

    @Test
    void rendersTheSameBytesInPageFragmentAndEvent() {
        var id = articles.publish(List.of(manuscript("Four hands", "<p>Four hands, one pendulum.</p>", "en", 4)))
                .get(0);
        var event = renderer.render(published(id).article());
        assertThat(text(get("/articles/four-hands?fragment=1"))).isEqualTo(event);
        assertThat(text(get("/articles/four-hands"))).contains(event);
        assertThat(event).startsWith("<article ").endsWith("</article>\n");
    }

    @Test
    void holdsOneArticleOneHeadingAndOneNewsArticle() {
        articles.publish(List.of(manuscript("Four hands", "<p>Four hands.</p>", "en", 4)));
        var page = page("/articles/four-hands?utm_source=elsewhere");
        assertThat(page.select("main article")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).isEqualTo("Four hands – LTD News");
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/articles/four-hands");
        assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("article");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .endsWith("/picture.png"); // no network draws SVG
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
        var news = new JsonMapper()
                .readTree(page.select("script[type=application/ld+json]").html());
        assertThat(news.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(news.get("datePublished").asString()).isEqualTo("2025-06-01T12:00:00.000001Z");
        assertThat(news.get("author").get("name").asString()).isEqualTo("Ada Writer");
        assertThat(news.at("/image/url").asString()).endsWith("/pictures/sea.svg");
        assertThat(news.at("/image/width").intValue()).isEqualTo(1600);
        assertThat(news.at("/image/height").intValue()).isEqualTo(900);
        assertThat(news.at("/publisher/logo/width").intValue()).isPositive();
        assertThat(news.at("/mainEntityOfPage/breadcrumb/itemListElement").valueStream())
                .extracting(place -> place.get("position").intValue() + " "
                        + place.get("name").asString())
                .containsExactly("1 LTD News", "2 News", "3 Four hands");
        assertThat(news.get("keywords").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("Tides", "Clocks & bells");
        assertThat(news.has("correction")).isFalse();
    }

    @Test
    void tellsSearchEnginesOfCorrections() {
        var id = articles.publish(List.of(manuscript("Four hands", "<p>Four hands.</p>", "en", 4)))
                .get(0);
        articles.correct(id, "Five hands");
        var news = new JsonMapper()
                .readTree(page("/articles/four-hands")
                        .select("script[type=application/ld+json]")
                        .html());
        assertThat(news.get("headline").asString()).isEqualTo("Five hands");
        assertThat(news.at("/correction/0/@type").asString()).isEqualTo("CorrectionComment");
        assertThat(news.at("/correction/0/text").asString()).isEqualTo("The headline was wrong.");
        assertThat(news.get("dateModified").asString())
                .isEqualTo(news.at("/correction/0/datePublished").asString());
    }

    @Test
    void escapesMarkupInEveryField() {
        var title = "</script><b>\"Bold\" & 'brave'</b><!--";
        articles.publish(List.of(manuscript(title, "<p>Body.</p>", "en", 1)));
        var page = page("/articles/script-b-bold-brave-b");
        assertThat(page.select("h1 b, head b, title b")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("article").attr("data-title")).isEqualTo(title);
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(title);
        assertThat(page.select(".lead img").attr("alt")).isEqualTo("The \"sea\" & a <boat>");
        assertThat(new JsonMapper()
                        .readTree(
                                page.select("script[type=application/ld+json]").html())
                        .get("headline")
                        .asString())
                .isEqualTo(title);
        assertThat(page.select("a[href*=facebook]").attr("href")).doesNotContain("<", "\"");
    }

    @Test
    void tellsTheScriptWhereToContinue() {
        var published = articles.publish(3, i -> NOON.minusSeconds(i));
        var first = page("/articles/article-2");
        var feed = first.selectFirst("[role=feed]");
        assertThat(feed.attr("data-article")).isEqualTo(published.get(2).toString());
        assertThat(feed.attr("data-position")).isEqualTo("0");
        assertThat(feed.attr("data-slug")).isEqualTo("article-2");
        assertThat(feed.attr("data-number"))
                .isEqualTo(first.selectFirst("article").attr("data-number"));
        assertThat(feed.attr("data-token")).isNotBlank().isNotEqualTo(feed.attr("data-cursor"));
        var second = page(first.select("a[rel=next]").attr("href")).selectFirst("[role=feed]");
        assertThat(second.attr("data-article")).isEqualTo(published.get(2).toString());
        assertThat(second.attr("data-position")).isEqualTo("1");
        assertThat(text(get("/api/v1/articles/" + second.attr("data-article") + "/next?cursor="
                        + second.attr("data-cursor"))))
                .contains(published.get(1).toString());
    }

    @Test
    void marksAnArticlesOwnLanguageAndDirection() {
        articles.publish(List.of(manuscript("مقهى", "<p>يفتح المقهى بابه.</p>", "ar", 6)));
        var article = page("/articles/%D9%85%D9%82%D9%87%D9%89").selectFirst("article");
        assertThat(article.attr("lang")).isEqualTo("ar");
        assertThat(article.attr("dir")).isEqualTo("rtl");
        assertThat(article.select("bdi[lang=en]").eachText()).contains("6 min read");
        assertThat(article.select(".has-drop-cap")).isEmpty();
        assertThat(article.select("time").attr("lang")).isEqualTo("ar");
    }

    @Test
    void beginsALongReadInLatinLettersWithADropCap() {
        articles.publish(List.of(
                manuscript("Long", "<p><em>Once</em> upon a tide.</p>", "en", 6),
                manuscript("Quoted", "<p>“Once” upon a tide.</p>", "en", 6),
                manuscript("Listed", "<ul><li>Once</li></ul>", "en", 6),
                manuscript("Short", "<p>Once.</p>", "en", 2)));
        assertThat(page("/articles/long").select(".has-drop-cap")).hasSize(1);
        assertThat(page("/articles/quoted").select(".has-drop-cap")).isEmpty();
        assertThat(page("/articles/listed").select(".has-drop-cap")).isEmpty();
        assertThat(page("/articles/short").select(".has-drop-cap")).isEmpty();
    }

    @Test
    void showsCorrectionsWithTheirDay() {
        var id = articles.publishOne("Tide tabel", NOON);
        articles.correct(id, "Tide table");
        var page = page("/articles/tide-tabel");
        assertThat(page.select("h1").text()).isEqualTo("Tide table");
        var day = page.select(".corrections time");
        assertThat(page.select(".corrections li").text()).isEqualTo(day.text() + " The headline was wrong.");
        assertThat(day.attr("datetime")).isGreaterThan(NOON.toString());
        assertThat(page.select("article").attr("data-version")).isEqualTo("2");
    }

    @Test
    void showsNoDateIfItIsUnknown() {
        articles.publish(1, i -> null);
        var page = page("/articles/article-0");
        assertThat(page.select("article time")).isEmpty();
        assertThat(page.html()).doesNotContain("0001-01-01", "datePublished", "published_time");
    }

    @Test
    void linksToItsCommentsAndContainsNone() {
        articles.publish(1, i -> NOON);
        var page = page("/articles/article-0");
        assertThat(page.select(".comments").text()).isEqualTo("Comments Leave a Comment");
        assertThat(page.select(".comments a").attr("href")).isEqualTo("/articles/article-0/comments");
        assertThat(page.select("form")).isEmpty();
    }

    @Test
    void sharesByPlainLinksAndHidesWhatNeedsScript() {
        articles.publish(1, i -> NOON);
        var shares = page("/articles/article-0").select(".share");
        assertThat(shares.eachAttr("class")).containsExactly("share share-head", "share share-foot");
        assertThat(shares.get(0).parent().hasClass("article-head")).isTrue();
        assertThat(shares.get(1).parent().hasClass("article-foot")).isTrue();
        assertThat(shares).allSatisfy(share -> {
            assertThat(share.select("a").eachText()).containsExactly("Facebook", "X/Twitter", "LinkedIn");
            assertThat(share.select("a").eachAttr("rel")).containsOnly("noopener");
            assertThat(share.select("button")).hasSize(2).allMatch(button -> button.hasAttr("hidden"));
        });
    }

    @Test
    void describesAnArticleWithoutAStandfirstByItsBeginning() {
        var body =
                "<figure><figcaption>A caption.</figcaption></figure><p>The tide &amp; the <em>clock</em>.</p><ul><li>x</li></ul><p>"
                        + "Word ".repeat(80) + "</p>";
        articles.publish(List.of(withoutStandfirst("Plain", body)));
        var page = page("/articles/plain");
        var description = page.select("meta[name=description]").attr("content");
        assertThat(description)
                .startsWith("The tide & the clock. Word Word")
                .endsWith("Word…")
                .hasSizeLessThan(202);
        assertThat(page.select("meta[property=og:description]").attr("content")).isEqualTo(description);
        assertThat(page.select("script[type=application/ld+json]").html()).contains("The tide");
    }

    @Test
    void hasNoDescriptionWithoutWords() {
        articles.publish(List.of(withoutStandfirst("Wordless", "<hr>")));
        assertThat(page("/articles/wordless").select("meta[name=description]")).isEmpty();
    }

    @Test
    void tellsNetworksLanguageAuthorAndPicture() {
        articles.publish(
                List.of(manuscript("Four hands", "<p>Body.</p>", "de", 4), withoutStandfirst("Plain", "<p>Body.</p>")));
        var pictured = page("/articles/four-hands");
        assertThat(pictured.select("meta[property=og:locale]").attr("content")).isEqualTo("de_DE");
        assertThat(pictured.select("meta[property=article:author]").attr("content"))
                .endsWith("/authors/ada-writer");
        assertThat(pictured.select("meta[property=og:image]")).hasSize(1);
        var plain = page("/articles/plain");
        assertThat(plain.select("meta[property=og:image]").attr("content")).endsWith("/picture.png");
        assertThat(plain.select("meta[property=article:author]")).isEmpty();
    }

    /** A valid global date and time of HTML has three decimals of a second at most. */
    @Test
    void spellsMomentsAsHtmlAllows() {
        var id = articles.publishOne("Tide table", NOON.plusNanos(123_456_000));
        articles.correct(id, "Tide tables");
        var page = page("/articles/tide-table");
        assertThat(page.select("time").eachAttr("datetime"))
                .hasSizeGreaterThan(1)
                .allMatch(moment -> moment.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z"));
        assertThat(page("/").select("time").attr("datetime")).isEqualTo("2025-06-01T12:00:00.123Z");
    }

    @Test
    void holdsNoLandmarkInAnArticle() {
        var id = articles.publish(List.of(manuscript("Four hands", "<p>Four hands.</p>", "en", 4)))
                .get(0);
        articles.correct(id, "Four more hands");
        var page = page("/articles/four-hands");
        assertThat(page.select("article")
                        .select("main, nav, aside, section[aria-labelledby], section[aria-label], [role=region]"))
                .isEmpty();
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("nav").eachAttr("aria-label"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void tellsCachesWhatTheyMayKeep() {
        var published = articles.publish(2, i -> NOON.minusSeconds(i));
        var headers = get("/articles/article-1").getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=60, stale-while-revalidate=300");
        assertThat(headers.getFirst("Surrogate-Key"))
                .isEqualTo("headlines article-" + published.get(1) + " article-" + published.get(0) + " filing");
        assertThat(get("/articles/article-1?fragment=1").getResponseHeaders().getFirst("Surrogate-Key"))
                .isEqualTo("article-" + published.get(1) + " filing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/article-0", "/articles/article-0?fragment=1", "/", "/theme.css", "/favicon.svg"})
    void answersNotModifiedForAnUnchangedPage(String address) {
        articles.publish(1, i -> NOON);
        var tag = get(address).getResponseHeaders().getETag();
        assertThat(tag).matches("(W/)?\"[^\"]+\"");
        client.get()
                .uri(address)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        articles.publish(2, i -> NOON.minusSeconds(i));
        var get = get("/articles/article-1").getResponseHeaders();
        client.method(HttpMethod.HEAD)
                .uri("/articles/article-1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", get.getETag())
                .expectHeader()
                .exists("Link")
                .expectBody()
                .isEmpty();
    }

    @Test
    void redirectsFromTheIdToTheSlug() {
        var id = articles.publishOne("Tide table", NOON);
        var answer = get("/articles/" + id + "?fragment=1");
        assertThat(answer.getStatus().value()).isEqualTo(308);
        assertThat(answer.getResponseHeaders().getLocation()).hasToString("/articles/tide-table?fragment=1");
    }

    @Test
    void showsACalmPageForAnUnknownArticle() {
        var answer = get("/articles/never-written");
        assertThat(answer.getStatus().value()).isEqualTo(404);
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var page = Jsoup.parse(text(answer));
        assertThat(page.select("h1").text()).isEqualTo("There is nothing at this address");
        assertThat(page.select("main a[href=/]")).isNotEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).startsWith("noindex");
    }

    /** It would be ignored, and each value would have a rendering of its own cached. */
    @Test
    void refusesACursorBesideAFragment() {
        articles.publish(3, i -> NOON.minusSeconds(i));
        var cursor =
                page("/articles/article-0").select("a[rel=next]").attr("href").split("\\?")[1];
        for (var query : List.of("cursor=1", "version=1&cursor=2", cursor)) {
            assertThat(get("/articles/article-1?fragment=1&" + query)
                            .getStatus()
                            .value())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(get("/articles/article-1?fragment=1").getStatus().value()).isEqualTo(200);
    }

    @Test
    void refusesACursorOfAnotherArticle() {
        articles.publish(3, i -> NOON.minusSeconds(i));
        var next = page("/articles/article-2").select("a[rel=next]").attr("href");
        var cursor = next.substring(next.indexOf('='));
        assertThat(get(next + "A").getStatus().value()).isEqualTo(400);
        assertThat(get("/articles/article-0?cursor=x").getStatus().value()).isEqualTo(400);
        assertThat(get("/articles/article-1?cursor" + cursor).getStatus().value())
                .isEqualTo(400);
        articles.publish(30, i -> NOON.minusSeconds(100 + i));
        var list = page("/").select("a[rel=next]").attr("href");
        assertThat(get("/articles/article-0" + list.substring(1)).getStatus().value())
                .isEqualTo(400);
    }

    private static Manuscript withoutStandfirst(String title, String body) {
        var id = new ArticleId(UUID.randomUUID());
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(title, null, null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(Section.named("News"), List.of(), List.of(), new Language("en")),
                NOON);
        return Manuscript.of(id, draft, new CleanBody(body, 1));
    }

    private static String words(Document page) {
        return page.select(".loader-words").text();
    }
}
