package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.search.Indexed;
import dev.unspool.store.TestArticles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** The search page, as a reader without script sees it. */
class SearchPageTest extends PageTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SearchPages pages;

    @Test
    void showsTheFormBeforeAnythingIsLookedFor() {
        for (var address :
                List.of("/search", "/search?q=", "/search?q=%20%20", "/search?q=&section=&from=&to=&sort=")) {
            var page = page(address);
            assertThat(page.select("main form[role=search][action=/search] input[name=q]"))
                    .hasSize(1);
            assertThat(page.select("main .headlines, main [role=alert]")).isEmpty();
            assertThat(page.select("input[type=date][value]")).isEmpty();
        }
        assertThat(page("/search").select("details[open]")).isEmpty();
    }

    @Test
    void showsResultsWithMarkedPassages() {
        articles.publish(List.of(manuscript("Old pier", "<p>The &lt;b&gt; clock on the pier.</p>", "en", 1)));
        var page = search("clock");
        assertThat(page.select(".card-title a").attr("href")).isEqualTo("/articles/old-pier");
        assertThat(page.select(".search-passage").text()).isEqualTo("The <b> clock on the pier.");
        assertThat(page.select(".search-passage mark").eachText()).containsExactly("clock");
        assertThat(page.select("input[name=q]").val()).isEqualTo("clock");
        assertThat(page.title()).isEqualTo("Search: clock – LTD News");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex, follow");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
    }

    @Test
    void drawsWhatWasTypedAsText() {
        var typed = "\"><script>alert(1)</script> & 'x'";
        var page = search(typed);
        assertThat(page.select("input[name=q]").val()).isEqualTo(typed);
        assertThat(page.select("script").eachAttr("src")).allMatch(address -> address.startsWith("/assets/"));
        assertThat(page.select(".search-said").first().text()).contains(typed);
    }

    @Test
    void leadsThroughAllResultsByLinks() {
        articles.publish(IntStream.range(0, 45)
                .mapToObj(i -> TestArticles.manuscript("Fog " + i, "News", List.of("sea"), NOON.minusSeconds(i)))
                .toList());
        indexed();
        var found = new ArrayList<String>();
        var walked = walk("/search?q=fog&section=news&tag=sea&from=2025-01-01&to=2025-12-31&sort=newest");
        walked.forEach(page -> found.addAll(page.select(".card-title").eachText()));
        assertThat(walked).hasSize(3);
        assertThat(found).hasSize(45).doesNotHaveDuplicates();
        assertThat(walked.get(1).select(".loader-previous a").attr("href"))
                .isEqualTo("/search?q=fog&section=news&tag=sea&from=2025-01-01&to=2025-12-31&sort=newest");
        var answer = get("/search?q=fog");
        assertThat(answer.getResponseHeaders().getFirst("Link")).startsWith("</search?q=fog&cursor=");
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=0, s-maxage=1");
        assertThat(answer.getResponseHeaders().getFirst("Surrogate-Key")).contains("article-");
    }

    @Test
    void keepsTheFiltersAndTakesThemAway() {
        articles.publish(List.of(
                TestArticles.manuscript("Fog one", "Harbour", List.of("Weather"), NOON),
                TestArticles.manuscript("Fog two", "District", List.of("Trams"), NOON.plus(Duration.ofDays(1)))));
        indexed();
        var page = page("/search?q=fog&section=harbour&tag=weather&author=ada-writer&to=2025-06-01");
        assertThat(page.select(".card-title").eachText()).containsExactly("Fog one");
        assertThat(page.select("details[open]")).hasSize(1);
        assertThat(page.select("option[selected]").eachText()).containsExactly("Harbour");
        assertThat(page.select("input[name=to]").val()).isEqualTo("2025-06-01");
        assertThat(page.select("input[type=hidden]").eachAttr("value")).containsExactly("weather", "ada-writer");
        assertThat(page.select(".search-kept a").eachAttr("href"))
                .containsExactly(
                        "/search?q=fog&section=harbour&author=ada-writer&to=2025-06-01",
                        "/search?q=fog&section=harbour&tag=weather&to=2025-06-01");
        assertThat(page("/search?q=fog&tag=trams").select(".card-title").eachText())
                .containsExactly("Fog two");
        assertThat(page("/search?q=fog&section=elsewhere")
                        .select("option[selected]")
                        .val())
                .isEqualTo("elsewhere");
    }

    @Test
    void saysThatNothingWasFoundAndWhatWasMeant() {
        articles.publishOne("Captain of the ferry", NOON);
        indexed();
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!page("/search?q=captian").select(".search-meant a").attr("href").equals("/search?q=captain")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        var page = page("/search?q=captian&sort=newest");
        assertThat(page.select(".search-said").first().text()).isEqualTo("Nothing was found for “captian”.");
    }

    @Test
    void saysThatResultsAreTheClosest() {
        articles.publishOne("Ferry captain rescues seven swimmers", NOON);
        assertThat(search("ferry helicopter rescues swimmers")
                        .select(".search-said")
                        .first()
                        .text())
                .startsWith("No article has all of these words.");
    }

    @Test
    void neverShowsWhatWasRetracted() {
        var killed = articles.publishOne("Fog killed", NOON);
        assertThat(search("fog").select(".card-title")).hasSize(1);
        articles.kill(killed);
        assertThat(text(get("/search?q=fog"))).doesNotContain("Fog killed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=fog&section=No%20Slug",
                "q=fog&from=yesterday",
                "q=fog&to=2025-13-01",
                "q=fog&sort=hot",
                "q=fog&cursor=x",
                "q=fog&q=pier",
                "q=fog&page=2",
                "q",
                "q=fog&limit=5"
            })
    void saysWhatIsWrongWithASearchAndKeepsIt(String query) {
        var answer = get("/search?" + query);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var page = Jsoup.parse(text(answer));
        assertThat(page.select("main [role=alert]").text()).isNotEmpty().doesNotContain("`", "until");
        assertThat(page.select("input[name=q]").val()).isEqualTo(query.startsWith("q=fog") ? "fog" : "");
        assertThat(page.select("input[type=date][value]").eachAttr("value"))
                .allMatch(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void refusesWordsWithoutEnd() {
        var answer = get("/search?q=" + "a".repeat(500));
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(Jsoup.parse(text(answer)).select("input[name=q]").val()).hasSize(400);
    }

    @Test
    void ignoresTheParametersOfCampaigns() {
        assertThat(get("/search?q=fog&utm_source=letter").getStatus()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void neverFailsWhateverIsSent() {
        articles.publishOne("Fog", NOON);
        var random = new Random(23);
        var parts = List.of(
                "%00",
                "%ED%A0%80",
                "%FF",
                "%F0%9F%98%80",
                "%22",
                "%27",
                "%3C",
                "-",
                "fog",
                "%20",
                "&section=",
                "&tag=",
                "&from=",
                "&to=9999-12-31",
                "&to=0000-01-01",
                "&sort=newest",
                "&cursor=",
                "&q=",
                "%2B",
                "*",
                "%5C",
                "%23",
                "&author=%00",
                "2025-02-30",
                "a%CC%81",
                "&x%5B%5D=1",
                "=");
        for (var i = 0; i < 1_000; i++) {
            var query = new StringBuilder("q=");
            for (var j = random.nextInt(6); j >= 0; j--) {
                query.append(parts.get(random.nextInt(parts.size())));
            }
            assertThat(status(query.toString())).as(query.toString()).isIn(200, 308, 400, 429);
        }
    }

    @Test
    void drawsTheFormWithoutADatabase() {
        var sent = MockServerHttpRequest.get("/search?q=fog&to=2025-06-01").build();
        var page = Jsoup.parse(new String(
                pages.failed(ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE), sent), StandardCharsets.UTF_8));
        assertThat(page.select("[role=alert]").text()).startsWith("We cannot search at the moment.");
        assertThat(page.select("input[name=q]").val()).isEqualTo("fog");
        assertThat(page.select("input[name=to]").val()).isEqualTo("2025-06-01");
    }

    @Test
    void blamesNobodyForAMethodThatItDoesNotHave() {
        var answer = client.put()
                .uri("/search?q=fog")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var page = Jsoup.parse(answer);
        assertThat(page.select("[role=alert]").text())
                .isEqualTo("This does not work that way. Please search by the form on this page.");
        assertThat(page.select("main code")).isEmpty();
    }

    @Test
    void namesTheNumberByWhichAFailureIsFound() {
        var sent = MockServerHttpRequest.get("/search?q=fog").build();
        var problem = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        problem.setProperty("traceId", "0af7651916cd43dd");
        var page = Jsoup.parse(new String(pages.failed(problem, sent), StandardCharsets.UTF_8));
        assertThat(page.select("main code").text()).isEqualTo("0af7651916cd43dd");
        assertThat(page.select("[role=alert]").text()).startsWith("Something went wrong on our side");
    }

    @Test
    void isLinkedFromEveryPage() {
        articles.publish(1, i -> NOON);
        for (var address : List.of("/", "/articles/article-0", "/sections", "/search")) {
            var page = page(address);
            assertThat(page.select("header .bar a[href=/search]").text()).isEqualTo("Search");
            assertThat(page.select("link[rel=search]").attr("href")).isEqualTo("/opensearch.xml");
        }
        assertThat(page("/").select("script[type=application/ld+json]").html())
                .contains("\"SearchAction\"", "/search?q={search_term_string}");
        assertThat(text(get("/robots.txt"))).contains("\nDisallow: /search\n");
    }

    private int status(String query) {
        return get("/search?" + query).getStatus().value();
    }

    private Document search(String words) {
        indexed();
        return page("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    private void indexed() {
        new Indexed(application).await();
    }
}
