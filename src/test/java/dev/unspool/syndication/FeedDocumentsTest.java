package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.article.TopicKind;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.TestArticles;
import dev.unspool.store.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** The feeds of the site and of its sections, tags and authors. */
class FeedDocumentsTest extends FeedTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ArticleStore store;

    @Autowired
    private Topics topics;

    @Autowired
    private FeedDocuments documents;

    @Autowired
    private FeedRendering rendering;

    @ParameterizedTest
    @ValueSource(
            strings = {"/atom.xml", "/sections/news/atom.xml", "/tags/tag-1/atom.xml", "/authors/ada-writer/atom.xml"})
    void givesEachArticleOnceInAtomArchives(String address) {
        var published = publish(150);
        var walk = walk(address, "link");
        var ids = walk.stream().flatMap(feed -> ids(feed).stream()).toList();
        var expected = address.startsWith("/tags") ? everyThird(published) : published;
        assertThat(ids).containsExactlyElementsOf(urns(expected));
        assertThat(walk).hasSizeGreaterThanOrEqualTo(expected.size() / Span.MAX);
        assertThat(all(walk.get(0), "fh:archive")).isEmpty();
        assertThat(walk.subList(1, walk.size()))
                .allSatisfy(archive -> assertThat(all(archive, "fh:archive")).hasSize(1))
                .allSatisfy(
                        archive -> assertThat(link(archive, "link", "current")).endsWith(address));
    }

    @Test
    void givesEachArticleOnceInTheOtherFormats() {
        var published = publish(150);
        var items = new ArrayList<String>();
        for (var next = "/feed.json"; next != null; ) {
            var feed = JSON.readTree(text(next));
            feed.get("items").forEach(item -> items.add(item.get("id").asString()));
            next = feed.has("next_url") ? feed.get("next_url").asString() : null;
        }
        assertThat(items).containsExactlyElementsOf(urns(published));
        var guids = walk("/rss.xml", "atom:link").stream()
                .flatMap(feed -> all(feed, "guid").stream())
                .map(Element::getTextContent);
        assertThat(guids).containsExactlyElementsOf(urns(published));
    }

    /** Archives are known by their address: what is published later moves none, apart from those around an article without an end near by. */
    @Test
    void leadsFromArchiveToArchiveBothWays() {
        publish(150);
        var walk = walk("/atom.xml", "link");
        for (var place = 2; place < walk.size(); place++) {
            var newer = link(walk.get(place), "link", "next-archive");
            assertThat(newer).isIn("", link(walk.get(place - 1), "link", "self"));
        }
        assertThat(link(walk.get(1), "link", "next-archive")).isEmpty();
    }

    @Test
    void endsArchivesAtTheSameArticlesWhateverIsPublishedLater() {
        publish(150);
        var before = addresses(walk("/atom.xml", "link"));
        articles.publish(70, i -> NOON.plusSeconds(i));
        var after = addresses(walk("/atom.xml", "link"));
        var firstShared = after.indexOf(before.get(before.size() - 1));
        assertThat(firstShared).as("the last archive of before").isNotNegative();
        assertThat(get(before.get(1)).getStatus().value()).isEqualTo(200);
    }

    @Test
    void movesNothingButTheVersionWhenAnArticleIsCorrected() {
        var id = publish(3).get(1);
        var before = entry(xml("/atom.xml"), id);
        articles.correct(id, "Another headline");
        var after = entry(xml("/atom.xml"), id);
        assertThat(one(after, "title")).isEqualTo("Another headline");
        assertThat(one(after, "published")).isEqualTo(one(before, "published")).isEqualTo("2025-06-01T11:59:59Z");
        assertThat(Instant.parse(one(after, "updated"))).isAfter(Instant.parse(one(before, "updated")));
        assertThat(ids(xml("/atom.xml"))).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/sections/news", "/tags/tag-1", "/authors/ada-writer"})
    void replacesAKilledArticleByItsNoticeAndATombstone(String list) {
        var published = publish(150);
        var newest = published.get(1);
        var old = published.get(148);
        assertThat(text(list + "/atom.xml")).contains("Article 1<", newest.toString());
        articles.kill(newest);
        articles.kill(old);
        for (var file : List.of("/atom.xml", "/rss.xml", "/feed.json")) {
            assertThat(text(list + file))
                    .doesNotContain(
                            "Article 1<",
                            "Article 1\"",
                            "article-1<",
                            "article-1\"",
                            "of Article 1.",
                            "Article 148",
                            "article-148")
                    .contains("Withdrawn for legal reasons.", "/articles/" + newest, "/articles/" + old);
        }
        var feed = xml(list + "/atom.xml");
        assertThat(all(feed, "at:deleted-entry").stream().map(tombstone -> tombstone.getAttribute("ref")))
                .containsExactlyElementsOf(urns(List.of(old, newest)));
        assertThat(one(entry(feed, newest), "title")).isEqualTo("Withdrawn");
        assertThat(one(entry(feed, newest), "content")).isEqualTo("<p>Withdrawn for legal reasons.</p>");
        assertThat(all(entry(feed, newest), "author")).isEmpty();
        var everywhere = walk(list + "/atom.xml", "link").stream()
                .flatMap(document -> ids(document).stream())
                .toList();
        assertThat(everywhere).doesNotHaveDuplicates().contains("urn:uuid:" + old);
    }

    /** A kill after a takedown may replace the notice. */
    @Test
    void dependsOnTheArticlesWhoseNoticesItShows() {
        var published = publish(3);
        articles.retract(published.get(2));
        var read = documents.read(new FeedList("/", "Site", "", null, ""), null).block(LIMIT);
        var answer = rendering.of(read, FeedFormat.RSS);
        assertThat(answer.dependencies().articles()).containsExactlyElementsOf(published);
        assertThat(answer.response().getHeaders().getFirst("Surrogate-Key"))
                .contains(published.get(2).toString());
    }

    /** A topic that is renamed between the two readings makes the feed stale. */
    @Test
    void isAsOldAsTheReadingOfItsTopic() {
        publish(1);
        var topic = topics.find(TopicKind.SECTION, "news").block(LIMIT);
        articles.publish(1, i -> NOON);
        var list = new FeedList("/sections/news", "News", "", TopicKind.SECTION, topic.key());
        var answer = rendering.of(documents.read(list, null).block(LIMIT), FeedFormat.ATOM);
        assertThat(answer.readAt(topic.log()).dependencies().log()).isEqualTo(topic.log());
        assertThat(answer.dependencies().log().seq()).isEqualTo(topic.log().seq() + 1);
    }

    @Test
    void tellsOfATakedownAsOfAKill() {
        var id = publish(3).get(0);
        articles.retract(id);
        var entry = entry(xml("/tags/tag-0/atom.xml"), id);
        assertThat(one(entry, "title")).isEqualTo("Withdrawn");
        assertThat(one(entry, "summary")).isEqualTo("Withdrawn by the editors.");
        articles.kill(id);
        assertThat(one(entry(xml("/atom.xml"), id), "summary")).isEqualTo("Withdrawn for legal reasons.");
    }

    /** A tag that only the killed article had may be as much of a libel as its headline. */
    @Test
    void forgetsATagThatOnlyAKilledArticleHad() {
        articles.publish(List.of(TestArticles.manuscript("Plain", "News", List.of("thieves", "town"), NOON)));
        var other = TestArticles.manuscript("Other", "News", List.of("town"), NOON);
        articles.publish(List.of(other));
        var id = ids(xml("/tags/thieves/atom.xml")).get(0).substring("urn:uuid:".length());
        articles.kill(ArticleId.parse(id).orElseThrow());
        assertThat(status("/tags/thieves/atom.xml")).isEqualTo(404);
        assertThat(ids(xml("/tags/town/atom.xml"))).containsExactly("urn:uuid:" + other.id(), "urn:uuid:" + id);
    }

    @Test
    void leavesOutDatesThatNobodyKnows() {
        articles.publish(1, i -> null);
        var entry = all(xml("/atom.xml"), "entry").get(0);
        assertThat(all(entry, "published")).isEmpty();
        assertThat(one(entry, "updated")).isNotEmpty();
        assertThat(all(xml("/rss.xml"), "pubDate")).isEmpty();
        assertThat(text("/feed.json")).doesNotContain("date_published");
    }

    @ParameterizedTest
    @CsvSource({
        "/atom.xml,application/atom+xml;charset=UTF-8",
        "/rss.xml,application/rss+xml;charset=UTF-8",
        "/feed.json,application/feed+json"
    })
    void answersAnUnchangedFeedWithoutABody(String address, String type) {
        articles.publish(3, i -> NOON.minusSeconds(i));
        var first = get(address).getResponseHeaders();
        assertThat(first.getContentType()).hasToString(type);
        assertThat(first.getCacheControl())
                .isEqualTo("public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600");
        assertThat(first.getFirst("Surrogate-Key")).startsWith("headlines article-");
        assertThat(first.getFirst("Cache-Groups"))
                .startsWith("\"headlines\", \"")
                .endsWith(", \"filing\"");
        assertThat(status(address, HttpHeaders.IF_NONE_MATCH, first.getETag())).isEqualTo(304);
        articles.publish(1, i -> NOON);
        assertThat(status(address, HttpHeaders.IF_NONE_MATCH, first.getETag())).isEqualTo(200);
    }

    /** It names a topic, from which that retraction may have taken the last article. */
    @Test
    void neverServesAnEmptyArchiveAgainOnceSomethingIsRetracted() {
        var oldest = articles.publish(1, i -> NOON).get(0);
        var found = (Found.Published) store.find(oldest.toString()).block(LIMIT);
        var list = new FeedList("/tags/tag-0", "tag-0", "tag-0", TopicKind.TAG, "tag-0");
        var read = documents.read(list, found.article().headline().number()).block(LIMIT);
        var dependencies = rendering.of(read, FeedFormat.ATOM).dependencies();
        assertThat(dependencies.articles()).isEmpty();
        assertThat(dependencies.scope()).isEqualTo(Scope.EVERY_ARTICLE);
    }

    @Test
    void answersOnlyWhatIsAskedForRightly() {
        articles.publish(1, i -> NOON);
        assertThat(status("/sections/nowhere/rss.xml")).isEqualTo(404);
        assertThat(status("/sections/news/else.xml")).isEqualTo(404);
        assertThat(status("/atom.xml?before=999999999")).isEqualTo(404);
        for (var before : List.of("0", "-1", "x", "1.5", "", "1234567890123456789")) {
            assertThat(status("/atom.xml?before=" + before)).as(before).isEqualTo(400);
        }
        assertThat(status("/atom.xml?page=2")).isEqualTo(400);
        assertThat(status("/atom.xml?utm_source=mail")).isEqualTo(200);
    }

    @Test
    void isValidWithoutArticles() {
        assertThat(all(xml("/atom.xml"), "entry")).isEmpty();
        assertThat(one(xml("/atom.xml").getDocumentElement(), "updated")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(all(xml("/rss.xml"), "item")).isEmpty();
        assertThat(JSON.readTree(text("/feed.json")).get("items")).isEmpty();
    }

    @Test
    void carriesHostileTextAsText() {
        var title = "</title>]]><script>alert(1)</script>&amp;\u0007\uFFFF𝄞 \"'";
        var body =
                "<p onclick=\"x()\">A<script>alert(1)</script><a href=\"javascript:x()\">b</a><a href=\"/tags/fog\">c</a></p>";
        articles.publish(List.of(hostile(title, body)));
        var shown = "</title>]]><script>alert(1)</script>&amp;𝄞 \"'";
        var entry = all(xml("/atom.xml"), "entry").get(0);
        assertThat(one(entry, "title")).isEqualTo(shown);
        assertThat(one(entry, "name")).isEqualTo("<b>Eve</b>");
        assertThat(all(entry, "category").get(1).getAttribute("term")).isEqualTo("\"><x>");
        var item = all(xml("/rss.xml"), "item").get(0);
        assertThat(one(item, "title")).isEqualTo(shown);
        assertThat(one(item, "description")).doesNotContain("<script");
        assertThat(JSON.readTree(text("/feed.json")).at("/items/0/title").asString())
                .startsWith("</title>]]><script>");
    }

    @Test
    void isFoundByThePages() {
        articles.publish(1, i -> NOON);
        var front = text("/");
        assertThat(front)
                .contains(
                        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"LTD News (Atom)\" href=\"/atom.xml\">")
                .contains("href=\"/rss.xml\"", "href=\"/feed.json\"");
        assertThat(text("/sections/news"))
                .contains("title=\"News – LTD News (RSS)\" href=\"/sections/news/rss.xml\"", "href=\"/rss.xml\"");
        assertThat(text("/articles/article-0")).contains("href=\"/atom.xml\"");
    }

    private static Manuscript hostile(String title, String body) {
        var plain = TestArticles.manuscript("Plain", "News", List.of(), NOON);
        var filing = new Filing(
                Section.named("News"), List.of(new Tag("x", "\"><x>")), Author.named("<b>Eve</b>"), new Language("en"));
        var draft = new Draft(
                plain.id().toString(),
                new ArticleHeader(title, "<script>alert(2)</script>", null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                filing,
                NOON);
        return Manuscript.of(plain.id(), draft, new CleanBody(body, 1));
    }

    private List<ArticleId> publish(int count) {
        return articles.publish(count, i -> NOON.minusSeconds(i));
    }

    private static List<ArticleId> everyThird(List<ArticleId> ids) {
        return IntStream.range(0, ids.size())
                .filter(i -> i % 3 == 1)
                .mapToObj(ids::get)
                .toList();
    }

    /** Returns the current document and all archives behind it. */
    private List<Document> walk(String address, String link) {
        var documents = new ArrayList<Document>();
        for (var next = address; !next.isEmpty(); ) {
            var document = xml(next);
            documents.add(document);
            assertThat(documents.size()).as("documents").isLessThan(1_000);
            next = link(document, link, "prev-archive");
        }
        return documents;
    }

    private static List<String> addresses(List<Document> documents) {
        return documents.stream()
                .map(document -> link(document, "link", "self"))
                .toList();
    }

    private static List<String> ids(Document feed) {
        return all(feed, "entry").stream().map(entry -> one(entry, "id")).toList();
    }

    private static Element entry(Document feed, ArticleId id) {
        return all(feed, "entry").stream()
                .filter(entry -> one(entry, "id").equals("urn:uuid:" + id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> urns(List<ArticleId> ids) {
        return ids.stream().map(id -> "urn:uuid:" + id).toList();
    }
}
