package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The guide for developers: it names the reader's host, lists all of its sections, and has the figures of the code. */
@SiteTest(database = SiteTest.SHARED)
class GuideTest {

    private WebTestClient client;

    @Autowired
    private TestSite site;

    @BeforeEach
    void connect() {
        client = site.client();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/stream", "/docs/reference"})
    void namesTheHostOfTheRequestAndNoOther(String page) {
        var shown = page(page, "news.example:8443");
        // Answers have the site's public address, wherever they were asked for.
        shown.select("pre:has(code:matches(^(\\{|retry:)))").remove();
        assertThat(shown.text()).contains("http://news.example:8443").doesNotContain("localhost", "HOST");
    }

    @Test
    void namesNoHostThatIsNone() {
        var html = client.get()
                .uri("/docs")
                .header("Host", "evil.example\"><script>alert(1)</script>")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(String.valueOf(html.getResponseBody())).doesNotContain("evil.example");
    }

    @Test
    void isNotKeptForReadersOfOtherHosts() {
        var answer = client.get().uri("/docs").exchange().expectBody().returnResult();
        assertThat(answer.getResponseHeaders().getCacheControl()).contains("no-cache", "private");
        client.get()
                .uri("/docs")
                .header("If-None-Match", answer.getResponseHeaders().getETag())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void listsEverySectionInItsContents() {
        var guide = page("/docs", "localhost");
        var listed = guide.select("#contents a[href^=#]").eachAttr("href");
        assertThat(guide.select("main section[id], main h3[id]").eachAttr("id"))
                .hasSizeGreaterThan(30)
                .map(id -> "#" + id)
                .containsExactlyElementsOf(listed);
        assertThat(guide.select("main h3:not([id])").eachText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/stream"})
    void letsEveryWideBlockBeScrolledByKeyboard(String page) {
        var blocks = page(page, "localhost").select("pre, div.wide, figure.wide");
        assertThat(blocks).isNotEmpty().allSatisfy(block -> {
            assertThat(block.attr("tabindex")).as(block.text()).isEqualTo("0");
            assertThat(block.attr("role")).as(block.text()).isEqualTo("group");
        });
        assertThat(blocks)
                .map(block -> block.attr("aria-label"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(page(page, "localhost").select("table"))
                .allMatch(table -> table.parent().hasClass("wide"));
    }

    /** Rates come from the settings, so the defaults are here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            comments, changes of comments, reports | one address                      | 20 a minute
            comments, changes of comments, reports | one IPv6 network of 48 bits      | 80 a minute
            comments, changes of comments, reports | all readers, on one article      | 100 every 10 s
            comments, changes of comments, reports | all readers                      | 300 every 10 s
            views and shares of one article        | one address                      | 60 at once, then 10 a minute
            open streams at one instance           | one address                      | 200; then bye
            open streams at one instance           | all readers                      | 10,000; then bye
            """)
    void hasTheRatesOfTheSettings(String what, String whose, String limit) {
        var rows = page("/docs", "localhost").select("#limits tr");
        var first = rows.indexOf(rows.select(":has(td:contains(" + what + "))").first());
        var row = rows.stream()
                .skip(first)
                .filter(each -> cells(each).contains(whose))
                .findFirst();
        assertThat(row).map(each -> each.select("td").last().text()).contains(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web.Household            | END_SITE_SHARE | %s times as many
            audience.ActLimit        | ARTICLES       | %s times as many as of one article
            stream.StreamHints       | PACE           | every %s s
            stream.ChangesController | MAX_LIMIT      | %s
            comment.ThreadRequest    | MAX            | %s
            comment.CommentText      | MAX_TEXT       | %s and 60 characters
            comment.CommentText      | MAX_NAME       | 5,000 and %s characters
            cursor.CursorText        | MAX_LENGTH     | %s characters
            cursor.ReadRanges        | MAX_LENGTH     | %s characters
            article.Draft            | MAX_TITLE      | %s, 2,000 and 1,000,000 characters
            article.Draft            | MAX_STANDFIRST | 500, %s and 1,000,000 characters
            article.Draft            | MAX_BODY       | 500, 2,000 and %s characters
            article.Draft            | MAX_TAGS       | %s
            """)
    void hasTheFiguresOfTheCode(String type, String constant, String text) throws ReflectiveOperationException {
        var field = Class.forName("dev.unspool." + type).getDeclaredField(constant);
        field.setAccessible(true);
        var value = field.get(null);
        var figure = value instanceof Duration duration ? duration.toSeconds() : ((Number) value).longValue();
        assertThat(page("/docs", "localhost").select("#limits td"))
                .extracting(Element::text)
                .anyMatch(cell -> cell.endsWith(text.formatted("%,d".formatted(figure))));
    }

    private static List<String> cells(Element row) {
        return row.select("td").eachText();
    }

    private Document page(String uri, String host) {
        var html = client.get()
                .uri(uri)
                .header("Host", host)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Jsoup.parse(String.valueOf(html));
    }
}
