package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.article.ArticleId;
import dev.unspool.ledger.Actor;
import dev.unspool.newsroom.NewsroomApiTest;
import dev.unspool.newsroom.TestComments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tests the moderators' endpoints. */
class ModerationApiTest extends NewsroomApiTest {

    private static final String QUEUE = "/api/v1/newsroom/comments";
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";

    @Autowired
    private Announcements announcements;

    private TestComments readers;
    private String article;

    @BeforeEach
    void publishAnArticle() {
        article = published("Commented " + UUID.randomUUID()).id();
        readers = new TestComments(database, UUID.fromString(article));
    }

    @Test
    void showsPendingCommentsWithArticleReasonsAndConfusables() {
        var id = readers.comment("pending", "Look: p\u0430ypal\u200B <b>now</b>");
        var queue = get(queue("")).expect(200);
        assertThat(queue.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(queue.text("/items/0/id")).isEqualTo(id.toString());
        assertThat(queue.text("/items/0/status")).isEqualTo("pending");
        assertThat(queue.text("/items/0/article/id")).isEqualTo(article);
        assertThat(queue.text("/items/0/article/title")).startsWith("Commented ");
        assertThat(queue.text("/items/0/article/url")).contains("/articles/commented-");
        assertThat(queue.text("/items/0/text")).isEqualTo("Look: p\u0430ypal\u200B <b>now</b>");
        assertThat(queue.text("/items/0/reasons/0/code")).isEqualTo("first-time");
        assertThat(queue.text("/items/0/reasons/0/sentence")).contains("approved before");
        assertThat(queue.text("/items/0/tricks/0/kind")).isEqualTo("mixed");
        assertThat(queue.json().at("/items/0/tricks/0/start").asInt()).isEqualTo(6);
        assertThat(queue.text("/items/0/tricks/1/kind")).isEqualTo("invisible");
        assertThat(queue.json().at("/page/next").isNull()).isTrue();
    }

    @Test
    void holdsAnAuthorAndEndsTheHold() {
        var path = "/api/v1/articles/" + article + "/comments";
        var first = send(HttpMethod.POST, path, json(Map.of("name", "Ada", "text", "First one")), Map.of())
                .expect(202);
        var author = Map.of("Unspool-Author", first.text("/author"));
        var hold = QUEUE + "/" + first.text("/comment/id") + "/author-hold";
        assertThat(get(queue("")).json().at("/items/0/authorHold").isNull()).isTrue();
        var held = send(HttpMethod.PUT, hold, "{\"reason\":\"Insults\"}", authorized())
                .expect(200);
        assertThat(held.text("/by")).isEqualTo("Night desk");
        send(HttpMethod.PUT, hold, null, authorized()).expect(200);
        send(HttpMethod.POST, path, json(Map.of("name", "Ada", "text", "Second one")), author)
                .expect(202);
        var queue = get(queue("")).expect(200);
        assertThat(queue.text("/items/1/text")).isEqualTo("Second one");
        assertThat(queue.text("/items/1/authorHold/reason")).isEqualTo("Insults");
        assertThat(queue.json().at("/items/0/reasons").toString()).doesNotContain("held-author");
        assertThat(queue.json().at("/items/1/reasons").toString())
                .contains("held-author", "A moderator has this author's comments wait.");
        send(HttpMethod.DELETE, hold, null, authorized()).expect(204);
        send(HttpMethod.DELETE, hold, null, authorized()).expect(204);
        send(HttpMethod.POST, path, json(Map.of("name", "Ada", "text", "Third one")), author)
                .expect(202);
        assertThat(get(queue("")).json().at("/items/2/reasons").toString()).doesNotContain("held-author");
        assertThat(readers.text("select h.held_by || ', ' || h.lifted_by from comment_author_hold h"
                        + " join comment c using (author_id) where c.text = 'Third one'"))
                .isEqualTo("Night desk, Night desk");
    }

    @Test
    void refusesHoldsOnUnknownCommentsAndLongReasons() {
        var id = readers.comment("pending", "Words");
        for (var method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
            send(method, QUEUE + "/" + NOBODY + "/author-hold", null, authorized())
                    .expect(404, "not-found");
            send(method, QUEUE + "/x/author-hold", null, authorized()).expect(404, "not-found");
            send(method, QUEUE + "/" + id + "/author-hold", null, Map.of()).expect(401, "unauthenticated");
        }
        send(HttpMethod.PUT, QUEUE + "/" + id + "/author-hold", json(Map.of("reason", "x".repeat(501))), authorized())
                .expect(422, "validation-failed");
        decide(id, "approve", json(Map.of("reason", "x".repeat(501)))).expect(422, "validation-failed");
        assertThat(readers.state(id)).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({"approve, approved", "reject, rejected", "spam, spam", "remove, removed"})
    void decidesOnceAndSaysWhatChanged(String act, String state) {
        var id = readers.comment("pending", "To be decided");
        var first = decide(id, act, null).expect(200);
        assertThat(first.json().get("changed").asLong()).isOne();
        assertThat(first.text("/items/0/result")).isEqualTo("changed");
        assertThat(first.text("/items/0/before")).isEqualTo("pending");
        assertThat(first.text("/items/0/after")).isEqualTo(state);
        var again = decide(id, act, null).expect(200);
        assertThat(again.json().get("changed").asLong()).isZero();
        assertThat(again.text("/items/0/result")).isEqualTo("unchanged");
        assertThat(readers.state(id)).isEqualTo(state);
        assertThat(readers.text("select string_agg(actor || ' ' || from_state || ' ' || to_state, ',')"
                        + " from comment_decision where comment_id = '" + id + "'"))
                .isEqualTo("Night desk pending " + state);
        assertThat(readers.text("select (now() - max(at) < interval '1 minute')::text from comment_decision"
                        + " where comment_id = '" + id + "'"))
                .isEqualTo("true");
    }

    @Test
    void keepsCountsOfCommentsAndRepliesCorrect() {
        var top = readers.comment("approved", "Top");
        var reply = readers.comment("pending", "Ada", "Reply", top, Instant.now());
        assertThat(readers.tally()).isOne();
        decide(reply, "approve", null).expect(200);
        assertThat(readers.tally()).isEqualTo(2);
        assertThat(replies(top)).isOne();
        decide(top, "remove", null).expect(200);
        assertThat(readers.tally()).isOne();
        assertThat(replies(top)).isOne();
        decide(reply, "spam", null).expect(200);
        assertThat(readers.tally()).isZero();
        assertThat(replies(top)).isZero();
    }

    @Test
    void leavesATombstoneWithoutTextIfThereAreReplies() {
        var top = readers.comment("approved", "Secret words");
        readers.comment("approved", "Bob", "A reply", top, Instant.now());
        decide(top, "remove", null).expect(200);
        var thread = read("/api/v1/articles/" + article + "/comments").expect(200);
        assertThat(thread.json().at("/items/0/removed").asBoolean()).isTrue();
        assertThat(thread.text("/items/0/replies/items/0/text")).isEqualTo("A reply");
        assertThat(thread.json().toString()).doesNotContain("Secret words", "Ada");
    }

    /** The first request may have failed between its commit and its announcement. */
    @Test
    void announcesARepeatedDecisionAndARepeatedUndoAgain() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Hint>();
        var hint = new CommentsChanged(id(article));
        var id = readers.comment("approved", "Told twice");
        var listening = announcements.listen(told::add);
        try {
            var batch = decide(id, "spam", null).expect(200).text("/batch");
            awaitTold(told, hint, 2); // here at once, and as all instances hear it
            assertThat(decide(id, "spam", null)
                            .expect(200)
                            .json()
                            .get("changed")
                            .asLong())
                    .isZero();
            awaitTold(told, hint, 4);
            var undo = json(Map.of("batch", batch));
            assertThat(post(QUEUE + "/undo", undo)
                            .expect(200)
                            .json()
                            .get("changed")
                            .asLong())
                    .isOne();
            awaitTold(told, hint, 6);
            assertThat(post(QUEUE + "/undo", undo)
                            .expect(200)
                            .json()
                            .get("changed")
                            .asLong())
                    .isZero();
            awaitTold(told, hint, 8);
        } finally {
            listening.dispose();
        }
    }

    @Test
    void announcesOnlyWhatReadersSee() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Hint>();
        var listening = announcements.listen(told::add);
        try {
            var id = readers.comment("pending", "Told");
            var hint = new CommentsChanged(id(article));
            decide(id, "reject", null).expect(200);
            decide(id, "approve", null).expect(200);
            awaitTold(told, hint, 2); // here at once, and as all instances hear it
            decide(id, "remove", null).expect(200);
            awaitTold(told, hint, 4);
            decide(id, "spam", null).expect(200);
            assertThat(Collections.frequency(told, hint)).isEqualTo(4);
        } finally {
            listening.dispose();
        }
    }

