package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.hotfeed.Dependencies.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** The front page and the lists of sections, tags and authors. */
class HeadlinePageTest extends PageTest {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private HeadlinePages pages;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sections/news", "/authors/ada-writer"})
    void linksThroughEveryHeadlineOnce(String address) {
        articles.publish(45, i -> NOON.minusSeconds(i / 2));
        var pages = walk(address);
        assertThat(pages).hasSize(3);
        assertThat(titles(pages)).hasSize(45).doesNotHaveDuplicates();
        assertThat(pages.get(2).select(".loader-words").text()).isEqualTo("These are all our headlines.");
    }

    @Test
    void listsATag() {
        articles.publish(45, i -> NOON.minusSeconds(i));
        var titles = titles(walk("/tags/tag-1"));
        assertThat(titles)
                .containsExactlyElementsOf(IntStream.range(0, 45)
                        .filter(i -> i % 3 == 1)
                        .mapToObj(i -> "Article " + i)
                        .toList());
    }

    @Test
    void listsArticlesWithoutADateLast() {
        articles.publish(30, i -> i < 25 ? NOON.minusSeconds(i) : null);
        var pages = walk("/");
        assertThat(titles(pages)).hasSize(30).doesNotHaveDuplicates();
        assertThat(pages.get(1).select(".river time")).hasSize(5);
    }

    /** It names a topic, from which that retraction may have taken the last article. */
    @Test
    void neverServesAnEmptyListAgainOnceSomethingIsRetracted() {
        var published = articles.publish(25, i -> NOON.minusSeconds(i));
        var next = page("/sections/news").select("a[rel=next]").attr("href");
        published.subList(20, 25).forEach(articles::retract);
        var topic = new ListTopic("/sections/news", "section", "News", FeedFilter.section("news"), null);
        var query = new PageQuery(next.substring(next.indexOf('=') + 1), false, null, null);
        var dependencies = pages.answer(topic, query).block(LIMIT).dependencies();
        assertThat(dependencies.articles()).isEmpty();
        assertThat(dependencies.scope()).isEqualTo(Scope.EVERY_ARTICLE);
    }

    @Test
    void linksBackToNewerHeadlines() {
        articles.publish(45, i -> NOON.minusSeconds(i));
        var second = page(page("/").select("a[rel=next]").attr("href"));
        assertThat(second.select("a[rel=prev]").text()).isEqualTo("Newer headlines");
        var first = page(second.select("a[rel=prev]").attr("href"));
        assertThat(titles(List.of(first))).startsWith("Article 0").hasSize(20);
        assertThat(first.select("a[rel=prev]")).isEmpty();
    }

    @Test
    void rendersTheHeadlinesAloneForTheScript() {
        articles.publish(45, i -> NOON.minusSeconds(i));
        var next = page("/").select("a[rel=next]").attr("href");
        var page = page(next);
        var answer = get(next + "&fragment=1");
        var fragment = Jsoup.parseBodyFragment(text(answer));
        assertThat(fragment.body().children().eachAttr("class")).containsExactly("river", "loader");
        assertThat(titles(List.of(fragment))).isEqualTo(titles(List.of(page)));
        assertThat(fragment.select("a[rel=next]").attr("href"))
                .isEqualTo(page.select("a[rel=next]").attr("href"))
                .isEqualTo(fragment.select("ol").attr("data-next"));
        assertThat(answer.getResponseHeaders().getFirst("X-Robots-Tag")).isEqualTo("noindex");
        var last =
                Jsoup.parseBodyFragment(text(get(fragment.select("a[rel=next]").attr("href") + "&fragment=1")));
        assertThat(last.select("ol").hasAttr("data-next")).isFalse();
    }

