package dev.unspool.search;

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
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import dev.unspool.web.TestAddresses;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.CollectionUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a search finds, in which order, and what it never shows. */
@SiteTest(database = SiteTest.SHARED)
class SearchApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private WebTestClient client;
    private TestArticles articles;

    @Autowired
    private TestSite site;

    private Indexed indexed;

    @Autowired
    private SearchFill fill;

    @Autowired
    private Search search;

    @Autowired
    private Misspellings misspellings;

    @Autowired
    private SearchSettings settings;

    @Autowired
    private Clock clock;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void empty() {
        articles = site.emptied();
        client = site.client();
        indexed = new Indexed(fill, database);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Universities reopen the harbour, university HARBOURS",
        "en, Crème brûlée at the café, creme brulee cafe",
        "fr, La fête de l’été, fetes ete",
        "de, Straßenbahnen für Zürich, strassenbahn zurich",
        "ru, Новые школы Москвы ждут детей, москва ШКОЛА",
        "ru, Ёлка в лесу, елка",
        "ar, فتحت وَالمَدارِسُ أبوابها, المدارس ابوابها",
        "ar, زيارة إلى القاهرة, القاهره",
        "zh-CN, 公司今天发布新手机, 发布",
        "zh-CN, 公司今天发布新手机, 新手机",
        "zh-CN, 公司今天发布新手机, 司",
        "ja, 東京タワーへ行く, タワー",
        "th, รัฐบาลประกาศวันหยุด, วันหยุด",
        "ko, 대한민국의 새로운 도서관, 도서관",
        "el, Νέα της ΑΘΉΝΑΣ, αθηνας",
        "vi, Thành phố Đà Nẵng, da nang",
        "en, Ｆｕｌｌ ｗｉｄｔｈ news, full width"
    })
    void findsWordsAsTheirLanguageReadsThem(String language, String title, String query) {
        publish(title, "Nothing else.", language);
        publish("Unrelated words", "Nothing else.", "en");
        assertThat(titles(query)).containsExactly(title);
    }

    @Test
    void findsPhrasesAndLeavesOutWhatIsExcluded() {
        publish("Old pier sold", "<p>The clock on the pier is old.</p>", "en");
        publish("A pier, old and grey", "<p>It was sold by its keeper.</p>", "en");
        assertThat(titles("old pier")).hasSize(2);
        assertThat(titles("\"old pier\"")).containsExactly("Old pier sold");
        assertThat(titles("\"clock on the pier\"")).containsExactly("Old pier sold");
        assertThat(titles("pier -clock")).containsExactly("A pier, old and grey");
        assertThat(titles("pier -\"clock on the\"")).containsExactly("A pier, old and grey");
        assertThat(titles("\"to be or not\"")).isEmpty();
    }

    @Test
    void takesTheLastWordForUnfinished() {
        publish("Tumbleweed arrives", "Nothing.", "en");
        assertThat(titles("arrives tumbl")).hasSize(1);
        assertThat(titles("tumbl arrives")).isEmpty();
        publish("თბილისის ქუჩები", "Nothing.", "ka");
        assertThat(titles("თბილი")).hasSize(1);
        publish("አዲስ ትምህርት ቤቶች", "Nothing.", "am");
        assertThat(titles("ትምህር")).hasSize(1);
    }

    @Test
    void putsTheArticleOfThatHeadlineFirst() {
        publish("Market news of the week", "<p>Fog over the harbour, and a harbour with fog.</p>", "en");
        publish("Fog over the harbour", "<p>Nothing moved.</p>", "en");
        publish("The harbour", "<p>Over it fog.</p>", "en");
        assertThat(titles("fog over the harbour")).first().isEqualTo("Fog over the harbour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001-01-01T00:00:00Z", "1906-05-01T00:00:00Z", "9998-01-01T00:00:00Z"})
    void findsArticlesOfAnyAge(Instant published) {
        articles.publish(List.of(TestArticles.manuscript("Fog of any age", "News", List.of(), published)));
        assertThat(titlesAt("/api/v1/search?q=fog")).hasSize(1);
        assertThat(titlesAt("/api/v1/search?q=fog&sort=newest")).hasSize(1);
    }

    @Test
    void findsByTagAndAuthorNames() {
        publish("Plain title", "Nothing.", "en");
        assertThat(titles("ada writer lighthouses")).containsExactly("Plain title");
    }

    @Test
    void comesCloseWhenOneWordOfSeveralIsMisspelt() {
        publish("Ferry captain rescues seven swimmers", "Nothing.", "en");
        var answer = json("/api/v1/search?q={q}", "ferry captian rescues swimmers");
        assertThat(answer.get("match").asString()).isEqualTo("closest");
        assertThat(titles(answer)).containsExactly("Ferry captain rescues seven swimmers");
        assertThat(json("/api/v1/search?q={q}", "ferry captain").get("match").asString())
                .isEqualTo("all");
    }

    @Test
    void offersTheWordsThatWereMeant() {
        publish("Ferry captain rescues seven swimmers", "Nothing.", "en");
        publish("Crème brûlée", "Nothing.", "fr");
        Suggested.await(client, "captain", "Ferry captain rescues seven swimmers");
        Suggested.await(client, "creme", "Crème brûlée");
        assertThat(meant("captian")).isEqualTo("captain");
        assertThat(meant("the \"fery\" captan -captian")).isEqualTo("the \"ferry\" captain -captian");
        assertThat(meant("crem brulle")).isEqualTo("crem brûlée");
        assertThat(meant("capt")).isNull();
        assertThat(meant("captain")).isNull();
        assertThat(meant("helicopter")).isNull();
        assertThat(meant("cap71ain")).isNull();
    }

    @Test
    void offersNoWordOfARetractedArticle() {
        var article = publish("Zeppelin scandal", "Nothing.", "en");
        publish("Other news", "Nothing.", "en");
        Suggested.await(client, "zeppelin", "Zeppelin scandal");
        assertThat(meant("zepelin")).isEqualTo("zeppelin");
        articles.retract(article);
        Suggested.awaitEnd(client, "zeppelin", "Zeppelin scandal");
        Suggested.await(client, "other", "Other news");
        assertThat(meant("zepelin")).isNull();
        assertThat(meant("othre")).isEqualTo("other");
    }

    @Test
    void offersNoWordsWhereThereAreEnoughResults() {
        articles.publish(IntStream.range(0, 4)
                .mapToObj(i -> manuscript("Fog " + i, "<p>A kittiwake.</p>", "en"))
                .toList());
        publish("Kittiwakes", "Nothing.", "en");
        Suggested.await(client, "kittiwakes", "Kittiwakes");
        assertThat(titles("kittiwaek")).isEmpty();
        assertThat(meant("kittiwaek")).isEqualTo("kittiwakes");
        assertThat(titles("fogg")).isEmpty();
        assertThat(meant("fog")).isNull();
    }

    @Test
    void filtersBySectionTagAuthorAndDay() {
        articles.publish(List.of(
                TestArticles.manuscript("Fog one", "Harbour", List.of("Weather"), NOON),
                TestArticles.manuscript("Fog two", "District", List.of("Trams"), NOON.plus(Duration.ofDays(1)))));
        assertThat(titlesAt("/api/v1/search?q=fog&section=harbour")).containsExactly("Fog one");
        assertThat(titlesAt("/api/v1/search?q=fog&tag=trams")).containsExactly("Fog two");
        assertThat(titlesAt("/api/v1/search?q=fog&author=ada-writer")).hasSize(2);
        assertThat(titlesAt("/api/v1/search?q=fog&author=nobody")).isEmpty();
        assertThat(titlesAt("/api/v1/search?q=fog&until=2025-06-01")).containsExactly("Fog one");
        assertThat(titlesAt("/api/v1/search?q=fog&from=2025-06-02")).containsExactly("Fog two");
        assertThat(titlesAt("/api/v1/search?q=fog&sort=newest")).containsExactly("Fog two", "Fog one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "newest"})
    void walksThroughEachResultOnceWhateverIsPublishedMeanwhile(String sort) {
        articles.publish(IntStream.range(0, 18)
                .mapToObj(i -> TestArticles.manuscript(
                        "Fog " + i, "News", List.of(), NOON.minus(Duration.ofDays(50L * (i / 2)))))
                .toList());
        var walked = new ArrayList<String>();
        String cursor = null;
        do {
            var page = json("/api/v1/search?q=fog&limit=5&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor));
            walked.addAll(titles(page));
            cursor = page.get("page").get("next").asStringOpt().orElse(null);
            articles.publishOne("Fog of later " + walked.size(), NOON.plusSeconds(walked.size()));
        } while (cursor != null);
        assertThat(walked).hasSize(18).doesNotHaveDuplicates().noneMatch(title -> title.contains("later"));
    }

    /** The newest months alone have as many as are enough for a first page. */
    @Test
    void walksOnThroughOlderMonths() {
        var now = clock.instant();
        var ages = IntStream.concat(IntStream.range(0, 510).map(i -> 1), IntStream.of(200, 210, 400, 2_000, 4_000));
        var stories = ages.mapToObj(days -> now.minus(Duration.ofDays(days)))
                .map(at -> TestArticles.manuscript("Fog of " + at, "News", List.of(), at))
                .toList();
        articles.publish(stories);
        var walked = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var page = json("/api/v1/search?q=fog&limit=50" + cursor);
            page.get("items").forEach(item -> walked.add(item.get("id").asString()));
            cursor = page.get("page")
                    .get("next")
                    .asStringOpt()
                    .map("&cursor="::concat)
                    .orElse(null);
        }
        assertThat(walked).hasSize(stories.size()).doesNotHaveDuplicates();
    }

    @Test
    void refusesACursorOfAnotherSearch() {
        articles.publish(List.of(
                TestArticles.manuscript("Fog one", "News", List.of(), NOON),
                TestArticles.manuscript("Fog two", "News", List.of(), NOON)));
        var cursor =
                json("/api/v1/search?q=fog&limit=1").get("page").get("next").asString();
        assertThat(code("/api/v1/search?q=fog&sort=newest&cursor=" + cursor)).isEqualTo("cursor-mismatch");
        assertThat(code("/api/v1/feed?cursor=" + cursor)).isEqualTo("cursor-mismatch");
        assertThat(code("/api/v1/search?q=fog&cursor=x")).isEqualTo("cursor-invalid");
        assertThat(titlesAt("/api/v1/search?q=fog&limit=1&cursor=" + cursor)).hasSize(1);
    }

    @Test
    void neverShowsWhatWasRetracted() {
        var down = publish("Fog taken down", "Words of a body.", "en");
        var killed = publish("Fog killed", "Words of a body.", "en");
        var corrected = publish("Fog wrong", "Words of a body.", "en");
        assertThat(titles("fog")).hasSize(3);
        articles.retract(down);
        assertThat(titles("fog")).containsExactlyInAnyOrder("Fog killed", "Fog wrong");
        articles.kill(killed);
        articles.correct(corrected, "Mist right");
        assertThat(titles("fog")).isEmpty();
        assertThat(titles("mist")).containsExactly("Mist right");
        articles.kill(down);
        assertThat(titles("body words")).containsExactly("Mist right");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "...", "-fog", "-\"fog bank\"", "\"\""})
    void findsNothingWithoutAWord(String query) {
        publish("Fog", "Nothing.", "en");
        var answer = json("/api/v1/search?q={q}", query);
        assertThat(titles(answer)).isEmpty();
        assertThat(answer.get("isComplete").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=",
                "q=fog&q=fog",
                "q=fog&x=1",
                "q=fog&limit=51",
                "q=fog&sort=hot",
                "q=fog&from=yesterday",
                "q=fog&section=No Slug"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        assertThat(status("/api/v1/search?" + query).value()).isEqualTo(400);
    }

    @Test
    void tellsCachesToForgetWithinASecond() {
        var article = publish("Fog", "Nothing.", "en");
        indexed.await();
        var headers = client.get()
                .uri("/api/v1/search?q=fog")
                .exchange()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=1");
        assertThat(headers.getFirst("Surrogate-Key")).contains("article-" + article);
    }

    @Test
    void answersEverySearchThatPeopleCanType() {
        publish("Fog over the harbour 公司发布", "<p>Nothing &amp; more.</p>", "en");
        var random = new Random(15);
        var statuses = Flux.range(0, 250)
                .map(i -> hostile(random))
                .map(query -> client.get()
                        .uri("/api/v1/search?q={q}", query)
                        .exchange()
                        .returnResult()
                        .getStatus()
                        .value())
                .distinct()
                .collectList()
                .block(LIMIT);
        assertThat(statuses).isSubsetOf(200, 400);
    }

    static String hostile(Random random) {
        var parts = List.of(
                "fog",
                "'",
                "\\",
                "\"",
                "-",
                "&",
                "|",
                "!",
                ":*",
                "<->",
                "(",
                ")",
                " ",
                "公司",
                "发",
                "#s",
                "%",
                "\u0301",
                "😀",
                "\u200d",
                "\uFFFD",
                "a:b",
                "<script>",
                "والمدارس",
                "'; drop table article",
                "\t",
                "harb",
                "\u0000",
                "ﷺ",
                "İ");
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i >= 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }

    private ArticleId publish(String title, String body, String language) {
        return articles.publish(List.of(manuscript(title, body, language))).get(0);
    }

    /** Creates a manuscript of which no other part has the words of the headline. */
    static Manuscript manuscript(String title, String body, String language) {
        var id = new ArticleId(UUID.randomUUID());
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(title, null, null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(
                        Section.named("News"),
                        List.of(Tag.named("Lighthouses")),
                        Author.named("Ada Writer"),
                        new Language(language)),
                NOON);
        return Manuscript.of(id, draft, new CleanBody(body, 1));
    }

    private List<String> titles(String query) {
        return titles(json("/api/v1/search?q={q}", query));
    }

    private List<String> titlesAt(String address) {
        return titles(json(address));
    }

    static List<String> titles(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    @Test
    void cutsPassagesOnNoEventLoop() {
        publish("Tides", "<p>All about tides.</p>", "en");
        indexed.await();
        var request = SearchRequest.of(CollectionUtils.toMultiValueMap(Map.of("q", List.of("tides"))));
        var thread = search.find(request)
                .map(results -> results.items().size() + Thread.currentThread().getName())
                .block(LIMIT);
        assertThat(thread).startsWith("1boundedElastic");
    }

    /** Each may hold a database connection; one whose reader has left still does. */
    @Test
    void runsAFewSearchesAtOnceAndRefusesThoseThatWouldWaitForLong() {
        var begun = new AtomicInteger();
        Search hung = request -> Mono.defer(() -> {
            begun.incrementAndGet();
            return Mono.never();
        });
        var limited = new LimitedSearch(hung, misspellings, TestAddresses.trusting(), settings, clock);
        assertThat(refusals(limited, 60, 60 - LimitedSearch.AT_ONCE)).containsOnly(ProblemCode.OVERLOADED);
        assertThat(refusals(limited, 1, 1)).containsOnly(ProblemCode.OVERLOADED);
        assertThat(begun).hasValue(LimitedSearch.AT_ONCE);
    }

    private static List<ProblemCode> refusals(LimitedSearch search, int searches, int refused) {
        var request = SearchRequest.of(CollectionUtils.toMultiValueMap(Map.of("q", List.of("tides"))));
        var sent = MockServerHttpRequest.get("/search")
                .remoteAddress(new InetSocketAddress("192.0.2.1", 1))
                .build();
        return Objects.requireNonNull(Flux.range(0, searches)
                .flatMap(
                        i -> search.find(request, sent)
                                .<ProblemCode>then(Mono.empty())
                                .onErrorResume(failure ->
                                        Mono.just(Problems.of(failure).code())),
                        searches)
                .take(refused)
                .collectList()
                .block(LIMIT));
    }

    private @Nullable String meant(String query) {
        return json("/api/v1/search?q={q}", query)
                .get("didYouMean")
                .asStringOpt()
                .orElse(null);
    }

    private HttpStatusCode status(String address) {
        return client.get().uri(address).exchange().returnResult().getStatus();
    }

    private String code(String address) {
        return json(address).get("code").asString();
    }

    private JsonNode json(String address, Object... values) {
        indexed.await();
        return json(client, address, values);
    }

    static JsonNode json(WebTestClient client, String address, Object... values) {
        var body = client.get()
                .uri(address, values)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return JSON.readTree(body);
    }
}