    @Test
    void refusesADecisionOnAnotherVersion() {
        var id = readers.comment("pending", "Harmless");
        database.sql("update comment set text = 'Spam', version = version + 1 where id = :id")
                .bind("id", id)
                .then()
                .block(LIMIT);
        decide(id, "approve", "{\"version\":1}").expect(412, "version-conflict");
        assertThat(readers.state(id)).isEqualTo("pending");
        decide(id, "approve", "{\"version\":2}").expect(200);
        assertThat(readers.state(id)).isEqualTo("approved");
    }

    @Test
    void doesNotRestoreWhatItsAuthorRemoved() {
        var id = readers.comment("removed", "I take that back");
        decide(id, "approve", null).expect(412, "version-conflict");
        assertThat(readers.state(id)).isEqualTo("removed");
    }

    @Test
    void doesNotRestoreWhatItsAuthorRemovedAfterAModeratorRemovedAndApprovedIt() {
        var id = readers.comment("approved", "Debated");
        decide(id, "remove", null).expect(200);
        decide(id, "approve", null).expect(200);
        takeAway(id);
        decide(id, "approve", null).expect(412, "version-conflict");
        assertThat(readers.state(id)).isEqualTo("removed");
    }

    @Test
    void publishesByAnUndoOnlyTextThatAModeratorSaw() {
        var changed = readers.comment("approved", "Harmless");
        var same = readers.comment("approved", "Left as it is");
        var batch = post(QUEUE + "/bulk", json(Map.of("action", "spam", "ids", List.of(changed, same))))
                .expect(200)
                .text("/batch");
        database.sql("update comment set text = 'Spam', edited_at = :at, version = version + 1 where id = :id")
                .bind("at", Instant.now().plusSeconds(1))
                .bind("id", changed)
                .then()
                .block(LIMIT);
        var undone = post(QUEUE + "/undo", json(Map.of("batch", batch))).expect(200);
        assertThat(undone.json().get("changed").asLong()).isOne();
        assertThat(readers.state(changed)).isEqualTo("spam");
        assertThat(readers.state(same)).isEqualTo("approved");
    }