    @Test
    void putsTheFirstOfTheNewestThatHasAPictureOnTop() {
        var pictured = manuscript("With a picture", "<p>Body.</p>", "en", 1);
        articles.publish(3, i -> NOON.plusSeconds(i));
        articles.publish(List.of(pictured));
        articles.publish(20, i -> NOON.minusSeconds(60 + i));
        var front = page("/");
        assertThat(front.select(".front-lead .card-title").text()).isEqualTo("With a picture");
        assertThat(front.select(".card-title a").eachAttr("href")).hasSize(20).doesNotHaveDuplicates();
        assertThat(front.select("h1").text()).isEqualTo("LTD News");
    }

    @Test
    void letsSearchEnginesListEveryPageUnderItsOwnAddress() {
        articles.publish(45, i -> NOON.minusSeconds(i));
        var first = page("/sections/news");
        assertThat(first.select("link[rel=canonical]").attr("href")).endsWith("/sections/news");
        var next = first.select("a[rel=next]").attr("href");
        var second = page(next);
        assertThat(second.select("link[rel=canonical]").attr("href")).endsWith(next);
        assertThat(second.select("meta[name=robots]")).isEmpty();
        assertThat(second.select("nav[aria-label=Sections] a[aria-current=page]")
                        .text())
                .isEqualTo("News");
    }

    @Test
    void tellsCachesWhatTheyMayKeep() {
        var published = articles.publish(45, i -> NOON.minusSeconds(i));
        var first = get("/").getResponseHeaders();
        assertThat(first.getCacheControl())
                .isEqualTo("public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600");
        assertThat(first.getFirst("Surrogate-Key")).startsWith("headlines ").contains(names(published.subList(0, 20)));
        var next = page("/").select("a[rel=next]").attr("href");
        assertThat(first.getFirst("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        assertThat(get(next).getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=0, s-maxage=60");
    }

    @Test
    void introducesAnAuthor() {
        articles.publish(List.of(manuscript("Four hands", "<p>Body.</p>", "en", 1)));
        database.sql("update author set bio = 'Writes.' where slug = 'ada-writer'")
                .then()
                .block(Duration.ofSeconds(60));
        var page = page("/authors/ada-writer");
        assertThat(page.select("h1").text()).isEqualTo("Ada Writer");
        assertThat(page.select(".topic-bio").text()).isEqualTo("Writes.");
        assertThat(page.select(".topic .avatar").text()).isEqualTo("AW");
    }

    @Test
    void namesTheSectionsOnEveryPage() {
        articles.publish(1, i -> NOON);
        var page = page("/sections/news");
        assertThat(page.select("nav[aria-label=Sections] a[aria-current=page]").text())
                .isEqualTo("News");
        assertThat(page.select("a.skip").eachAttr("href")).containsExactly("#main", "#footer");
        assertThat(page.select("main#main, footer#footer")).hasSize(2);
    }

    @Test
    void showsAnEmptyFrontPage() {
        var page = page("/");
        assertThat(page.select(".loader-words").text()).isEqualTo("Nothing has been published here yet.");
        assertThat(page.select(".card")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sections/nowhere",
                "/tags/nothing",
                "/authors/nobody",
                "/tags/not%20a%20slug",
                "/nothing/at/all"
            })
    void showsACalmPageForAnUnknownList(String address) {
        var answer = get(address);
        assertThat(answer.getStatus().value()).isEqualTo(404);
        assertThat(Jsoup.parse(text(answer)).select("main a[href=/]")).isNotEmpty();
    }

    @Test
    void refusesACursorOfAnotherList() {
        articles.publish(45, i -> NOON.minusSeconds(i));
        var next = page("/").select("a[rel=next]").attr("href");
        assertThat(get("/sections/news" + next.substring(1)).getStatus().value())
                .isEqualTo(400);
        assertThat(get("/?cursor=x").getStatus().value()).isEqualTo(400);
    }

    private static List<String> titles(Collection<? extends Document> pages) {
        return pages.stream()
                .flatMap(page -> page.select(".card-title").eachText().stream())
                .toList();
    }

    private static String[] names(List<ArticleId> ids) {
        return ids.stream().map(id -> "article-" + id).toArray(String[]::new);
    }
}
