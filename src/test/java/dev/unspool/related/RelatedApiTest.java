package dev.unspool.related;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.audience.Rankings;
import dev.unspool.database.TimedStatements;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.search.Indexed;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.TestArticles;
import dev.unspool.web.Caching;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What else to read after an article, what is read most, and what neither ever names. */
@SiteTest(database = SiteTest.SHARED)
class RelatedApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private TestSite site;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TimedStatements statements;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Rankings rankings;

    @Autowired
    private RelatedArticles related;

    @Autowired
    private ConnectionFactory connections;

    private WebTestClient client;
    private TestArticles articles;

    @BeforeEach
    void empty() {
        articles = site.emptied();
        client = site.client();
        // A test before this one may have had statistics taken, by which words of this one are common.
        database.sql("select pg_clear_attribute_stats(current_schema(), 'article_search', 'words', false)")
                .then()
                .block(LIMIT);
    }

    @Test
    void findsArticlesThatShareTagsOrWordsAndNoOthers() {
        var strike = publish("Harbour strike closes the northern terminal", "Economy");
        publish("Northern terminal opens again after strike in the harbour", "World");
        publish("A quiet afternoon among beekeepers", "World", "Docks");
        var tagged = publish("Somebody paints the town", "Culture", "Docks");
        publish("Opera season begins", "Culture");
        assertThat(titles(related(strike), "items"))
                .containsExactly("Northern terminal opens again after strike in the harbour");
        assertThat(titles(related(tagged), "items")).containsExactly("A quiet afternoon among beekeepers");
    }

    @Test
    void keepsNoListsThatCouldNotBeCompared() {
        var id = publish("Harbour strike closes the northern terminal", "Economy");
        publish("Northern terminal opens again after strike in the harbour", "Economy");
        var closest = new ClosestArticles(database, statements, rankings, new RelatedSettings(ofMillis(1)));
        var hurried = new RelatedArticles(database, store, closest);
        var busy = Mono.from(connections.create()).block(LIMIT);
        try {
            Flux.from(busy.beginTransaction())
                    .thenMany(Flux.from(busy.createStatement("lock table article_search in access exclusive mode")
                            .execute()))
                    .flatMap(Result::getRowsUpdated)
                    .blockLast(LIMIT);
            var lists = hurried.to(id.toString()).block(LIMIT);
            assertThat(lists.isCompared()).isFalse();
            assertThat(lists.related()).isEmpty();
            assertThat(lists.moreFromSection()).hasSize(1);
            assertThat(lists.caching()).isEqualTo(Caching.INCOMPLETE);
        } finally {
            Mono.from(busy.close()).block(LIMIT);
        }
    }

    @Test
    void keepsWhatWasFoundLastWhileNothingCanBeCompared() {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        var other = publish("Seven swimmers thank their captain", "World");
        var third = publish("Captain of the ferry rescues swimmers", "World");
        indexed();
        assertThat(related.to(id.toString()).block(LIMIT).related()).hasSize(2);
        run("alter table article_search rename to article_search_away");
        try {
            for (var again = 0; again < 2; again++) {
                var lists = related.to(id.toString()).block(LIMIT);
                assertThat(lists.related()).extracting(Headline::id).containsExactlyInAnyOrder(other, third);
                assertThat(lists.isCompared()).isTrue();
            }
        } finally {
            run("alter table article_search_away rename to article_search");
        }
        articles.retract(third);
        run("delete from article_search where article_id = '" + id + "'"); // as for a moment after a correction
        assertThat(related.to(id.toString()).block(LIMIT).related())
                .extracting(Headline::id)
                .containsExactly(other);
    }

    @ParameterizedTest
    @CsvSource({
        "公司今天发布新手机, 新手机明天发布",
        "Новые школы ждут детей, Школы ищут новые книги для детей",
        "فتحت المدارس أبوابها في القاهرة, المدارس في القاهرة تفتح"
    })
    void findsThemInEveryScript(String title, String other) {
        var id = publish(title, "News");
        publish(other, "World");
        publish("Unlike all others", "World");
        assertThat(titles(related(id), "items")).containsExactly(other);
    }

    @Test
    void listsOthersOfTheSectionNewestFirstAndNoArticleTwice() {
        var ids = articles.publish(IntStream.range(0, 14)
                .mapToObj(i -> TestArticles.manuscript(
                        i < 3 ? "Lighthouse keeper number" + i : "W" + i + "x" + i,
                        "Coast",
                        List.of(),
                        NOON.minusSeconds(i)))
                .toList());
        publish("Elsewhere", "World");
        var answer = related(ids.get(0));
        assertThat(titles(answer, "items"))
                .containsExactlyInAnyOrder("Lighthouse keeper number1", "Lighthouse keeper number2");
        assertThat(titles(answer, "moreFromSection"))
                .containsExactlyElementsOf(
                        IntStream.range(3, 13).mapToObj(i -> "W" + i + "x" + i).toList());
    }

    @Test
    void namesAtMostTenOfMany() {
        var ids = articles.publish(IntStream.range(0, 40)
                .mapToObj(i ->
                        TestArticles.manuscript("Ferry timetable", "Coast", List.of("ferry"), NOON.minusSeconds(i)))
                .toList());
        var answer = related(ids.get(20));
        assertThat(ids(answer, "items")).hasSize(10).doesNotContain(ids.get(20).toString());
        assertThat(ids(answer, "moreFromSection"))
                .hasSize(10)
                .doesNotContain(ids.get(20).toString())
                .doesNotContainAnyElementsOf(ids(answer, "items"));
        assertThat(ids(json("/api/v1/most-read"), "items")).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesARetractedArticleAtOnce(boolean isKill) {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        var other = publish("Seven swimmers thank their captain", "Coast");
        assertThat(ids(related(id), "items")).containsExactly(other.toString());
        assertThat(ids(json("/api/v1/most-read"), "items")).contains(other.toString());
        if (isKill) {
            articles.kill(other);
        } else {
            articles.retract(other);
        }
        var after = get("/api/v1/articles/" + id + "/related");
        assertThat(text(after)).doesNotContain(other.toString(), "thank");
        assertThat(text(get("/api/v1/most-read"))).doesNotContain(other.toString(), "thank");
        var gone = get("/api/v1/articles/" + other + "/related");
        assertThat(gone.getStatus().value()).isEqualTo(410);
        assertThat(text(gone)).contains("article-retracted").doesNotContain(id.toString());
    }

    @Test
    void showsACorrectedHeadlineAtOnce() {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        var other = publish("Seven swimmers thank their captain", "Coast");
        assertThat(ids(related(id), "items")).containsExactly(other.toString());
        articles.correct(other, "Eight swimmers thank their captain");
        assertThat(text(get("/api/v1/articles/" + id + "/related")))
                .contains("\"title\":\"Eight swimmers thank")
                .doesNotContain("\"title\":\"Seven swimmers thank");
    }

    @Test
    void mayBeKeptAndPurgedByEachArticleThatItShows() {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        var other = publish("Seven swimmers thank their captain", "World");
        indexed();
        var path = "/api/v1/articles/" + id + "/related";
        var headers = get(path).getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=60");
        assertThat(headers.getFirst("Surrogate-Key")).isEqualTo("article-" + id + " article-" + other + " filing");
        client.get()
                .uri(path)
                .header("If-None-Match", headers.getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
        assertThat(get("/api/v1/most-read").getResponseHeaders().getFirst("Surrogate-Key"))
                .contains("headlines", "article-" + id);
    }

    @Test
    void givesTheSectionAloneWhileNothingCanBeCompared() {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        var other = publish("Seven swimmers thank their captain", "Coast");
        indexed();
        run("alter table article_search rename to article_search_away");
        try {
            var answer = get("/api/v1/articles/" + id + "/related");
            var lists = JSON.readTree(text(answer));
            assertThat(ids(lists, "items")).isEmpty();
            assertThat(ids(lists, "moreFromSection")).containsExactly(other.toString());
            assertThat(answer.getResponseHeaders().getCacheControl()).contains("s-maxage=5");
        } finally {
            run("alter table article_search_away rename to article_search");
        }
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    @Test
    void putsWhatIsReadMostFirstAndThenTheNewest() {
        var ids = articles.publish(4, i -> Instant.now().minusSeconds(60 + i));
        var elsewhere = publish("Elsewhere", "World");
        database.sql("delete from article_audience").then().block(LIMIT);
        countViews(ids.get(2), 7);
        countViews(ids.get(3), 9);
        assertThat(ids(json("/api/v1/most-read"), "items"))
                .containsExactly(text(ids.get(3), ids.get(2), ids.get(0), ids.get(1), elsewhere));
        assertThat(ids(json("/api/v1/most-read?section=news"), "items"))
                .containsExactly(text(ids.get(3), ids.get(2), ids.get(0), ids.get(1)));
        assertThat(ids(json("/api/v1/most-read?section=nowhere"), "items")).isEmpty();
    }

    @Test
    void leadsFromOtherSpellingsAndRefusesWhatItDoesNotKnow() {
        var id = publish("Ferry captain rescues seven swimmers", "Coast");
        assertThat(get("/api/v1/articles/" + id + "/%72elated").getStatus().value())
                .isEqualTo(308);
        assertThat(get("/api/v1/articles/nobody-wrote-this/related").getStatus().value())
                .isEqualTo(404);
        assertThat(get("/api/v1/articles/" + id + "/related?limit=3")
                        .getStatus()
                        .value())
                .isEqualTo(400);
        assertThat(get("/api/v1/most-read?section=No%20Slug").getStatus().value())
                .isEqualTo(400);
    }

    @Test
    void takesAnyHeadline() {
        var title = "O'Brien\\'s <script>alert(1)</script> & \"quotes\" | ! ( :* 'x' \u2028 lighthouse";
        var id = publish(title, "Coast");
        var other = publish(title + " again", "World");
        assertThat(ids(related(id), "items")).containsExactly(other.toString());
    }

    private ArticleId publish(String title, String section, String... tags) {
        return articles.publish(List.of(TestArticles.manuscript(title, section, List.of(tags), NOON)))
                .get(0);
    }

    private void countViews(ArticleId article, int views) {
        database.sql("insert into article_audience values (:id, :views, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
                .bind("id", article.value())
                .bind("views", views)
                .then()
                .block(LIMIT);
    }

    private JsonNode related(ArticleId id) {
        indexed();
        return json("/api/v1/articles/" + id + "/related");
    }

    private void indexed() {
        new Indexed(application).await();
    }

    private JsonNode json(String path) {
        return JSON.readTree(text(get(path)));
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return client.get()
                .uri(URI.create(site.address() + path))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8);
    }

    private static String[] text(ArticleId... ids) {
        return Arrays.stream(ids).map(ArticleId::toString).toArray(String[]::new);
    }

    private static List<String> titles(JsonNode answer, String list) {
        return values(answer, list, "title");
    }

    private static List<String> ids(JsonNode answer, String list) {
        return values(answer, list, "id");
    }

    private static List<String> values(JsonNode answer, String list, String member) {
        return StreamSupport.stream(answer.path(list).spliterator(), false)
                .map(item -> item.path(member).asString())
                .toList();
    }
}
