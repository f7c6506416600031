package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What is scheduled is done at its time by the database's clock, and is not seen before. */
class ScheduleApiTest extends NewsroomApiTest {

    private static final String SCHEDULES = "/api/v1/newsroom/schedules";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String AUDIT = "/api/v1/newsroom/audit?limit=100";

    /** What readers, search engines and programs get. */
    private static final List<String> PUBLIC = List.of(
            "/",
            "/api/v1/feed",
            "/api/v1/feed?section=quiddities&view=full",
            "/sections/quiddities",
            "/tags/quincunx",
            "/authors/quetzal-author",
            "/sections",
            "/tags",
            "/authors",
            "/search?q=quizzical",
            "/api/v1/search?q=quizzical",
            "/api/v1/search/suggestions?q=quizz",
            "/articles/quizzical-quagga",
            "/api/v1/articles/quizzical-quagga",
            "/atom.xml",
            "/rss.xml",
            "/feed.json",
            "/sitemap.xml",
            "/sitemap-news.xml");

    @Autowired
    private Clock clock;

    @Test
    void publishesADraftAtItsTimeInTheNameOfWhoScheduledIt() {
        var draft = draft("Published by itself");
        var at = clock.instant().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
        var schedule = schedule(draft, Map.of("action", "publish", "at", at.toString()))
                .expect(201);
        assertThat(schedule.headers().getFirst("Location")).isEqualTo(SCHEDULES + "/" + schedule.id());
        var published = awaitStatus(draft.id(), "published");
        assertThat(Instant.parse(published.text("/publishedAt"))).isAfterOrEqualTo(at);
        get(SCHEDULES + "/" + schedule.id()).expect(404, "not-found");
        assertThat(acts(draft.id())).startsWith("published by Night desk", "publish-scheduled by Night desk");
        read("/articles/" + published.text("/slug")).expect(200);
    }

    @Test
    void showsNothingBeforeTheTime() {
        var draft = post(ARTICLES, """
                {"title": "Quizzical quagga", "section": "Quiddities", "tags": ["Quincunx"], "author": "Quetzal author",
                 "bodyHtml": "<p>Quizzical.</p>"}""").expect(201);
        var seq = count("select seq from change_log_head");
        var schedule =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        for (var path : PUBLIC) {
            assertThat(readText(path)).as(path).doesNotContain("Quizzical", "Quiddities", "Quincunx", "Quetzal");
        }
        read("/api/v1/articles/" + draft.id()).expect(404, "not-found");
        assertThat(count("select seq from change_log_head")).isEqualTo(seq);

        bringForward(schedule.id());
        awaitStatus(draft.id(), "published");
        for (var path :
                List.of("/", "/api/v1/feed", "/sections/quiddities", "/articles/quizzical-quagga", "/atom.xml")) {
            await(() -> readText(path).contains("Quizzical quagga"));
        }
    }

    @Test
    void keepsAScheduledCorrectionAndTakedownToTheNewsroomUntilThen() {
        var published = published("Serendipity then");
        var correction =
                Map.of("title", "Tatterdemalion", "bodyHtml", "<p>New <b>text</b>.</p>", "note", "Tatter note.");
        var corrected = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        var down = schedule(published, Map.of("action", "takedown", "at", inAnHour(), "notice", "Licence ended."))
                .expect(201);
        assertThat(get(SCHEDULES + "/" + corrected.id()).expect(200).text("/correction/title"))
                .isEqualTo("Tatterdemalion");
        assertThat(get(SCHEDULES + "/" + down.id()).expect(200).text("/notice")).isEqualTo("Licence ended.");
        assertThat(readText("/api/v1/articles/" + published.id()))
                .contains("Serendipity")
                .doesNotContain("Tatter");

        bringForward(corrected.id());
        await(() -> readText("/api/v1/articles/" + published.id()).contains("Tatterdemalion"));
        var now = get(ARTICLES + "/" + published.id()).expect(200);
        assertThat(now.text("/bodyHtml")).isEqualTo("<p>New <b>text</b>.</p>");
        assertThat(now.json().get("version").asInt()).isEqualTo(2);
        bringForward(down.id());
        awaitStatus(published.id(), "retracted");
        read("/api/v1/articles/" + published.id()).expect(410, "article-retracted");
        assertThat(acts(published.id()))
                .startsWith(
                        "takedown by Night desk",
                        "corrected by Night desk",
                        "takedown-scheduled by Night desk",
                        "correct-scheduled by Night desk");
    }

