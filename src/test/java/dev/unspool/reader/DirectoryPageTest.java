package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.store.TestArticles;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that list all sections, tags and authors. Their many sections stay in the navigation for a while, in which other tests look. */
@SiteTest(database = SiteTest.SHARED)
class DirectoryPageTest extends PageTest {

    @Test
    void listsEverySectionOfALargeSiteOnceFromAToZ() {
        fill(350);
        var pages = walk("/sections");
        assertThat(pages).hasSize(2);
        assertThat(links(pages, "/sections/"))
                .hasSize(350)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(pages.get(1).select("a[rel=next]")).isEmpty();
    }

    @Test
    void listsEveryTagAndAuthorOnce() {
        fill(210);
        assertThat(links(walk("/tags"), "/tags/")).hasSize(210).doesNotHaveDuplicates();
        assertThat(links(walk("/authors"), "/authors/")).containsExactly("/authors/ada-writer");
    }

    @Test
    void leadsBackToThePageBefore() {
        fill(450);
        var pages = walk("/tags");
        var back = page(pages.get(2).select("a[rel=prev]").attr("href"));
        assertThat(links(List.of(back), "/tags/")).isEqualTo(links(pages.subList(1, 2), "/tags/"));
        assertThat(pages.get(0).select("a[rel=prev]")).isEmpty();
    }

    @Test
    void neitherCountsNorNamesWhatIsRetracted() {
        var shown = articles.publish(List.of(
                TestArticles.manuscript("One", "Harbour", List.of("boats", "secret"), NOON),
                TestArticles.manuscript("Two", "Harbour", List.of("boats"), NOON),
                TestArticles.manuscript("Three", "Hidden", List.of("secret"), NOON)));
        assertThat(page("/tags").select(".index-group li").eachText())
                .containsExactly("boats 2 articles", "secret 2 articles");
        articles.retract(shown.get(0));
        articles.retract(shown.get(2));
        assertThat(page("/tags").select(".index-group li").eachText()).containsExactly("boats 1 article");
        var sections = page("/sections");
        assertThat(sections.select(".index-group li").eachText()).containsExactly("Harbour 1 article");
        assertThat(sections.select("main").text()).doesNotContain("Hidden");
        assertThat(page("/authors").select(".index-count").text()).isEqualTo("1 article");
    }

    @Test
    void countsNoFurtherThanAHundred() {
        articles.publish(101, i -> NOON.minusSeconds(i));
        assertThat(page("/sections").select(".index-count").text()).isEqualTo("100+ articles");
        assertThat(page("/tags").select(".index-count").eachText()).contains("34 articles", "33 articles");
    }

    @Test
    void groupsByFirstLetters() {
        articles.publish(List.of(TestArticles.manuscript(
                "One", "News", List.of("Élan", "echo", "2024", "Überfahrt", "海", "山", "яхта"), NOON)));
        var page = page("/tags");
        assertThat(page.select(".index-letter").eachText()).containsExactlyInAnyOrder("0–9", "E", "U", "Я");
        assertThat(page.select(".index-group a")).hasSize(7);
    }

    @Test
    void leadsToEveryLetterOfALargeDirectory() {
        tag(270, List.of("2", "a", "Émile ", "z", "я", "海", "가", "힣", "𐐨"));
        var pages = walk("/tags");
        assertThat(pages).hasSize(2);
        for (var from : pages) {
            var jumps = from.select("nav.index-jumps a");
            assertThat(jumps.eachText()).containsExactly("0–9", "A", "E", "Z", "Я", "…", "ㄱ", "ㅎ", "𐐀");
            for (var jump : jumps) {
                var group = page(jump.attr("href")).select(".index-group").get(0);
                var letter = group.select(".index-letter").text();
                assertThat(letter.isEmpty() ? "…" : letter).isEqualTo(jump.text());
                assertThat(group.select("a").text().isEmpty()).isFalse();
            }
        }
        assertThat(links(pages, "/tags/")).hasSize(270).doesNotHaveDuplicates();
    }

