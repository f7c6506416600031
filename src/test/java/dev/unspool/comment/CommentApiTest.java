package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Comments over HTTP, against a real PostgreSQL and Redis. */
@SiteTest(
        properties = {
            "unspool.trusted-proxies=127.0.0.0/8,::1",
            "unspool.comments.per-article=100000/1s",
            "unspool.comments.per-site=100000/1s",
            "unspool.comments.limit=5s",
            // What the rules hold has tests of its own.
            "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time"
        })
@ExtendWith(OutputCaptureExtension.class)
class CommentApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReaderTokens tokens;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Forgetting forgetting;

    @Autowired
    private CommentLedger commentLedger;

    @Autowired
    private ConnectionFactory connections;

    private TestArticles articles;
    private ArticleId article;
    private Commenter ada;

    @BeforeEach
    void publish() {
        articles = site.emptied();
        article = articles.publishOne("Tides", NOON);
        ada = reader();
    }

    @AfterEach
    void letTheClockGoOn() {
        clock.goOn();
    }

    @Test
    void showsACommentAtOnce() {
        var answer = ada.post(article, ada.form(article, " Ada ", "First!\r\nSecond line.\n"), headers -> {})
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        var sent = Commenter.json(answer);
        assertThat(sent.at("/comment/name").asString()).isEqualTo("Ada");
        assertThat(sent.at("/comment/text").asString()).isEqualTo("First!\nSecond line.");
        assertThat(sent.get("author").asString()).isNotBlank();
        var page = ada.page(article, "", null);
        assertThat(page.get("count").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/id")).isEqualTo(sent.at("/comment/id"));
        assertThat(page.at("/items/0").has("mine")).isFalse();
        assertThat(page.at("/form/open").asBoolean()).isTrue();
        assertThat(page.at("/form/maxLength").asInt()).isEqualTo(5_000);
    }

    @Test
    void isFoundByItsLocationAndByTheSlugOfTheArticle() {
        var location = ada.post("tides", ada.form(article, "Ada", "Here"), headers -> {})
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        assertThat(Commenter.json(ada.get(location.toString(), null))
                        .get("text")
                        .asString())
                .isEqualTo("Here");
    }

    /** From the public collections of OWASP and PortSwigger, and shapes that broke others. */
    static Stream<String> hostileTexts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "javascript:alert(1)",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "</textarea></title><script>alert(1)</script>",
                "<math><mtext></form><form><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">",
                "{{constructor.constructor('alert(1)')()}}",
                "${7*7} #{7*7} @{7*7}",
                "' OR 1=1; drop table comment; --",
                "\u202egnp.exe \u2066hidden\u2069",
                "a\u200bb\u200dc\ufeffd",
                "p\u0430ypal.com", // a Cyrillic letter
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u0645\u0631\u062d\u0628\u0627 \u3053\u3093\u306b\u3061\u306f");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void givesBackEveryTextAsItCame(String text) {
        ada.add(article, text);
        assertThat(ada.page(article, "", null).at("/items/0/text").asString()).isEqualTo(text);
        ada.get("/api/v1/articles/" + article + "/comments", null)
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
    }

    @Test
    void neverWritesWhatReadersSentIntoTheLog(CapturedOutput log) {
        var forged = "\r\n2026-01-01 ERROR FORGED";
        ada.post(article, ada.form(article, "Ada" + forged, "x"), headers -> {})
                .expectStatus()
                .isEqualTo(422);
        ada.post(article, ada.form(article, "Ada", "x" + forged), headers -> {})
                .expectStatus()
                .isCreated();
        ada.post("nothing\r\n2026 ERROR FORGED", ada.form(article, "Ada", "x"), headers -> {})
                .expectStatus()
                .isNotFound();
        ada.post(article, "{\"name\": \"\\nFORGED", headers -> {})
                .expectStatus()
                .isBadRequest();
        run("alter table comment rename to elsewhere");
        try {
            ada.post(article, ada.form(article, "Ada", "x" + forged), headers -> {})
                    .expectStatus()
                    .is5xxServerError();
        } finally {
            run("alter table elsewhere rename to comment");
        }
        assertThat(log.getAll()).doesNotContain("FORGED");
    }

    @Test
    void makesOneCommentOfFiftyRepetitionsAtOnce() {
        var form = ada.form(article, "Ada", "Only once");
        var key = UUID.randomUUID().toString();
        var clients = Schedulers.newBoundedElastic(50, 50, "clients"); // those of all others are the server's too
        var answers = Flux.range(0, 50)
                .flatMap(
                        i -> Mono.fromCallable(() ->
                                        reader().post(article, form, headers -> headers.set("Idempotency-Key", key)))
                                .map(answer ->
                                        Commenter.json(answer.expectStatus().isCreated()))
                                .subscribeOn(clients),
                        50)
                .collectList()
                .doFinally(end -> clients.dispose())
                .block(LIMIT);
        assertThat(answers.stream()
                        .map(each -> each.at("/comment/id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(ada.page(article, "", null).get("count").asInt()).isEqualTo(1);
        var author = answers.get(49).get("author").asString();
        assertThat(ada.page(article, "", author).at("/items/0/mine").asBoolean())
                .isTrue();
    }

    @Test
    void refusesAKeyThatCameWithAnotherCommentAndGivesNobodyAnothersTokenForAGuessedOne() {
        var form = ada.form(article, "Ada", "One");
        var first = Commenter.json(ada.post(article, form, headers -> headers.set("Idempotency-Key", "1")));
        assertThat(first.get("author").isNull()).isTrue();
        var other = ada.form(article, "Ada", "Another");
        problem(
                ada.post(article, other, headers -> headers.set("Idempotency-Key", "1")),
                422,
                "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void walksWithoutLossOrRepetitionWhileCommentsAreAdded(String order) {
        var before = IntStream.range(0, 25)
                .mapToObj(i ->
                        reader().add(article, "Comment " + i).at("/comment/id").asString())
                .toList();
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = ada.page(article, "limit=4&order=" + order + (cursor == null ? "" : "&cursor=" + cursor), null);
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.at("/page/next").isNull()
                    ? null
                    : page.at("/page/next").asString();
            if (seen.size() < 20) {
                reader().add(article, "Meanwhile");
            }
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
        assertThat(
                        order.equals("newest")
                                ? seen.subList(seen.size() - 25, seen.size()).get(24)
                                : seen.get(0))
                .isEqualTo(before.get(0));
    }

    @Test
    void leadsBackByThePageBefore() {
        IntStream.range(0, 5).forEach(i -> ada.add(article, "Comment " + i));
        var first = ada.page(article, "limit=2&order=oldest", null);
        assertThat(first.at("/page/previous").isNull()).isTrue();
        var second = ada.page(
                article, "limit=2&order=oldest&cursor=" + first.at("/page/next").asString(), null);
        var back = ada.page(
                article,
                "limit=2&order=oldest&cursor=" + second.at("/page/previous").asString(),
                null);
        assertThat(texts(back)).isEqualTo(texts(first)).containsExactly("Comment 0", "Comment 1");
        assertThat(back.at("/page/previous").isNull()).isTrue();
        assertThat(back.at("/page/next").isNull()).isFalse();
    }

    @Test
    void refusesForeignCursors() {
        IntStream.range(0, 3).forEach(i -> ada.add(article, "Comment " + i));
        var other = articles.publishOne("Ebb", NOON.minusSeconds(1));
        var cursor = ada.page(article, "limit=1", null).at("/page/next").asString();
        problem(ada.get("/api/v1/articles/" + other + "/comments?cursor=" + cursor, null), 400, "cursor-mismatch");
        problem(
                ada.get("/api/v1/articles/" + article + "/comments?order=oldest&cursor=" + cursor, null),
                400,
                "cursor-mismatch");
        problem(ada.get("/api/v1/articles/" + article + "/comments?cursor=x" + cursor, null), 400, "cursor-invalid");
        problem(ada.get("/api/v1/articles/" + article + "/comments?limit=101", null), 400, "limit-out-of-range");
        problem(ada.get("/api/v1/articles/" + article + "/comments?order=best", null), 400, "malformed-request");
    }

    @Test
    void bringsTheFirstRepliesAlongAndLeadsToTheOthers() {
        var parent = ada.add(article, "Question").at("/comment/id").asString();
        IntStream.range(0, 5).forEach(i -> reply(parent, "Answer " + i));
        var page = ada.page(article, "", null);
        var replies = page.at("/items/0/replies");
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("count").asInt()).isEqualTo(6);
        assertThat(replies.get("count").asInt()).isEqualTo(5);
        assertThat(replies.get("items")).hasSize(3);
        var rest = ada.page(
                article,
                "order=oldest&parent=" + parent + "&cursor="
                        + replies.get("next").asString(),
                null);
        assertThat(texts(rest)).containsExactly("Answer 3", "Answer 4");
        assertThat(texts(ada.page(article, "parent=" + parent, null))).hasSize(5);
        var reply = rest.at("/items/0/id").asString();
        var form = ada.form(article, "Ada", "Deeper");
        form.put("parentId", reply);
        assertThat(problem(ada.post(article, form, headers -> {}), 422, "validation-failed")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("reply-to-reply");
        form.put("parentId", UUID.randomUUID().toString());
        problem(ada.post(article, form, headers -> {}), 422, "validation-failed");
    }

    @Test
    void leavesATombstoneWhereARemovedCommentHasReplies() {
        var sent = ada.add(article, "Secret words");
        var parent = sent.at("/comment/id").asString();
        reply(parent, "Answer");
        ada.delete(parent, sent.get("author").asString()).expectStatus().isNoContent();
        var page = ada.page(article, "", null);
        assertThat(page.at("/items/0/removed").asBoolean()).isTrue();
        assertThat(page.at("/items/0/replies/items/0/text").asString()).isEqualTo("Answer");
        assertThat(page.toString()).doesNotContain("Secret words", "\"Ada\",\"text\":\"S");
        assertThat(page.get("count").asInt()).isEqualTo(1);
        ada.get("/api/v1/comments/" + parent, null).expectStatus().isNotFound();
        run("update comment set state = 'removed' where parent_id is not null");
        assertThat(ada.page(article, "", null).get("items")).isEmpty();
        assertThat(ada.page(article, "", null).get("count").asInt()).isZero();
    }

    @Test
    void letsAuthorsChangeAndDeleteForFiveMinutes() {
        var sent = ada.add(article, "Frist");
        var id = sent.at("/comment/id").asString();
        var author = sent.get("author").asString();
        clock.advance(Duration.ofMinutes(4));
        var edited = Commenter.json(ada.edit(id, "First", author).expectStatus().isOk());
        assertThat(edited.get("text").asString()).isEqualTo("First");
        assertThat(edited.get("editedAt").isNull()).isFalse();
        var other = ada.add(article, "Other").get("author").asString();
        problem(ada.edit(id, "Hers", other), 403, "forbidden");
        problem(ada.edit(id, "Hers", null), 403, "forbidden");
        problem(ada.delete(id, other), 403, "forbidden");
        problem(ada.edit(id, "", author), 422, "validation-failed");
        clock.advance(Duration.ofMinutes(1));
        problem(ada.edit(id, "Late", author), 403, "forbidden");
        problem(ada.delete(id, author), 403, "forbidden");
        assertThat(ada.page(article, "", author)
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("id").asString().equals(id))
                        .noneMatch(item -> item.has("editableUntil")))
                .isTrue();
    }

    /** A trigger that leaves the row as it is stands for moderators who always come first. */
    @Test
    void asksAnAuthorToTryAgainWhoNeverComesFirst() {
        var sent = ada.add(article, "Mine");
        var id = sent.at("/comment/id").asString();
        var author = sent.get("author").asString();
        run("create function lose() returns trigger language plpgsql as 'begin return null; end'");
        run("create trigger lose before update on comment for each row when (old.id = '" + id
                + "') execute function lose()");
        try {
            problem(ada.edit(id, "Mine, again", author), 503, "overloaded");
            problem(ada.delete(id, author), 503, "overloaded");
        } finally {
            run("drop function lose cascade");
        }
        assertThat(Commenter.json(ada.edit(id, "Mine, at last", author)
                                .expectStatus()
                                .isOk())
                        .get("text")
                        .asString())
                .isEqualTo("Mine, at last");
    }

    @Test
    void showsWhatWaitsToItsAuthorOnly() {
        var form = ada.form(article, "Ada", "No form");
        form.remove("formToken");
        var answer = ada.post(article, form, headers -> {}).expectStatus().isEqualTo(202);
        var sent = Commenter.json(answer);
        var author = sent.get("author").asString();
        assertThat(sent.at("/comment/state").asString()).isEqualTo("pending");
        assertThat(ada.page(article, "", null).get("items")).isEmpty();
        assertThat(ada.page(article, "", null).get("count").asInt()).isZero();
        var own = ada.page(article, "", author).at("/items/0");
        assertThat(own.get("text").asString()).isEqualTo("No form");
        assertThat(own.get("mine").asBoolean()).isTrue();
        assertThat(own.get("state").asString()).isEqualTo("pending");
        assertThat(own.get("removed").asBoolean()).isFalse();
        ada.get("/api/v1/articles/" + article + "/comments", author)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        var stranger = tokens.writeAuthor(UUID.randomUUID(), clock.instant());
        assertThat(ada.page(article, "", stranger).get("items")).isEmpty();
        assertThat(ada.page(article, "", "forged" + author).get("items")).isEmpty();
        ada.get("/api/v1/comments/" + sent.at("/comment/id").asString(), null)
                .expectStatus()
                .isNotFound();
        ada.get("/api/v1/comments/" + sent.at("/comment/id").asString(), author)
                .expectStatus()
                .isOk();
    }

    @Test
    void takesProgramsForProgramsAndTellsThemNothing() {
        var filled = ada.form(article, "Bot", "Buy");
        filled.put("website", "https://example.com");
        var fast = ada.form(article, "Bot", "Fast");
        fast.put("formToken", tokens.writeForm(article, clock.instant()));
        var old = ada.form(article, "Bot", "Old");
        old.put("formToken", tokens.writeForm(article, clock.instant().minus(Duration.ofHours(25))));
        var foreign = ada.form(new ArticleId(UUID.randomUUID()), "Bot", "Foreign");
        for (var form : List.of(filled, fast, old, foreign)) {
            var sent = Commenter.json(
                    ada.post(article, form, headers -> {}).expectStatus().isEqualTo(202));
            assertThat(sent.at("/comment/state").asString()).isEqualTo("pending");
        }
        assertThat(rows("select state || ' ' || reasons[1] from comment order by created_at"))
                .containsExactly("spam hidden-field", "pending too-fast", "pending old-form", "pending no-form");
    }

    @Test
    void letsNothingOutThatWaitsForAModerator() {
        var form = ada.form(article, "Ada", "No form");
        form.remove("formToken");
        var sent = ada.add(article, form, null);
        var edited = Commenter.json(ada.edit(
                sent.at("/comment/id").asString(), "Edited", sent.get("author").asString()));
        assertThat(edited.get("state").asString()).isEqualTo("pending");
        assertThat(ada.page(article, "", null).get("items")).isEmpty();
    }

    @Test
    void hasAModeratorLookAgainAtWhatIsChangedWhereOneLooksFirst() {
        set("premoderated");
        var sent = Commenter.json(ada.post(article, ada.form(article, "Ada", "Harmless"), headers -> {})
                .expectStatus()
                .isEqualTo(202));
        run("update comment set state = 'approved', version = version + 1");
        assertThat(texts(ada.page(article, "", null))).containsExactly("Harmless");
        var edited = Commenter.json(ada.edit(
                        sent.at("/comment/id").asString(),
                        "Harmful",
                        sent.get("author").asString())
                .expectStatus()
                .isOk());
        assertThat(edited.get("state").asString()).isEqualTo("pending");
        assertThat(ada.page(article, "", null).get("items")).isEmpty();
        assertThat(rows("select reasons[1] from comment")).containsExactly("premoderated");
    }

    @Test
    void leavesWhatIsThereAsItIsOnceNobodyMayComment() {
        var sent = ada.add(article, "Said in time");
        var id = sent.at("/comment/id").asString();
        var author = sent.get("author").asString();
        set("closed");
        problem(ada.edit(id, "Said too late", author), 403, "comments-closed");
        assertThat(texts(ada.page(article, "", null))).containsExactly("Said in time");
        ada.delete(id, author).expectStatus().isNoContent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsForTheCommentThatItAnswersBeforeItHoldsTheReply(boolean isEdit) {
        var parent = ada.add(article, "Question").at("/comment/id").asString();
        reply(parent, "Answer");
        var kept = commentLedger
                .find(CommentId.parse(rows("select id::text from comment where parent_id is not null")
                                .get(0))
                        .orElseThrow())
                .block(LIMIT)
                .comment();
        var moderator = Mono.from(connections.create()).block(LIMIT);
        try {
            Mono.from(moderator.beginTransaction()).block(LIMIT);
            lock(moderator, parent, "").block(LIMIT);
            var change = isEdit
                    ? commentLedger.edit(
                            kept, "Another", new Judgement(CommentState.PENDING, List.of()), clock.instant())
                    : commentLedger.remove(kept);
            var changed = change.toFuture();
            assertThat(isWaiting()
                            .repeatWhenEmpty(each -> each.delayElements(Duration.ofMillis(20)))
                            .block(LIMIT))
                    .isTrue();
            assertThat(lock(moderator, kept.id().toString(), " nowait").block(LIMIT))
                    .isEqualTo(1);
            Mono.from(moderator.commitTransaction()).block(LIMIT);
            assertThat(changed).succeedsWithin(LIMIT);
        } finally {
            Mono.from(moderator.close()).block(LIMIT);
        }
    }

    @Test
    void refusesWhatBreaksTheRulesOfForm() {
        var faults = problem(
                ada.post(article, Map.of("name", " ", "text", 5, "parentId", "x"), headers -> {}),
                422,
                "validation-failed");
        assertThat(faults.get("errors")).hasSize(1);
        faults = problem(
                ada.post(article, Map.of("name", " ", "text", "x\u0000", "parentId", "x"), headers -> {}),
                422,
                "validation-failed");
        assertThat(faults.get("errors")
                        .valueStream()
                        .map(fault -> fault.get("field").asString()
                                + ' '
                                + fault.get("code").asString()))
                .containsExactlyInAnyOrder("name required", "text control-character", "parentId malformed");
        for (var name : List.of("a\nb", "\u202eevil", "a\u200bb", "x".repeat(61), "\u3164")) {
            problem(ada.post(article, ada.form(article, name, "x"), headers -> {}), 422, "validation-failed");
        }
        for (var text : List.of("", " \n ", "\u0007", "\u200b", "x".repeat(5_001))) {
            problem(reader().post(article, ada.form(article, "Ada", text), headers -> {}), 422, "validation-failed");
        }
        reader().add(article, "\ud83c\udf0a".repeat(5_000));
    }

    @Test
    void answersEveryKindOfRefusalAsAProblem() {
        var form = ada.form(article, "Ada", "x");
        problem(ada.post("nothing-here", form, headers -> {}), 404, "not-found");
        problem(ada.post(article, "[1]", headers -> {}), 400, "malformed-request");
        problem(ada.post(article, "{", headers -> {}), 400, "malformed-request");
        problem(
                ada.post(article, "x", headers -> headers.setContentType(MediaType.TEXT_PLAIN)),
                415,
                "unsupported-media-type");
        problem(ada.post(article, Map.of("text", "x".repeat(100_000)), headers -> {}), 413, "payload-too-large");
        problem(ada.post(article, form, headers -> headers.set("Idempotency-Key", "a b")), 400, "malformed-request");
        ada.add(article, "Before");
        articles.retract(article);
        problem(ada.post(article, form, headers -> {}), 410, "article-retracted");
        assertThat(problem(ada.get("/api/v1/articles/" + article + "/comments", null), 410, "article-retracted")
                        .get("notice")
                        .asString())
                .isEqualTo("Withdrawn by the editors.");
    }

    @Test
    void stopsAnAddressThatSendsTooMuchAndNobodyElse() {
        clock.stop();
        IntStream.range(0, 20).forEach(i -> ada.add(article, "Comment " + i));
        var refused = ada.post(article, ada.form(article, "Ada", "Too much"), headers -> {});
        var headers =
                refused.expectStatus().isEqualTo(429).returnResult(Void.class).getResponseHeaders();
        assertThat(headers.getFirst("Retry-After")).isEqualTo("3");
        assertThat(headers.getFirst("RateLimit-Limit")).isEqualTo("20");
        assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo("0");
        problem(ada.post(article, ada.form(article, "Ada", "Too much"), any -> {}), 429, "rate-limited");
        reader().add(article, "Somebody else");
        clock.advance(Duration.ofSeconds(3));
        ada.add(article, "A little later");
    }

    @Test
    void isKeptByCachesForAMomentAndAnswersTheirValidators() {
        ada.add(article, "Kept");
        var uri = "/api/v1/articles/" + article + "/comments";
        var headers = ada.get(uri, null)
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=5, stale-while-revalidate=30");
        assertThat(headers.getFirst("Surrogate-Key")).isEqualTo("comments-" + article + " article-" + article);
        assertThat(headers.getVary()).contains("Unspool-Author");
        assertThat(headers.getETag()).matches("(W/)?\"[^\"]+\"");
        assertThat(validated(uri, headers.getETag())).isEqualTo(304);
        ada.add(article, "Another");
        assertThat(validated(uri, headers.getETag())).isEqualTo(200);
    }

    @Test
    void countsAReportOnceFromAnAddress() {
        var id = ada.add(article, "Reported").at("/comment/id").asString();
        ada.report(id).expectStatus().isNoContent();
        ada.report(id).expectStatus().isNoContent();
        reader().report(id).expectStatus().isNoContent();
        assertThat(rows("select reports::text from comment")).containsExactly("2");
        ada.report(UUID.randomUUID().toString()).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, same-origin, 204"
    })
    void countsNoReportThatAnotherSiteHasItsReadersSend(String header, String value, int status) {
        var id = ada.add(article, "Reported").at("/comment/id").asString();
        reader().report(id, headers -> headers.set(header, value))
                .expectStatus()
                .isEqualTo(status);
        assertThat(rows("select reports::text from comment")).containsExactly(status == 204 ? "1" : "0");
    }

    @Test
    void forgetsAddressesAfterAWeek() {
        ada.add(article, "Old");
        assertThat(rows("select encode(address_hash, 'hex') from comment where address_hash is not null"))
                .hasSize(1);
        clock.advance(Duration.ofDays(8));
        reader().add(article, "New");
        forgetting.forget(clock.instant()).block(LIMIT);
        assertThat(rows("select text from comment where address_hash is not null"))
                .containsExactly("New");
        assertThat(rows("select day::text from comment_salt")).hasSize(1);
    }

    @Test
    void keepsCountsTrueThroughEveryChange() {
        var parent = ada.add(article, "Parent").at("/comment/id").asString();
        reply(parent, "Reply");
        var other = articles.publishOne("Ebb", NOON.minusSeconds(1));
        ada.add(other, "Elsewhere");
        var states = List.of("spam", "approved", "removed", "approved", "pending", "approved", "rejected");
        for (var state : states) {
            run("update comment set state = '" + state + "'");
            var shown = state.equals("approved");
            assertThat(rows("select approved::text from comment_tally order by approved"))
                    .containsExactlyElementsOf(shown ? List.of("1", "2") : List.of("0", "0"));
            assertThat(rows("select replies::text from comment where parent_id is null order by replies"))
                    .containsExactlyElementsOf(shown ? List.of("0", "1") : List.of("0", "0"));
        }
    }

    private void reply(String parent, String text) {
        var form = ada.form(article, "Bob", text);
        form.put("parentId", parent);
        reader().add(article, form, null);
    }

    private int validated(String uri, String tag) {
        return WebClient.create(site.address())
                .get()
                .uri(uri)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(LIMIT);
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private void set(String mode) {
        database.sql(
                        "insert into comment_setting (article_id, mode, set_by, set_at) values (:article, :mode, 'test', now())")
                .bind("article", article.value())
                .bind("mode", mode)
                .then()
                .block(LIMIT);
    }

    private static Mono<Long> lock(Connection connection, String comment, String more) {
        return Flux.from(connection
                        .createStatement("select id from comment where id = '" + comment + "' for no key update" + more)
                        .execute())
                .flatMap(result -> result.map(row -> row.get(0)))
                .count();
    }

    /** Empty where nothing waits for a lock. */
    private Mono<Boolean> isWaiting() {
        return database.sql("select true from pg_locks l join pg_stat_activity a using (pid)"
                        + " where not l.granted and a.datname = current_database() limit 1")
                .map(row -> true)
                .one();
    }

    private List<String> rows(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }

    private static List<String> texts(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("text").asString())
                .toList();
    }

    private static JsonNode problem(ResponseSpec answer, int status, String code) {
        var problem = Commenter.json(
                answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("code").asString()).isEqualTo(code);
        return problem;
    }

    private Commenter reader() {
        return new Commenter(port, tokens, clock);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