    @Test
    void decidesOnManyAndReportsEachOutcome() {
        var ids = List.of(readers.comment("pending", "One"), readers.comment("approved", "Two"));
        var stale = readers.comment("pending", "Three");
        var order = json(Map.of(
                "action", "approve",
                "ids", List.of(ids.get(0), ids.get(1), stale, NOBODY, ids.get(0)),
                "versions", Map.of(stale.toString(), 7)));
        var answer = post(QUEUE + "/bulk", order).expect(200);
        assertThat(answer.json().get("changed").asLong()).isOne();
        assertThat(answer.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("result").asString()))
                .containsExactly("changed", "unchanged", "stale", "missing");
        assertThat(readers.state(stale)).isEqualTo("pending");
    }

    @Test
    void undoesABatchAndTheUndoOnce() {
        var first = readers.comment("pending", "First");
        var second = readers.comment("approved", "Second");
        var later = readers.comment("pending", "Third");
        var batch = post(QUEUE + "/bulk", json(Map.of("action", "spam", "ids", List.of(first, second, later))))
                .expect(200)
                .text("/batch");
        decide(later, "reject", null).expect(200);
        var undone = post(QUEUE + "/undo", json(Map.of("batch", batch))).expect(200);
        assertThat(undone.json().get("changed").asLong()).isEqualTo(2);
        assertThat(undone.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("result").asString()))
                .containsExactlyInAnyOrder("changed", "changed", "stale");
        assertThat(List.of(readers.state(first), readers.state(second), readers.state(later)))
                .containsExactly("pending", "approved", "rejected");
        assertThat(readers.tally()).isOne();
        assertThat(post(QUEUE + "/undo", json(Map.of("batch", batch)))
                        .expect(200)
                        .json()
                        .get("changed")
                        .asLong())
                .isZero();
        post(QUEUE + "/undo", json(Map.of("batch", undone.text("/batch")))).expect(200);
        assertThat(List.of(readers.state(first), readers.state(second), readers.state(later)))
                .containsExactly("spam", "spam", "rejected");
    }

    @Test
    void doesNotDeadlockWithOtherDecisions() {
        var top = readers.comment("approved", "Top");
        var replies = IntStream.range(0, 20)
                .mapToObj(i -> readers.comment("pending", "Ada", "Reply " + i, top, Instant.now()))
                .toList();
        Flux.range(0, 40)
                .flatMap(
                        i -> Mono.fromRunnable(() -> {
                                    var some = new ArrayList<>(replies);
                                    some.add(top);
                                    Collections.shuffle(some);
                                    post(
                                                    QUEUE + "/bulk",
                                                    json(Map.of(
                                                            "action",
                                                            i % 2 == 0 ? "approve" : "reject",
                                                            "ids",
                                                            some.subList(0, 12))))
                                            .expect(200);
                                })
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .blockLast(LIMIT.multipliedBy(2));
        assertThat(replies(top))
                .isEqualTo(
                        count("select count(*) from comment where state = 'approved' and parent_id = '" + top + "'"));
        assertThat(readers.tally())
                .isEqualTo(count(
                        "select count(*) from comment where state = 'approved' and article_id = '" + article + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "spam"})
    void pagesToTheEndWhilePassedCommentsAreDecided(String state) {
        var made = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            made.add(readers.comment(
                            state, "Ada", "Walk " + i, null, Instant.now().minusSeconds(i))
                    .toString());
        }
        var seen = new ArrayList<String>();
        var page = get(queue("&status=" + state + "&limit=2")).expect(200);
        while (true) {
            for (var item : page.json().get("items")) {
                seen.add(item.get("id").asString());
                decide(UUID.fromString(item.get("id").asString()), "reject", null)
                        .expect(200);
            }
            if (page.json().at("/page/next").isNull()) {
                break;
            }
            page = get(queue("&status=" + state + "&limit=2&cursor=" + page.text("/page/next")))
                    .expect(200);
        }
        if (state.equals("pending")) {
            Collections.reverse(made);
        }
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void findsWordsInNamesAndTexts() {
        var text = readers.comment("pending", "About 100% LIGHTHOUSES_");
        var name = readers.comment(
                "pending", "Lighthouse Keeper", "Hello", null, Instant.now().plusSeconds(1));
        readers.comment("pending", "About gulls");
        assertThat(ids(queue("&q=lighthouse"))).containsExactly(text.toString(), name.toString());
        assertThat(ids(queue("&q=100%25"))).containsExactly(text.toString());
        assertThat(ids(queue("&q=%25%25"))).isEmpty();
    }

    @Test
    void refusesCursorsOfAnotherListAndForgedOnes() {
        for (var i = 0; i < 3; i++) {
            readers.comment("pending", "Comment " + i);
        }
        var next = get(queue("&limit=1")).expect(200).text("/page/next");
        get(queue("&limit=1&status=spam&cursor=" + next)).expect(400, "cursor-mismatch");
        get(queue("&limit=1&q=x&cursor=" + next)).expect(400, "cursor-mismatch");
        get(QUEUE + "?limit=1&cursor=" + next).expect(400, "cursor-mismatch");
        get(queue("&limit=1&cursor=" + next.substring(1))).expect(400, "cursor-invalid");
        get(queue("&limit=101")).expect(400, "limit-out-of-range");
        get(QUEUE + "?status=open").expect(400, "malformed-request");
        get(QUEUE + "?article=1").expect(400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | action",
                "{`action`: `ban`, `ids`: [`ID`]} | action",
                "{`action`: `approve`} | ids",
                "{`action`: `approve`, `ids`: []} | ids",
                "{`action`: `approve`, `ids`: [`x`]} | ids",
                "{`action`: `approve`, `ids`: [null]} | ids",
            })
    void namesWhatIsWrongWithABulk(String order, String field) {
        var refused = post(QUEUE + "/bulk", order.replace('`', '"').replace("ID", NOBODY))
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void refusesTooMany() {
        var ids = IntStream.range(0, 101).mapToObj(i -> UUID.randomUUID()).toList();
        post(QUEUE + "/bulk", json(Map.of("action", "approve", "ids", ids))).expect(422, "validation-failed");
        post(QUEUE + "/bulk", json(Map.of("action", "approve", "ids", ids.subList(0, 100))))
                .expect(200);
        post(QUEUE + "/undo", "{\"batch\":\"x\"}").expect(422, "validation-failed");
        post(QUEUE + "/bulk", "[").expect(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "nothing", "'--"})
    void refusesUnknownComments(String id) {
        post(QUEUE + "/" + id + "/approve", null).expect(404, "not-found");
    }

    @Test
    void admitsModeratorsOnly() {
        var id = readers.comment("pending", "Guarded");
        for (var path : List.of("/" + id + "/approve", "/bulk", "/undo")) {
            send(HttpMethod.POST, QUEUE + path, "{}", Map.of()).expect(401, "unauthenticated");
            send(HttpMethod.POST, QUEUE + path, "{}", others()).expect(403, "forbidden");
        }
        var setting = ARTICLES + "/" + article + "/comment-setting";
        send(HttpMethod.GET, setting, null, Map.of()).expect(401, "unauthenticated");
        send(HttpMethod.PUT, setting, "{}", others()).expect(403, "forbidden");
        assertThat(readers.state(id)).isEqualTo("pending");
    }

    @Test
    void closesAThreadAndOpensItAgain() {
        var setting = ARTICLES + "/" + article + "/comment-setting";
        assertThat(get(setting).expect(200).text("/now")).isEqualTo("open");
        assertThat(set("closed", null).text("/now")).isEqualTo("closed");
        var form = json(Map.of("name", "Ada", "text", "Too late"));
        send(HttpMethod.POST, "/api/v1/articles/" + article + "/comments", form, Map.of())
                .expect(403, "comments-closed");
        assertThat(set("open", "2020-01-01T00:00:00Z").text("/now")).isEqualTo("closed");
        assertThat(set("premoderated", "2100-01-01T00:00:00Z").text("/now")).isEqualTo("premoderated");
        assertThat(get(setting).expect(200).text("/closesAt")).isEqualTo("2100-01-01T00:00:00Z");
        assertThat(send(HttpMethod.PUT, setting, "{}", authorized()).expect(200).text("/now"))
                .isEqualTo("open");
        send(HttpMethod.PUT, setting, "{\"mode\":\"ajar\"}", authorized()).expect(422, "validation-failed");
        send(HttpMethod.PUT, setting, "{\"mode\":\"open\",\"closesAt\":\"soon\"}", authorized())
                .expect(422, "validation-failed");
        send(HttpMethod.PUT, setting, "{\"mode\":\"open\",\"closesAt\":\"+999999-01-01T00:00:00Z\"}", authorized())
                .expect(422, "validation-failed");
        get(ARTICLES + "/" + NOBODY + "/comment-setting").expect(404, "not-found");
    }

    @Test
    void queuesCommentsThatReadersReport() {
        var id = readers.comment("approved", "Objectionable");
        reportTwice(id);
        send(HttpMethod.POST, "/api/v1/comments/" + id + "/reports", "{\"reason\": \"It is <b>rude</b>.\"}", Map.of())
                .expect(204);
        assertThat(readers.state(id)).isEqualTo("pending");
        assertThat(readers.tally()).isZero();
        var queue = get(queue("")).expect(200);
        assertThat(queue.text("/items/0/reasons/1/code")).isEqualTo("reports");
        assertThat(queue.json().at("/items/0/reports").asInt()).isEqualTo(3);
        assertThat(queue.text("/items/0/reported/0")).isEqualTo("It is <b>rude</b>.");
        decide(id, "approve", null).expect(200);
        assertThat(count("select reports::bigint from comment where id = '" + id + "'"))
                .isZero();
        reportTwice(id);
        assertThat(ids(queue("&status=reported"))).containsExactly(id.toString());
        decide(id, "approve", "{\"version\":2}").expect(412, "version-conflict");
        decide(id, "approve", null).expect(200);
        assertThat(ids(queue("&status=reported"))).isEmpty();
        assertThat(readers.state(id)).isEqualTo("approved");
    }

    /** Reports a comment from two other households. */
    private void reportTwice(UUID id) {
        database.sql("with made as (insert into comment_report (comment_id, address_hash, reason, at)"
                        + " select :id, uuid_send(gen_random_uuid()), '', now() from generate_series(1, 2))"
                        + " update comment set reports = reports + 2 where id = :id")
                .bind("id", id)
                .then()
                .block(LIMIT);
    }

    private static void awaitTold(List<Hint> told, Hint hint, int times) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (Collections.frequency(told, hint) < times && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(Collections.frequency(told, hint)).isEqualTo(times);
    }

    /** Removes a comment as its author does. */
    private void takeAway(UUID id) {
        database.sql("update comment set state = 'removed', version = version + 1 where id = :id")
                .bind("id", id)
                .then()
                .block(LIMIT);
    }

    private Answer decide(UUID id, String act, String body) {
        return post(QUEUE + "/" + id + "/" + act, body);
    }

    private Answer set(String mode, String closesAt) {
        var order = closesAt == null ? Map.of("mode", mode) : Map.of("mode", mode, "closesAt", closesAt);
        return send(HttpMethod.PUT, ARTICLES + "/" + article + "/comment-setting", json(order), authorized())
                .expect(200);
    }

    private String queue(String more) {
        return QUEUE + "?article=" + article + more;
    }

    private List<String> ids(String path) {
        return get(path)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private long replies(UUID comment) {
        return count("select replies::bigint from comment where id = '" + comment + "'");
    }

    private Map<String, String> others() {
        var order = TokenRequest.of("Wire", List.of("write", "publish", "admin"), 1);
        var text = tokens.create(order, Actor.COMMAND).block(LIMIT).text().value();
        return Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + text);
    }

    private static ArticleId id(String text) {
        return ArticleId.parse(text).orElseThrow();
    }
}