    @Test
    void jumpsWithinADirectoryOfOnePage() {
        tag(48, List.of("a", "m", "я"));
        var page = page("/tags");
        var jumps = page.select("nav.index-jumps a");
        assertThat(jumps.eachText()).containsExactly("A", "M", "Я");
        for (var jump : jumps) {
            var group = page.getElementById(jump.attr("href").substring(1));
            assertThat(group.select(".index-letter").text()).isEqualTo(jump.text());
        }
        assertThat(page("/sections").select(".index-jumps")).isEmpty();
    }

    /** Publishes an article with a tag of its own for each number, which begins with one of these texts. */
    private void tag(int count, List<String> beginnings) {
        articles.publish(IntStream.range(0, count)
                .mapToObj(i -> TestArticles.manuscript(
                        "Article " + i,
                        "News",
                        List.of(beginnings.get(i % beginnings.size()) + i),
                        NOON.minusSeconds(i)))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/sections,No section has an article yet.",
        "/tags,No article has a tag yet.",
        "/authors,No article names an author yet."
    })
    void saysThatThereIsNothingYet(String address, String words) {
        assertThat(page(address).select("main").text()).endsWith(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sections", "/tags", "/authors"})
    void tellsCachesAndSearchEnginesWhatTheyMayKeep(String address) {
        fill(201);
        var first = get(address).getResponseHeaders();
        assertThat(first.getCacheControl()).startsWith("public, max-age=0, s-maxage=5,");
        assertThat(first.getFirst("Surrogate-Key")).isEqualTo("headlines directory filing");
        assertThat(first.getETag()).isNotBlank();
        assertThat(page(address).select("link[rel=canonical]").attr("href")).endsWith(address);
        assertThat(page(address).select("meta[name=robots]")).isEmpty();
        var next = page("/tags").select("a[rel=next]").attr("href");
        assertThat(get("/tags").getResponseHeaders().getFirst("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        assertThat(get(next).getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=0, s-maxage=60");
        assertThat(page(next).select("link[rel=canonical]").attr("href")).endsWith(next);
    }

    @Test
    void showsANewSectionAtOnce() {
        articles.publish(1, i -> NOON);
        assertThat(page("/sections").text()).doesNotContain("Weather");
        articles.publish(List.of(TestArticles.manuscript("Rain", "Weather", List.of(), NOON)));
        assertThat(page("/sections").text()).contains("Weather");
    }

    @Test
    void isLinkedFromEveryPage() {
        articles.publish(1, i -> NOON);
        for (var address :
                List.of("/", "/articles/article-0", "/sections/news", "/sections", "/articles/article-0/comments")) {
            assertThat(page(address).select("footer.footer a").eachAttr("href"))
                    .contains("/sections", "/tags", "/authors");
        }
        assertThat(page("/tags/tag-0").select(".topic a").attr("href")).isEqualTo("/tags");
        assertThat(page("/authors/ada-writer").select(".topic .kicker a").attr("href"))
                .isEqualTo("/authors");
    }

    @Test
    void refusesACursorOfAnotherDirectory() {
        fill(201);
        var next = page("/tags").select("a[rel=next]").attr("href");
        assertThat(next.length()).isLessThanOrEqualTo("/tags?cursor=".length() + 200);
        assertThat(get(next.replace("/tags", "/sections")).getStatus().value()).isEqualTo(400);
        assertThat(get(next + "A").getStatus().value()).isEqualTo(400);
        assertThat(get("/authors?cursor=x").getStatus().value()).isEqualTo(400);
    }

    /** Publishes one article in each of as many sections, each with a tag of its own. */
    private List<ArticleId> fill(int count) {
        return articles.publish(IntStream.range(0, count)
                .mapToObj(i -> TestArticles.manuscript(
                        "Article " + i,
                        String.format(Locale.ROOT, "Section %03d", i),
                        List.of("Tag " + i),
                        NOON.minusSeconds(i)))
                .toList());
    }

    private static List<String> links(List<Document> pages, String below) {
        return pages.stream()
                .flatMap(page -> page.select("main .index-group a[href^=" + below + "]").eachAttr("href").stream())
                .toList();
    }
}
