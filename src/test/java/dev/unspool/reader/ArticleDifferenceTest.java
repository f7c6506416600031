package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Image;
import dev.unspool.difference.AppliedChanges;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an open page and a program fetch of a correction: the difference from the version that they have. */
class ArticleDifferenceTest extends PageTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private DatabaseClient database;

    private ArticleId id;
    private String page;
    private String api;

    @BeforeEach
    void publishALongArticle() {
        id = articles.publishOne("Ferry", NOON);
        page = "/articles/ferry?fragment=1";
        api = "/api/v1/articles/" + id + "/versions/";
        correct(new ArticlePatch(null, null, body("noon"), null, "Longer."));
    }

    @Test
    void leadsFromTheEarlierElementToTheNewest() {
        var earlier = element();
        correct(new ArticlePatch(null, null, body("six"), null, "The hour was wrong."));
        var difference = JSON.readTree(text(get(page + "&version=3&from=2")));
        assertThat(AppliedChanges.applied(earlier, difference.get("changes")))
                .isEqualTo(AppliedChanges.normal(element()));
        assertThat(difference.get("length").asInt())
                .isEqualTo(AppliedChanges.parsed(element()).wholeText().length());
        assertThat(difference.toString()).contains("six").doesNotContain("Paragraph 7");
        assertThat(difference.toString().length()).isLessThan(700);
    }

    @Test
    void leadsAcrossSeveralCorrectionsOfAllParts() {
        var earlier = element();
        correct(new ArticlePatch("Ship", null, null, null, "It is a ship."));
        correct(new ArticlePatch(
                null,
                new ArticlePatch.Part<>(null),
                null,
                new ArticlePatch.Part<>(new Image("https://img.example/a.jpg", 800, 600, "A ship")),
                "A picture."));
        var difference = JSON.readTree(text(get(page + "&version=4&from=2")));
        assertThat(AppliedChanges.applied(earlier, difference.get("changes")))
                .isEqualTo(AppliedChanges.normal(element()));
    }

    @Test
    void givesProgramsTheFieldsAndBlocksThatDiffer() {
        correct(new ArticlePatch(
                "Ship", new ArticlePatch.Part<>(null), body("six"), null, "The hour and the ship were wrong."));
        var difference = json(api + "3?from=2");
        assertThat(difference.get("changed").toString()).isEqualTo("[\"bodyHtml\",\"standfirst\",\"title\"]");
        assertThat(difference.get("title").asString()).isEqualTo("Ship");
        assertThat(difference.has("standfirst")).as("null now").isFalse();
        assertThat(difference.get("corrections")).hasSize(1);
        assertThat(difference.get("blocks")).hasSize(1);
        assertThat(difference.at("/blocks/0/html").asString()).isEqualTo("<p>It leaves at six.</p>");
        assertThat(difference.at("/blocks/0/remove").asInt()).isEqualTo(1);
    }

    @Test
    void givesTheWholeWhereTheEarlierTextIsNotKnown() {
        database.sql("update revision set changed = null, reading_minutes = null")
                .then()
                .block(LIMIT);
        correct(new ArticlePatch("Ship", null, null, null, "It is a ship."));
        assertThat(text(get(page + "&version=3&from=1"))).startsWith("<article");
        assertThat(get(api + "3?from=1").getResponseHeaders().getFirst(HttpHeaders.LOCATION))
                .isEqualTo(api + "3");
    }

    @Test
    void givesTheWholeElementWhereNearlyAllIsAnother() {
        correct(new ArticlePatch(null, null, new CleanBody(paragraphs(100, 200), 5), null, "Longer."));
        assertThat(text(get(page + "&version=3&from=2"))).startsWith("<article").contains("Paragraph 199");
    }

    @Test
    void redirectsFromAnOlderVersionAndKeepsWhereTheReaderIs() {
        correct(new ArticlePatch("Ship", null, null, null, "It is a ship."));
        assertThat(get(api + "2?from=1").getResponseHeaders().getFirst(HttpHeaders.LOCATION))
                .isEqualTo(api + "3?from=1");
        assertThat(get(page + "&version=2&from=1").getResponseHeaders().getFirst(HttpHeaders.LOCATION))
                .isEqualTo("/articles/ferry?fragment=1&version=3&from=1");
    }

    @Test
    void refusesWhatIsNoEarlierVersion() {
        for (var from : new String[] {"0", "2", "3", "x", "-1", "", "999999999999"}) {
            assertThat(get(api + "2?from=" + from).getStatus().value()).as(from).isEqualTo(400);
            assertThat(get(page + "&version=2&from=" + from).getStatus().value())
                    .as(from)
                    .isEqualTo(400);
        }
        assertThat(get("/api/v1/articles/" + id + "?from=1").getStatus().value())
                .isEqualTo(400);
        assertThat(get(api + "9?from=1").getStatus().value()).isEqualTo(404);
    }

    @Test
    void isGoneWithTheArticle() {
        articles.retract(id);
        assertThat(get(api + "2?from=1").getStatus().value()).isEqualTo(410);
        assertThat(get(page + "&version=2&from=1").getStatus().value()).isEqualTo(410);
    }

    private void correct(ArticlePatch patch) {
        ledger.correct(TestArticles.now(id), patch).block(LIMIT);
        dev.unspool.hotfeed.Followers.learn(ledger);
    }

    private String element() {
        return text(get(page));
    }

    private JsonNode json(String path) {
        return JSON.readTree(text(get(path)));
    }

    private static CleanBody body(String hour) {
        var before = paragraphs(0, 8);
        return new CleanBody(before + "\n<p>It leaves at " + hour + ".</p>\n" + paragraphs(8, 16), 3);
    }

    private static String paragraphs(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "<p>Paragraph " + i + " tells of boats, of <em>bells</em> &amp; of weather.</p>")
                .collect(Collectors.joining("\n"));
    }
}
