package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.ledger.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
    void renamesTheTopicsThatAScheduledCorrectionNames() {
        var published = published("Corrected after the rename");
        post(ARTICLES, """
                {"title": "Knows them", "section": "Politcs", "tags": ["Hous\u0065\u0301s"], "author": "Ned Nominal", "bodyHtml": "<p>x</p>",
                 "publish": true}""").expect(201);
        var correction = """
                {"action": "correct", "at": "%s", "correction": {"section": " Politcs", "tags": ["Kept", "Hous\\u00e9s"],
                 "authors": [{"name": "Ned  Nominal", "role": "text"}, "Other Nominal"], "note": "n"}}""";
        var schedule = post(
                        ARTICLES + "/" + published.id() + "/schedules",
                        correction.formatted(inAnHour()),
                        published.etag())
                .expect(201);
        for (var topic : Map.of(
                        "sections/politcs", "Politics", "tags/houses", "Homes", "authors/ned-nominal", "Ned Renamed")
                .entrySet()) {
            var known = get("/api/v1/newsroom/" + topic.getKey()).expect(200);
            var path = "/api/v1/newsroom/" + topic.getKey().split("/")[0] + "/" + known.id();
            send(HttpMethod.PATCH, path, json(Map.of("name", topic.getValue())), with("If-Match", known.etag()))
                    .expect(200);
        }
        move(schedule, inAnHour()).expect(412, "version-conflict");
        bringForward(schedule.id());
        await(() -> get(SCHEDULES + "/" + schedule.id()).status() == 404);
        var now = get(ARTICLES + "/" + published.id()).expect(200);
        assertThat(now.text("/section/slug")).isEqualTo("politcs");
        assertThat(now.text("/section/name")).isEqualTo("Politics");
        assertThat(now.json().get("tags").findValuesAsString("name")).containsExactly("Kept", "Homes");
        assertThat(now.json().get("authors").findValuesAsString("name"))
                .containsExactly("Ned Renamed", "Other Nominal");
        assertThat(now.text("/author/role")).isEqualTo("text");
        assertThat(
                        count(
                                "select (select count(*) from section where name = 'Politcs') + (select count(*) from author where name = 'Ned Nominal')"))
                .isZero();
    }

    /** PostgreSQL takes no U+0000 in the type that knows the members of an object. */
    @Test
    void marksAScheduledCorrectionInWhichItCannotRenameATopic() {
        var published = published("Corrected never");
        var correction = Map.of("section", "Unreadably named", "note", "n");
        post(ARTICLES, """
                {"title": "Knows it", "section": "Unreadably named", "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        var schedule = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        database.sql("update schedule set content = left(content, -1) || ',\"bodyHtml\":\"\\u0000\"}' where id = :id")
                .bind("id", UUID.fromString(schedule.id()))
                .then()
                .block(LIMIT);
        var section = get("/api/v1/newsroom/sections/unreadably-named").expect(200);
        var path = "/api/v1/newsroom/sections/" + section.id();
        send(HttpMethod.PATCH, path, "{\"name\": \"Well named\"}", with("If-Match", section.etag()))
                .expect(200);
        var failed = get(SCHEDULES + "?status=failed&article=" + published.id()).expect(200);
        assertThat(failed.text("/items/0/failure/code")).isEqualTo("version-conflict");
        assertThat(failed.text("/items/0/failure/detail")).contains("renamed");
        assertThat(acts(published.id())).startsWith("correct-failed by Night desk");
    }

    @Test
    void refusesToKeepACorrectionThatIsFarTooLarge() {
        var published = published("Too much to keep");
        var correction = Map.of("title", "x".repeat(1_600_000), "note", "n");
        var refused = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(422, "validation-failed");
        assertThat(refused.json().get("errors").findValuesAsString("field")).contains("correction");
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

    @Test
    void correctsNothingThatWasCorrectedQuietlyMeanwhile() {
        var published = published("Quietly overtaken");
        var correction = Map.of("title", "Scheduled title", "note", "n");
        var schedule = schedule(published, Map.of("action", "correct", "at", inAnHour(), "correction", correction))
                .expect(201);
        post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("title", "Quiet title", "note", "n")),
                        published.etag())
                .expect(200);
        run("update revision set kind = 'quiet-correction' where article_id = '" + published.id() + "'");
        bringForward(schedule.id());
        assertThat(awaitFailure(schedule)).isEqualTo("version-conflict");
        assertThat(get(ARTICLES + "/" + published.id()).text("/title")).isEqualTo("Quiet title");
    }

    @Test
    void letsNobodyChangeWhatIsToBePublishedWhoMayNotPublish() {
        var writer = Map.of("Authorization", "Bearer " + token("Writer", "write"));
        var draft = draft("Approved");
        var path = ARTICLES + "/" + draft.id();
        var saved = send(HttpMethod.PATCH, path, "{\"title\": \"Approved now\"}", and(writer, draft.etag()))
                .expect(200);
        var schedule =
                schedule(saved, Map.of("action", "publish", "at", inAnHour())).expect(201);
        var other = article("Sneaked in", "<p>x</p>");
        for (var refused : List.of(
                send(HttpMethod.PUT, path, other, and(writer, saved.etag())),
                send(HttpMethod.PATCH, path, "{\"title\": \"Sneaked in\"}", and(writer, saved.etag())),
                send(HttpMethod.POST, path + "/draft-revisions/d1/restore", null, and(writer, saved.etag())))) {
            assertThat(refused.expect(403, "forbidden").text("/scope")).isEqualTo("publish");
        }
        assertThat(get(path).etag()).isEqualTo(saved.etag());
        send(HttpMethod.DELETE, SCHEDULES + "/" + schedule.id(), null, with("If-Match", schedule.etag()))
                .expect(204);
        send(HttpMethod.PUT, path, other, and(writer, saved.etag())).expect(200);
    }

    @Test
    void doesNothingInTheNameOfATokenThatWasRevoked() {
        var stolen = tokens.create(TokenRequest.of("Stolen", List.of("write", "publish"), 1), Actor.COMMAND)
                .block(LIMIT);
        var draft = draft("Planted");
        var schedule = send(
                        HttpMethod.POST,
                        ARTICLES + "/" + draft.id() + "/schedules",
                        json(Map.of("action", "publish", "at", inAnHour())),
                        and(Map.of("Authorization", "Bearer " + stolen.text().value()), draft.etag()))
                .expect(201);
        run("update access_token set revoked_at = now() where name = 'Stolen'");
        bringForward(schedule.id());
        assertThat(awaitFailure(schedule)).isEqualTo("token-revoked");
        assertThat(get(ARTICLES + "/" + draft.id()).text("/status")).isEqualTo("draft");

        var adopted = move(get(SCHEDULES + "/" + schedule.id()), inAnHour()).expect(200);
        bringForward(adopted.id());
        awaitStatus(draft.id(), "published");
    }

    @Test
    void showsAnArticleOnlyToThoseWhoMayReadIt() {
        var publisher = Map.of("Authorization", "Bearer " + token("Publisher", "publish"));
        var draft = draft("Unpublished words");
        var stale = send(HttpMethod.POST, ARTICLES + "/" + draft.id() + "/publish", null, and(publisher, "\"d999\""))
                .expect(412, "version-conflict");
        assertThat(stale.json().has("current")).isFalse();
        assertThat(stale.json().toString()).doesNotContain("Unpublished words");
        assertThat(post(ARTICLES + "/" + draft.id() + "/publish", null, "\"d999\"")
                        .expect(412, "version-conflict")
                        .text("/current/title"))
                .isEqualTo("Unpublished words");
    }

    @Test
    void answersWithTheScheduleHoweverSoonItIsDue() {
        for (var i = 0; i < 20; i++) {
            var draft = draft("Due at once " + i);
            var soon = clock.instant().plusMillis(40).toString();
            var answer = schedule(draft, Map.of("action", "publish", "at", soon));
            if (answer.status() != 422) { // a busy machine is late
                answer.expect(201);
            }
        }
    }

    @Test
    void keepsAPublicationBehindItsEmbargoHoweverBothAreMoved() throws Exception {
        for (var i = 0; i < 10; i++) {
            var draft = draft("Moved at once " + i);
            var hour = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var embargo = schedule(
                            draft,
                            Map.of(
                                    "action",
                                    "embargo",
                                    "at",
                                    hour.plusSeconds(36_000).toString()))
                    .expect(201);
            var publication = schedule(
                            draft,
                            Map.of(
                                    "action",
                                    "publish",
                                    "at",
                                    hour.plusSeconds(46_800).toString()))
                    .expect(201);
            var moves = atOnce(
                    2,
                    n -> n == 0
                            ? move(embargo, hour.plusSeconds(43_200).toString())
                            : move(publication, hour.plusSeconds(39_600).toString()));
            assertThat(moves.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void refusesAPublicationWhoseTimeAndZoneDisagree() {
        var draft = draft("Mistyped");
        var refused = post(
                        ARTICLES + "/" + draft.id() + "/publish",
                        json(Map.of("at", "2020-01-01T07:00:00+01:00", "timeZone", "America/New_York")),
                        draft.etag())
                .expect(422, "validation-failed");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(fault -> fault.get("code").asString()))
                .contains("in-past", "other-offset");
        assertThat(get(ARTICLES + "/" + draft.id()).text("/status")).isEqualTo("draft");
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

    /** Gives the code of the reason. */
    private String awaitFailure(Answer schedule) {
        await(() -> get(SCHEDULES + "/" + schedule.id()).text("/status").equals("failed"));
        return get(SCHEDULES + "/" + schedule.id()).text("/failure/code");
    }

    private String token(String name, String scope) {
        return tokens.create(TokenRequest.of(name, List.of(scope), 1), Actor.COMMAND)
                .block(LIMIT)
                .text()
                .value();
    }

    private static Map<String, String> and(Map<String, String> headers, String ifMatch) {
        var all = new HashMap<>(headers);
        all.put("If-Match", ifMatch);
        return all;
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
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
