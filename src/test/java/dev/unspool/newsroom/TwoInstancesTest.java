package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.stream.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances use one database. The second one runs on a machine whose clock is an hour ahead. */
class TwoInstancesTest extends NewsroomApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SCHEDULED = 20;

    @Autowired
    private Environment environment;

    @Autowired
    private Clock clock;

    @Autowired
    private ReaderTokens forms;

    @Test
    void dateAlikeAndJudgeCommentsAsOne() throws Exception {
        try (var ahead = Instance.anHourAhead(environment)) {
            var there = ahead.context().getBean(Clock.class);
            assertThat(Duration.between(clock.instant(), there.instant()).abs()).isLessThan(Duration.ofMinutes(30));
            assertDatedInTheOrderOfPublication(ahead.port());
            assertFutureIsRefused(ahead.port());
            assertScheduledByTheDatabasesClock(ahead.port());
            assertOneOfFourEqualCommentsPasses(ahead.port());
            assertRestoredThereIsReadHere(ahead.port());
        }
    }

    private void assertDatedInTheOrderOfPublication(int ahead) {
        var first = publish(ahead, "Published ahead", null);
        var second = publish(port, "Published here", null);
        assertThat(Instant.parse(first.at("/publishedAt").asString()))
                .isBefore(Instant.parse(second.at("/publishedAt").asString()));
        var feed = read("/api/v1/feed?limit=2").expect(200);
        assertThat(feed.text("/items/0/title")).isEqualTo("Published here");
        assertThat(feed.text("/items/1/title")).isEqualTo("Published ahead");
    }

    private void assertFutureIsRefused(int ahead) {
        var soon = clock.instant().plus(Duration.ofMinutes(30)).toString();
        assertThat(publish(ahead, "From the future", soon).at("/code").asString())
                .isEqualTo("validation-failed");
    }

    /** Both instances look for what is due; neither publishes before its time, and both know what lies in the future. */
    private void assertScheduledByTheDatabasesClock(int ahead) throws InterruptedException {
        var later = schedule(ahead, "Scheduled far ahead", Duration.ofMinutes(30));
        var due = new HashMap<String, String>();
        for (var i = 0; i < SCHEDULED; i++) {
            var schedule = schedule(
                    i % 2 == 0 ? port : ahead,
                    "Scheduled " + i,
                    Duration.ofSeconds(1).plusMillis(i * 20L));
            due.put(schedule.at("/article").asString(), schedule.at("/at").asString());
        }
        var published = " from article a join change_log c on c.article_id = a.id where a.title like 'Scheduled %'";
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (count("select count(*)" + published) < SCHEDULED && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(count("select count(*)" + published)).isEqualTo(SCHEDULED);
        due.forEach((article, at) -> assertThat(count("select count(*) from change_log where article_id = '" + article
                        + "' and at < timestamptz '" + at + "'"))
                .as("published before its time")
                .isZero());
        assertThat(get(ARTICLES + "/" + later.at("/article").asString()).text("/status"))
                .isEqualTo("draft");
    }

    private JsonNode schedule(int at, String title, Duration in) {
        var draft = draft(title);
        var due = clock.instant().plus(in);
        var schedule = post(
                at,
                ARTICLES + "/" + draft.id() + "/schedules",
                json(Map.of("action", "publish", "at", due.toString())),
                with("If-Match", draft.etag()));
        assertThat(schedule.path("at").asString()).as(schedule.toString()).isNotBlank();
        return schedule;
    }

    /** By an author who is known, so that nothing but the others holds a comment. */
    private void assertOneOfFourEqualCommentsPasses(int ahead) throws Exception {
        var article = published("Discussed on two instances").id();
        var first = comment(port, article, "A remark that a moderator lets through.", null);
        database.sql(
                        "update comment set state = 'approved', created_at = created_at - interval '2 days' where id = :id")
                .bind("id", UUID.fromString(first.at("/comment/id").asString()))
                .then()
                .block(LIMIT);
        var author = first.at("/author").asString();
        var readers = Executors.newFixedThreadPool(4);
        try {
            var tasks = IntStream.range(0, 4)
                    .<Callable<JsonNode>>mapToObj(i -> () ->
                            comment(i % 2 == 0 ? port : ahead, article, "Four times the same remark, at once.", author))
                    .toList();
            for (var sent : readers.invokeAll(tasks)) {
                sent.get();
            }
        } finally {
            readers.shutdownNow();
        }
        var states = database.sql("select state || ' ' || array_to_string(reasons, ' ') as state from comment"
                        + " where text like 'Four times%' and article_id = :article order by created_at")
                .bind("article", UUID.fromString(article))
                .map(row -> row.get("state", String.class))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(states).hasSize(4);
        assertThat(states)
                .as(states.toString())
                .filteredOn(state -> state.startsWith("approved"))
                .hasSize(1);
        assertThat(states)
                .filteredOn(List.of("pending duplicate pace")::contains)
                .hasSize(3);
    }

    private void assertRestoredThereIsReadHere(int ahead) throws Exception {
        var article = published("Back on both instances");
        var path = ARTICLES + "/" + article.id();
        var down = post(path + "/takedown", "{\"notice\": \"Withdrawn.\"}", article.etag())
                .expect(200);
        read("/articles/" + article.text("/slug")).expect(410);
        var headers = Map.of("Authorization", "Bearer " + token, "If-Match", down.etag());
        assertThat(post(ahead, path + "/restore", "{}", headers).at("/status").asString())
                .isEqualTo("published");
        var until = System.nanoTime() + LIMIT.toNanos();
        while (read("/articles/" + article.text("/slug")).status() != 200) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private JsonNode publish(int at, String title, String publishedAt) {
        var article = publishedAt == null
                ? Map.of("title", title, "section", "Clocks", "bodyHtml", "<p>x</p>", "publish", true)
                : Map.of(
                        "title",
                        title,
                        "section",
                        "Clocks",
                        "bodyHtml",
                        "<p>x</p>",
                        "publish",
                        true,
                        "publishedAt",
                        publishedAt);
        return post(at, ARTICLES, JSON.writeValueAsString(article), authorized());
    }

    private JsonNode comment(int at, String article, String text, String author) {
        var form = forms.writeForm(
                new ArticleId(UUID.fromString(article)), clock.instant().minusSeconds(60));
        var body = JSON.writeValueAsString(Map.of("name", "Ada", "text", text, "formToken", form));
        var path = "/api/v1/articles/" + article + "/comments";
        return author == null ? post(at, path, body, Map.of()) : post(at, path, body, Map.of("Unspool-Author", author));
    }

    private static JsonNode post(int at, String path, String body, Map<String, String> headers) {
        var answer = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + at)
                .responseTimeout(LIMIT)
                .build()
                .post()
                .uri(path)
                .headers(sent -> headers.forEach(sent::set))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
        return JSON.readTree(answer.getResponseBody());
    }
}