    @Test
    void publishesWhatTheDraftIsByThen() {
        var draft = draft("As it was");
        var schedule =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        put(ARTICLES + "/" + draft.id(), article("As it is", "<p>Newer.</p>"), draft.etag())
                .expect(200);
        bringForward(schedule.id());
        assertThat(awaitStatus(draft.id(), "published").text("/title")).isEqualTo("As it is");
    }

    @Test
    void schedulesAPublicationWhoseTimeIsInTheFuture() {
        var draft = draft("Later");
        var answer = post(
                        ARTICLES + "/" + draft.id() + "/publish",
                        json(Map.of("at", inAnHour(), "timeZone", "Asia/Tokyo")),
                        draft.etag())
                .expect(202);
        assertThat(answer.text("/status")).isEqualTo("draft");
        var schedule = get(answer.headers().getFirst("Location")).expect(200);
        assertThat(schedule.text("/action")).isEqualTo("publish");
        assertThat(schedule.text("/timeZone")).isEqualTo("Asia/Tokyo");
        assertThat(schedule.text("/localTime")).endsWith("+09:00");
    }

    @Test
    void forbidsEveryPublicationBeforeAnEmbargoEnds() {
        var draft = draft("Under embargo");
        var until = clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        var embargo = schedule(draft, Map.of("action", "embargo", "at", until.toString()))
                .expect(201);
        var refused = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/code")).isEqualTo("embargoed");
        assertThat(refused.text("/errors/0/message")).contains(until.toString(), embargo.id());
        var early =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(422, "validation-failed");
        assertThat(early.text("/errors/0/message")).contains(until.toString());
        var publication = schedule(draft, Map.of("action", "publish", "at", until.toString()))
                .expect(201);
        assertThat(move(publication, inAnHour()).expect(422).text("/errors/0/code"))
                .isEqualTo("embargoed");
        assertThat(move(embargo, until.plusSeconds(1).toString()).expect(422).text("/errors/0/code"))
                .isEqualTo("scheduled");

        send(HttpMethod.DELETE, SCHEDULES + "/" + publication.id(), null, with("If-Match", publication.etag()))
                .expect(204);
        send(HttpMethod.DELETE, SCHEDULES + "/" + embargo.id(), null, with("If-Match", embargo.etag()))
                .expect(204);
        var published = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(200);
        assertThat(acts(published.id())).startsWith("published by Night desk", "embargo-unscheduled by Night desk");
    }

    @Test
    void failsRatherThanPublishesUnderAnEmbargo() {
        var draft = draft("Due under an embargo");
        var until = inAnHour();
        schedule(draft, Map.of("action", "embargo", "at", until)).expect(201);
        var publication =
                schedule(draft, Map.of("action", "publish", "at", until)).expect(201);
        bringForward(publication.id());
        await(() -> get(SCHEDULES + "/" + publication.id()).text("/status").equals("failed"));
        var failed = get(SCHEDULES + "/" + publication.id()).expect(200);
        assertThat(failed.text("/failure/code")).isEqualTo("validation-failed");
        assertThat(failed.text("/failure/detail")).contains("embargo");
        assertThat(get(ARTICLES + "/" + draft.id()).text("/status")).isEqualTo("draft");
    }

    @Test
    void endsAnEmbargoAtItsTime() {
        var draft = draft("Embargo that lapses");
        var embargo =
                schedule(draft, Map.of("action", "embargo", "at", inAnHour())).expect(201);
        bringForward(embargo.id());
        post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag()).expect(200);
        await(() -> get(SCHEDULES + "/" + embargo.id()).status() == 404);
    }

    @Test
    void keepsWhatCouldNotBeDoneWithTheReason() {
        var published = published("Overtaken");
        var correction = Map.of("title", "Scheduled title", "note", "n");
        var schedule = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        var corrected = post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("title", "Another title", "note", "n")),
                        published.etag())
                .expect(200);
        bringForward(schedule.id());
        await(() -> get(SCHEDULES + "/" + schedule.id()).text("/status").equals("failed"));
        var failed = get(SCHEDULES + "/" + schedule.id()).expect(200);
        assertThat(failed.text("/failure/code")).isEqualTo("version-conflict");
        assertThat(get(SCHEDULES + "?status=failed&article=" + published.id())
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(get(ARTICLES + "/" + published.id()).etag()).isEqualTo(corrected.etag());
        assertThat(acts(published.id())).startsWith("correct-failed by Night desk");

        assertThat(move(schedule, inAnHour()).expect(412, "version-conflict").text("/etag"))
                .isEqualTo(failed.etag());
        assertThat(move(failed, inAnHour()).expect(200).text("/status")).isEqualTo("waiting");
    }

    @Test
    void makesACorrectionOfOtherFieldsThanWereCorrectedMeanwhile() {
        var published = published("Both corrections");
        var correction = Map.of("standfirst", "Scheduled standfirst", "note", "n");
        var schedule = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("title", "Corrected title", "note", "n")),
                        published.etag())
                .expect(200);
        bringForward(schedule.id());
        await(() -> "Scheduled standfirst"
                .equals(get(ARTICLES + "/" + published.id()).text("/standfirst")));
        assertThat(get(ARTICLES + "/" + published.id()).text("/title")).isEqualTo("Corrected title");
    }

    @Test
    void forgetsASupersededPublication() {
        var draft = draft("Published by hand");
        var schedule =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag()).expect(200);
        get(SCHEDULES + "/" + schedule.id()).expect(404);
    }

    @Test
    void takesAllSchedulesAwayWithAKill() {
        var published = published("Killed with its schedules");
        var correction = Map.of("title", "Obstreperous", "note", "Obstreperous note.");
        schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        schedule(published, Map.of("action", "takedown", "at", inAnHour(), "notice", "Obstreperous end."))
                .expect(201);
        var draft = draft("Killed draft with schedules");
        schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        for (var killed : List.of(published, draft)) {
            post(ARTICLES + "/" + killed.id() + "/kill", "{\"notice\": \"Gone.\"}")
                    .expect(200);
            assertThat(get(SCHEDULES + "?article=" + killed.id())
                            .expect(200)
                            .json()
                            .get("items"))
                    .isEmpty();
            var of = get(ARTICLES + "/" + killed.id()).expect(200);
            schedule(of, Map.of("action", "publish", "at", inAnHour())).expect(422, "validation-failed");
        }
        assertThat(count("select count(*) from schedule s where s::text ilike '%obstreperous%'"))
                .isZero();
    }

    @Test
    void movesAndCancelsOnlyWhatWasRead() {
        var draft = draft("Moved");
        var schedule =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        var later = clock.instant()
                .plus(Duration.ofHours(3))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        var moved = move(schedule, later).expect(200);
        assertThat(moved.text("/at")).isEqualTo(later);
        move(schedule, later).expect(412, "version-conflict");
        var path = SCHEDULES + "/" + schedule.id();
        send(HttpMethod.DELETE, path, null, with("If-Match", schedule.etag())).expect(412, "version-conflict");
        send(HttpMethod.DELETE, path, null, authorized()).expect(428, "precondition-required");
        send(HttpMethod.DELETE, path, null, with("If-Match", moved.etag())).expect(204);
        send(HttpMethod.DELETE, path, null, with("If-Match", moved.etag())).expect(404, "not-found");
        move(moved, later).expect(404, "not-found");
        assertThat(acts(draft.id()))
                .startsWith(
                        "publish-unscheduled by Night desk",
                        "publish-rescheduled by Night desk",
                        "publish-scheduled by Night desk");
    }

    @Test
    void refusesASecondScheduleOfAKind() {
        var draft = draft("Twice");
        schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(201);
        var second =
                schedule(draft, Map.of("action", "publish", "at", inAnHour())).expect(422, "validation-failed");
        assertThat(second.text("/errors/0/code")).isEqualTo("scheduled");
    }

    @Test
    void listsWhatIsScheduledInTheOrderOfTime() {
        var first = clock.instant().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS);
        for (var i = 2; i >= 0; i--) {
            schedule(
                            draft("Listed " + i),
                            Map.of(
                                    "action",
                                    "publish",
                                    "at",
                                    first.plusSeconds(i).toString()))
                    .expect(201);
        }
        var filter = SCHEDULES + "?action=publish&from=" + first + "&before=" + first.plusSeconds(3);
        var page = get(filter + "&limit=2").expect(200);
        assertThat(page.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("title").asString()))
                .containsExactly("Listed 0", "Listed 1");
        var rest = get(filter + "&limit=2&cursor=" + page.text("/page/next")).expect(200);
        assertThat(rest.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("title").asString()))
                .containsExactly("Listed 2");
        assertThat(rest.json().at("/page/next").isNull()).isTrue();
        get(SCHEDULES + "?limit=2&cursor=" + page.text("/page/next")).expect(400, "cursor-mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=later",
                "status=done",
                "article=x",
                "from=tomorrow",
                "before=2027-01-01",
                "from=%2B999999999-01-01T00:00:00Z",
                "limit=0",
                "due=1",
                "cursor=x"
            })
    void refusesUnknownFilters(String query) {
        get(SCHEDULES + "?" + query).expect(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                        | action       | required
            {"action": "publish"}                                                                     | at           | required
            {"action": "later", "at": "2030-01-01T00:00:00Z"}                                         | action       | unknown
            {"action": "?", "at": "2030-01-01T00:00:00Z"}                                             | action       | unknown
            {"action": "publish", "at": "?"}                                                          | at           | malformed
            {"action": "publish", "at": ""}                                                           | at           | required
            {"action": "publish", "at": null}                                                         | at           | required
            {"action": "publish", "at": "2001-01-01T00:00:00Z"}                                       | at           | in-past
            {"action": "publish", "at": "2999-01-01T00:00:00Z"}                                       | at           | too-far
            {"action": "publish", "at": "2030-01-01T00:00:00"}                                        | at           | malformed
            {"action": "publish", "at": 1}                                                            | at           | wrong-type
            {"action": "publish", "at": "2030-01-01T00:00:00Z", "timeZone": "Atlantis/Port"}          | timeZone     | not-found
            {"action": "publish", "at": "2030-01-01T00:00:00+02:00", "timeZone": "Europe/Berlin"}     | at           | other-offset
            {"action": "publish", "at": "2030-01-01T00:00:00Z", "notice": "n"}                        | notice       | unfit
            {"action": "publish", "at": "2030-01-01T00:00:00Z", "correction": {}}                     | correction   | unfit
            {"action": "publish", "at": "2030-01-01T00:00:00Z", "timezone": "UTC"}                    | timezone     | unknown
            {"action": "takedown", "at": "2030-01-01T00:00:00Z"}                                      | notice       | incomplete
            {"action": "correct", "at": "2030-01-01T00:00:00Z"}                                       | correction   | incomplete
            {"action": "correct", "at": "2030-01-01T00:00:00Z", "correction": {"note": "n"}}          | correction.title | required
            {"action": "correct", "at": "2030-01-01T00:00:00Z", "correction": {"titel": "x", "note": "n", "title": "t"}} | correction.titel | unknown
            """)
    void namesTheFieldThatIsWrong(String body, String field, String code) {
        var draft = draft("Badly scheduled");
        var refused = post(ARTICLES + "/" + draft.id() + "/schedules", body, draft.etag())
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        assertThat(get(SCHEDULES + "?article=" + draft.id()).expect(200).json().get("items"))
                .isEmpty();
    }

    @Test
    void refusesWhatTheArticleCannotHave() {
        var published = published("Not a draft");
        var draft = draft("Not an article");
        schedule(published, Map.of("action", "publish", "at", inAnHour())).expect(422, "validation-failed");
        schedule(published, Map.of("action", "embargo", "at", inAnHour())).expect(422, "validation-failed");
        schedule(draft, Map.of("action", "takedown", "at", inAnHour(), "notice", "n"))
                .expect(422, "validation-failed");
        var empty = Map.of("bodyHtml", "<script>x</script>", "note", "n");
        var body = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", empty))
                .expect(422, "validation-failed");
        assertThat(body.text("/errors/0/code")).isEqualTo("empty");
        var stale = Map.of("action", "publish", "at", inAnHour());
        put(ARTICLES + "/" + draft.id(), article("Changed", "<p>x</p>"), draft.etag())
                .expect(200);
        schedule(draft, stale).expect(412, "version-conflict");
        post(ARTICLES + "/" + UUID.randomUUID() + "/schedules", json(stale), "\"d1\"")
                .expect(404, "not-found");
        post(ARTICLES + "/" + draft.id() + "/schedules", json(stale)).expect(428, "precondition-required");
        send(HttpMethod.GET, SCHEDULES, null, Map.of()).expect(401);
        get(SCHEDULES + "/nonsense").expect(404, "not-found");
    }

    private Answer schedule(Answer article, Map<String, ?> order) {
        return post(ARTICLES + "/" + article.id() + "/schedules", json(order), article.etag());
    }

    private Answer move(Answer schedule, String at) {
        return put(SCHEDULES + "/" + schedule.id(), json(Map.of("at", at)), schedule.etag());
    }

    private String inAnHour() {
        return clock.instant().plus(Duration.ofHours(1)).toString();
    }

    /** Has the time of a schedule come, without waiting for it. */
    private void bringForward(String schedule) {
        database.sql("update schedule set due_at = now() where id = :id")
                .bind("id", UUID.fromString(schedule))
                .then()
                .block(LIMIT);
    }

    private Answer awaitStatus(String article, String status) {
        await(() -> get(ARTICLES + "/" + article).text("/status").equals(status));
        return get(ARTICLES + "/" + article);
    }

    private static void await(Supplier<Boolean> condition) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("has not come within " + LIMIT).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private List<String> acts(String article) {
        return get(AUDIT)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("article").asString("").equals(article))
                .map(entry -> entry.get("action").asString() + " by "
                        + entry.get("actorName").asString())
                .toList();
    }
}
