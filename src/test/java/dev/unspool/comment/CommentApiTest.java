package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.moderation.AuthorHolds;
import dev.unspool.moderation.DecisionTarget;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.ModerationAction;
import dev.unspool.moderation.ModerationQueue;
import dev.unspool.moderation.QueueFilter;
import dev.unspool.moderation.QueueStatus;
import dev.unspool.store.TestArticles;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
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
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Comments over HTTP, against a real PostgreSQL and Redis. */
@SiteTest(
        properties = {
            "unspool.trusted-proxies=127.0.0.0/8,::1",
            // Wide enough for all tests, and filled up so slowly that a test sees whether they were charged.
            "unspool.comments.keys=" + CommentApiTest.KEYS,
            "unspool.comments.per-article=5000/24h",
            "unspool.comments.per-site=5000/24h",
            "unspool.comments.limit=5s",
            "unspool.comments.moderation.hourly-hidings=4",
            // What the rules hold has tests of its own.
            "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time"
        })
@ExtendWith(OutputCaptureExtension.class)
class CommentApiTest {

    static final String KEYS = "test:{comment-api}";

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
    private CommentRetention retention;

    @Autowired
    private AuthorHolds holds;

    @Autowired
    private CommentLedger commentLedger;

    @Autowired
    private Submissions submissions;

    @Autowired
    private OwnComments own;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private Announcements announcements;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ModerationQueue queue;

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
    void publishesACommentAtOnce() {
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

    /** Texts from the public collections of OWASP and PortSwigger, and shapes that broke other sites. */
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
    void returnsEveryTextUnchanged(String text) {
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
        var authors = answers.stream()
                .map(each -> each.get("author"))
                .filter(author -> !author.isNull())
                .toList();
        assertThat(authors)
                .as("for who came first alone: all come from elsewhere")
                .hasSize(1);
        assertThat(ada.page(article, "", authors.get(0).asString())
                        .at("/items/0/mine")
                        .asBoolean())
                .isTrue();
    }

    /** The request was complete, and those who read the thread are told though nobody waits for the answer any more. */
    @ParameterizedTest
    @ValueSource(strings = {"add", "edit", "delete"})
    void announcesAChangeWhoseSenderLeavesBeforeTheAnswer(String act) {
        var id = new CommentId(UUID.randomUUID());
        run("insert into comment (id, article_id, state, name, text, created_at, author_id) values ('" + id + "', '"
                + article + "', 'approved', 'Ada', 'Words', '" + clock.instant() + "', '" + id + "')");
        var hints = hintsWhileWritersWait(() -> switch (act) {
            case "add" -> submissions.send("tides", comment("Left alone"), sender());
            case "edit" -> own.edit(id, id.value(), "Changed", sender());
            default -> own.delete(id, id.value());
        });
        assertThat(hints.block(LIMIT)).isEqualTo(new CommentsChanged(article));
    }

    /** The first request may have failed between its commit and its announcement. */
    @Test
    void announcesARepetitionAgain() {
        var form = ada.form(article, "Ada", "Once");
        var key = UUID.randomUUID().toString();
        var sent = sent(ada, form, key, null);
        var id = sent.at("/comment/id").asString();
        var author = sent.get("author").asString();
        assertThat(announcedBy(() -> sent(ada, form, key, null))).isTrue();
        assertThat(announcedBy(() -> ada.edit(id, "Once", author).expectStatus().isOk()))
                .isTrue();
        ada.delete(id, author).expectStatus().isNoContent();
        assertThat(announcedBy(() -> ada.delete(id, author).expectStatus().isNotFound()))
                .isTrue();
        assertThat(announcedBy(() -> reader().delete(id, tokens.writeAuthor(UUID.randomUUID(), clock.instant()))))
                .as("by somebody else")
                .isFalse();
    }

    /** Whether this instance has told itself of a change of the thread by the time of the answer. */
    private boolean announcedBy(Runnable request) {
        awaitEarlierHints();
        var told = new CopyOnWriteArrayList<Hint>();
        var listening = announcements.listen(told::add);
        try {
            request.run();
            return told.contains(new CommentsChanged(article));
        } finally {
            listening.dispose();
        }
    }

    /** Hints come back from Redis in the order in which they were sent: waits for one that is sent last. */
    private void awaitEarlierHints() {
        var last = new CommentsChanged(new ArticleId(UUID.randomUUID()));
        var told = new CopyOnWriteArrayList<Hint>();
        var listening = announcements.listen(told::add);
        try {
            announcements.commentsChanged(last.article()).block(LIMIT);
            Mono.fromSupplier(() -> Collections.frequency(told, last))
                    .repeat(() -> true)
                    .delayElements(Duration.ofMillis(10))
                    .takeUntil(times -> times == 2) // here at once, and as all instances hear it
                    .blockLast(LIMIT);
        } finally {
            listening.dispose();
        }
    }

    /** Begins a change, leaves while its statement waits, and gives the first hint that comes then. */
    private Mono<Hint> hintsWhileWritersWait(Supplier<Mono<?>> change) {
        awaitEarlierHints();
        var told = Sinks.many().replay().<Hint>all();
        var listening = Disposables.swap();
        var writer = Mono.from(connections.create()).block(LIMIT);
        try {
            Mono.from(writer.beginTransaction()).block(LIMIT);
            Flux.from(writer.createStatement("lock table comment in exclusive mode")
                            .execute())
                    .flatMap(result -> result.getRowsUpdated())
                    .then()
                    .block(LIMIT);
            var request = change.get().subscribe();
            isWaiting()
                    .repeatWhenEmpty(each -> each.delayElements(Duration.ofMillis(20)))
                    .block(LIMIT);
            listening.update(announcements.listen(told::tryEmitNext));
            request.dispose();
            Mono.from(writer.commitTransaction()).block(LIMIT);
        } finally {
            Mono.from(writer.close()).block(LIMIT);
        }
        return told.asFlux().filter(new CommentsChanged(article)::equals).next().doFinally(end -> listening.dispose());
    }

    private CommentForm comment(String text) {
        var token = tokens.writeForm(article, clock.instant().minusSeconds(10));
        return new CommentForm("Ada", text, null, token, "", null, null, false);
    }

    private AdmittedSender sender() {
        return submissions
                .admit(MockServerHttpRequest.post("/")
                        .remoteAddress(new InetSocketAddress("10.1.2.3", 1))
                        .build())
                .block(LIMIT);
    }

    @Test
    void refusesAKeyThatCameWithAnotherComment() {
        ada.post(article, ada.form(article, "Ada", "One"), headers -> headers.set("Idempotency-Key", "1"))
                .expectStatus()
                .isCreated();
        var other = ada.form(article, "Ada", "Another");
        problem(
                ada.post(article, other, headers -> headers.set("Idempotency-Key", "1")),
                422,
                "idempotency-key-reused");
    }

    @Test
    void returnsAnAuthorsTokenToADoubleClickOnly() {
        var form = ada.form(article, "Ada", "Mine");
        var key = UUID.randomUUID().toString();
        var first = sent(ada, form, key, null);
        var author = first.get("author").asString();
        assertThat(sent(ada, form, key, null).get("author").isNull()).isFalse();
        var stranger = tokens.writeAuthor(UUID.randomUUID(), clock.instant());
        assertThat(sent(ada, form, key, stranger).get("author").isNull())
                .as("to another author of the same household")
                .isTrue();
        assertThat(sent(reader(), form, key, null).get("author").isNull())
                .as("to who knows the key and comes from elsewhere")
                .isTrue();
        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        var late = sent(ada, form, key, null);
        assertThat(late.at("/comment/id")).isEqualTo(first.at("/comment/id"));
        assertThat(late.get("author").isNull()).as("later").isTrue();
        assertThat(sent(reader(), form, key, author).get("author").isNull())
                .as("to its author")
                .isFalse();
    }

    @Test
    void returnsNoTokenForAGuessableKey() {
        var form = ada.form(article, "Ada", "Mine");
        assertThat(sent(ada, form, "1", null).get("author").isNull()).isFalse();
        assertThat(sent(ada, form, "1", null).get("author").isNull()).isTrue();
    }

    @Test
    void recognisesAnAuthorForThirtyDaysAfterTheirLastComment() {
        var first = ada.add(article, "First").get("author").asString();
        clock.advance(Duration.ofDays(29));
        var second = ada.add(article, ada.form(article, "Ada", "Second"), first)
                .get("author")
                .asString();
        clock.advance(Duration.ofDays(2));
        var own = ada.page(article, "", second).get("items").valueStream();
        assertThat(own.filter(item -> item.get("mine").asBoolean())).hasSize(2);
        var id = ada.page(article, "", null).at("/items/0/id").asString();
        problem(ada.get("/api/v1/articles/" + article + "/comments", first), 401, "author-expired");
        problem(ada.get("/api/v1/comments/" + id, first), 401, "author-expired");
        problem(ada.edit(id, "Changed", first), 401, "author-expired");
        problem(ada.delete(id, first), 401, "author-expired");
        problem(
                ada.post(article, ada.form(article, "Ada", "Third"), headers -> headers.set("Unspool-Author", first)),
                401,
                "author-expired");
    }

    /** The page's script does this if its reader sent the first comment before it was loaded. */
    @Test
    void recognisesAnAuthorByCookieButNotFromOtherSites() {
        var sent = ada.add(article, "By a form");
        var id = sent.at("/comment/id").asString();
        var cookie = "unspool-author=" + sent.get("author").asString();
        problem(
                ada.edit(id, "Planted", headers -> {
                    headers.set("Cookie", cookie);
                    headers.set("Sec-Fetch-Site", "cross-site");
                }),
                403,
                "forbidden");
        ada.edit(id, "Changed", headers -> {
                    headers.set("Cookie", cookie);
                    headers.set("Sec-Fetch-Site", "same-origin");
                })
                .expectStatus()
                .isOk();
        var second = Commenter.json(
                ada.post(article, ada.form(article, "Ada", "By script"), headers -> headers.set("Cookie", cookie)));
        assertThat(ada.page(article, "", second.get("author").asString())
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("mine").asBoolean()))
                .hasSize(2);
        clock.advance(Duration.ofDays(1));
        problem(ada.delete(id, headers -> headers.set("Cookie", cookie)), 403, "forbidden");
    }

    @Test
    void ignoresTokensOfTheKindOnceUsedInAddresses() {
        var id = UUID.randomUUID();
        var old = new byte[42];
        old[0] = 7;
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(old);
        assertThat(tokens.readAuthor(text)).isEmpty();
        assertThat(tokens.writeAuthor(id, clock.instant())).startsWith("CQ");
    }

    @Test
    void holdsCommentsOfAnAuthorOnHold() {
        var sent = ada.add(article, "Before");
        var id = CommentId.parse(sent.at("/comment/id").asString()).orElseThrow();
        var author = sent.get("author").asString();
        holds.hold(id, "Night desk", "Insults").block(LIMIT);
        holds.hold(id, "Day desk", null).block(LIMIT); // the first decision stands
        assertThat(texts(ada.page(article, "", null))).containsExactly("Before");
        ada.post(article, ada.form(article, "Ada", "After"), headers -> headers.set("Unspool-Author", author))
                .expectStatus()
                .isEqualTo(202);
        ada.edit(id.toString(), "Changed", author).expectStatus().isOk();
        assertThat(rows("select text || ' ' || state || ' ' || reasons[1] from comment order by created_at"))
                .containsExactly("Changed pending held-author", "After pending held-author");
        reader().add(article, "Somebody else");
        assertThat(texts(ada.page(article, "", null))).containsExactly("Somebody else");
        holds.lift(id, "Day desk").block(LIMIT);
        ada.post(article, ada.form(article, "Ada", "At last"), headers -> headers.set("Unspool-Author", author))
                .expectStatus()
                .isCreated();
        assertThat(rows("select held_by || ', ' || reason || ', ' || lifted_by from comment_author_hold"))
                .containsExactly("Night desk, Insults, Day desk");
    }

    @Test
    void deletesAHoldOnceNoTokenOfItsAuthorIsValid() {
        var sent = ada.add(article, "Held");
        holds.hold(CommentId.parse(sent.at("/comment/id").asString()).orElseThrow(), "Night desk", null)
                .block(LIMIT);
        clock.advance(Duration.ofDays(29));
        ada.add(article, ada.form(article, "Ada", "Again"), sent.get("author").asString());
        clock.advance(Duration.ofDays(29));
        retention.deleteExpired(clock.instant()).block(LIMIT);
        assertThat(rows("select held_by from comment_author_hold")).hasSize(1);
        // A request that was repeated a day after the comment gave a token that is valid for a day longer.
        clock.advance(Duration.ofHours(47));
        retention.deleteExpired(clock.instant()).block(LIMIT);
        assertThat(rows("select held_by from comment_author_hold")).hasSize(1);
        clock.advance(Duration.ofDays(1));
        retention.deleteExpired(clock.instant()).block(LIMIT);
        assertThat(rows("select held_by from comment_author_hold")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void pagesWithoutLossOrRepetitionWhileCommentsAreAdded(String order) {
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
    void pagesBackwards() {
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
    void includesTheFirstRepliesAndACursorToTheOthers() {
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
    void leavesATombstoneIfARemovedCommentHasReplies() {
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
        problem(ada.edit(id, "Hers", headers -> {}), 403, "forbidden");
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

    /** A trigger that leaves the row as it is acts as moderators who always come first. */
    @Test
    void asksAnAuthorToTryAgainIfModeratorsAlwaysComeFirst() {
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
    void showsPendingCommentsToTheirAuthorOnly() {
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
    void holdsCommentsOfProgramsWithoutTellingThem() {
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
    void releasesNoPendingCommentByAnEdit() {
        var form = ada.form(article, "Ada", "No form");
        form.remove("formToken");
        var sent = ada.add(article, form, null);
        var edited = Commenter.json(ada.edit(
                sent.at("/comment/id").asString(), "Edited", sent.get("author").asString()));
        assertThat(edited.get("state").asString()).isEqualTo("pending");
        assertThat(ada.page(article, "", null).get("items")).isEmpty();
    }

    @Test
    void holdsEditsOnPremoderatedArticles() {
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
    void refusesEditsOnClosedThreads() {
        var sent = ada.add(article, "Said in time");
        var id = sent.at("/comment/id").asString();
        var author = sent.get("author").asString();
        set("closed");
        problem(ada.edit(id, "Said too late", author), 403, "comments-closed");
        assertThat(texts(ada.page(article, "", null))).containsExactly("Said in time");
        ada.delete(id, author).expectStatus().isNoContent();
    }

    private Submission edited(Comment comment) {
        return new Submission(
                comment.id(),
                comment.article(),
                comment.parent(),
                comment.name(),
                "Another",
                UUID.randomUUID(),
                new byte[0],
                new byte[0],
                null,
                clock.instant());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void locksTheParentBeforeTheReply(boolean isEdit) {
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
                    ? commentLedger.edit(kept, edited(kept), Mono.just(new Judgement(CommentState.PENDING, List.of())))
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
    void refusesInvalidContent() {
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
    void limitsOneAddressAndNoOther() {
        clock.stop();
        IntStream.range(0, 20).forEach(i -> ada.add(article, "Comment " + i));
        var refused = ada.post(article, ada.form(article, "Ada", "Too much"), headers -> {});
        var headers =
                refused.expectStatus().isEqualTo(429).returnResult(Void.class).getResponseHeaders();
        assertThat(headers.getFirst("Retry-After")).isIn("1", "2", "3");
        assertThat(headers.getFirst("RateLimit-Limit")).isEqualTo("20");
        assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo("0");
        problem(ada.post(article, ada.form(article, "Ada", "Too much"), any -> {}), 429, "rate-limited");
        reader().add(article, "Somebody else");
        clock.advance(Duration.ofSeconds(3));
        ada.add(article, "A little later");
    }

    @Test
    void limitsAHouseholdAcrossItsSubnets() {
        clock.stop();
        var line = Commenter.randomEndSite();
        IntStream.range(0, 80)
                .forEach(i -> reader(line + i + "::1")
                        .post("no-such-article", Map.of("name", "Ada", "text", "x"), headers -> {})
                        .expectStatus()
                        .isNotFound());
        var form = ada.form(article, "Ada", "Too much");
        var refused = problem(reader(line + "ffff::1").post(article, form, headers -> {}), 429, "rate-limited");
        assertThat(refused.get("limit").asString()).isEqualTo("network");
        reader(Commenter.randomEndSite() + "ffff::1").add(article, "Somebody else");
    }

    @Test
    void chargesTheArticleAndTheSiteForValidCommentsOnly() {
        var closed = articles.publishOne("Closed", NOON.minusSeconds(1));
        set(closed, "closed");
        var kept = ada.add(article, "Kept").at("/comment/id").asString();
        forgetCharges();
        var form = ada.form(article, "Ada", "x");
        ada.post(article, "{", headers -> {});
        ada.post(article, Map.of("name", "", "text", "x"), headers -> {});
        ada.post(article, "x", headers -> headers.setContentType(MediaType.TEXT_PLAIN));
        ada.post(article, Map.of("text", "x".repeat(100_000)), headers -> {});
        ada.post(article, form, headers -> headers.set("Idempotency-Key", "a b"));
        ada.post("no-such-article", form, headers -> {});
        ada.post(UUID.randomUUID(), form, headers -> {});
        ada.post(closed, ada.form(closed, "Ada", "x"), headers -> {});
        var reply = ada.form(article, "Ada", "x");
        reply.put("parentId", UUID.randomUUID().toString());
        ada.post(article, reply, headers -> {});
        var trapped = ada.form(article, "Bot", "Buy");
        trapped.put("website", "https://example.com");
        ada.post(article, trapped, headers -> {}).expectStatus().isEqualTo(202);
        ada.report(UUID.randomUUID().toString());
        ada.edit(kept, "Not mine", headers -> {});
        ada.delete(kept, headers -> {});
        assertThat(charged()).isEmpty();
    }

    @Test
    void chargesAnArticleByItsId() {
        forgetCharges();
        ada.add(article, "By its id");
        ada.post("tides", ada.form(article, "Ada", "By its slug"), headers -> {})
                .expectStatus()
                .isCreated();
        assertThat(charged()).containsExactlyInAnyOrder("article:" + article, "site");
    }

    @Test
    void chargesARepetitionToItsHouseholdOnly() {
        var form = ada.form(article, "Ada", "Once");
        var key = UUID.randomUUID().toString();
        ada.post(article, form, headers -> headers.set("Idempotency-Key", key));
        var id = ada.add(article, "Reported").at("/comment/id").asString();
        ada.report(id);
        forgetCharges();
        ada.post(article, form, headers -> headers.set("Idempotency-Key", key))
                .expectStatus()
                .isCreated();
        ada.report(id).expectStatus().isNoContent();
        assertThat(charged()).isEmpty();
    }

    @Test
    void isCachedBrieflyAndRevalidated() {
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

    /** The reports come from many subnets at once, and on each of the days for which reports are kept. */
    @Test
    void hidesNothingForOneHousehold() {
        var id = ada.add(article, "Unpopular").at("/comment/id").asString();
        var line = Commenter.randomEndSite();
        IntStream.range(0, 5)
                .forEach(i -> reader(line + i + "::1").report(id).expectStatus().isNoContent());
        for (int day = 0; day < 6; day++) {
            clock.advance(Duration.ofDays(1));
            reader(line + "a::" + day).report(id).expectStatus().isNoContent();
        }
        assertThat(rows("select state || ' ' || reports from comment")).containsExactly("approved 1");
        for (int week = 0; week < 3; week++) {
            clock.advance(Duration.ofDays(8));
            reader(line + "b::" + week).report(id).expectStatus().isNoContent();
            retention.deleteExpired(clock.instant()).block(LIMIT);
        }
        assertThat(rows("select state from comment")).containsExactly("approved");
    }

    @Test
    void hidesACommentOnceForReportsThatComeAtOnce() {
        var parent = ada.add(article, "Question").at("/comment/id").asString();
        reply(parent, "Objectionable");
        var id =
                rows("select id::text from comment where parent_id is not null").get(0);
        reportAtOnce(List.of(id), 12);
        assertThat(rows("select state from comment where parent_id is not null"))
                .containsExactly("pending");
        assertThat(rows("select replies::text from comment where parent_id is null"))
                .containsExactly("0");
        assertThat(rows("select actor from comment_decision")).containsExactly("reports");
    }

    @Test
    void doesNotHideAgainWhatAModeratorApprovedAfterReports() {
        var id = ada.add(article, "Debated").at("/comment/id").asString();
        reportAtOnce(List.of(id), 3);
        assertThat(reported()).isEmpty();
        approve(id);
        reportAtOnce(List.of(id), 5);
        assertThat(rows("select state || ' ' || reports from comment")).containsExactly("approved 5");
        assertThat(reported()).containsExactly(id);
        approve(id);
        assertThat(reported()).isEmpty();
        assertThat(rows("select state || ' ' || reports from comment")).containsExactly("approved 0");
        assertThat(rows("select to_state from comment_decision order by id")).containsExactly("pending", "approved");
    }

    @Test
    void hidesATextChangedAfterAModeratorApprovedIt() {
        var sent = ada.add(article, "Harmless");
        var id = sent.at("/comment/id").asString();
        reader().report(id);
        approve(id);
        ada.edit(id, "Harmful", sent.get("author").asString()).expectStatus().isOk();
        clock.advance(Duration.ofSeconds(1));
        reportAtOnce(List.of(id), 3);
        assertThat(rows("select state from comment")).containsExactly("pending");
    }

    @Test
    void ignoresReportsFromBeforeAnApprovalOnceTheTextIsChanged() {
        var sent = ada.add(article, "Debated");
        var id = sent.at("/comment/id").asString();
        reportAtOnce(List.of(id), 3);
        clock.advance(Duration.ofSeconds(1));
        approve(id);
        ada.edit(id, "Debated, with a comma", sent.get("author").asString())
                .expectStatus()
                .isOk();
        clock.advance(Duration.ofSeconds(1));
        reportAtOnce(List.of(id), 2);
        assertThat(rows("select state from comment")).containsExactly("approved");
        report(id);
        assertThat(rows("select state from comment")).containsExactly("pending");
    }

    @Test
    void limitsHowManyCommentsReportsHideInAnHour() {
        var ids = IntStream.range(0, 10)
                .mapToObj(
                        i -> ada.add(article, "Comment " + i).at("/comment/id").asString())
                .toList();
        reportAtOnce(ids, 3);
        assertThat(rows("select id::text from comment where state = 'pending'")).hasSize(4);
        assertThat(reported()).hasSize(6);
        clock.advance(Duration.ofHours(1));
        reportAtOnce(reported().subList(0, 1), 1);
        assertThat(reported()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, same-origin, 204"
    })
    void refusesReportsFromOtherSites(String header, String value, int status) {
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
        retention.deleteExpired(clock.instant()).block(LIMIT);
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

    private JsonNode sent(Commenter from, Map<String, Object> form, String key, @Nullable String author) {
        return Commenter.json(from.post(article, form, headers -> {
            headers.set("Idempotency-Key", key);
            if (author != null) {
                headers.set("Unspool-Author", author);
            }
        }));
    }

    private void reply(String parent, String text) {
        var form = ada.form(article, "Bob", text);
        form.put("parentId", parent);
        reader().add(article, form, null);
    }

    /** Sends {@code reports} reports of each comment at once, each from a household of its own. */
    private void reportAtOnce(List<String> comments, int reports) {
        var clients = Schedulers.newBoundedElastic(12, 200, "reporters");
        Flux.fromIterable(comments)
                .repeat(reports - 1L)
                .flatMap(id -> Mono.fromRunnable(() -> report(id)).subscribeOn(clients), 12)
                .doFinally(end -> clients.dispose())
                .blockLast(LIMIT);
    }

    /** Reports a comment from a household of its own; the comment may be hidden by now. */
    private void report(String id) {
        reader().report(id).expectStatus().value(status -> assertThat(status).isIn(204, 404));
    }

    private void approve(String id) {
        var choice = new DecisionTarget(CommentId.parse(id).orElseThrow(), null);
        assertThat(decisions
                        .decide(ModerationAction.APPROVE, List.of(choice), "Moderator", null)
                        .block(LIMIT)
                        .changed())
                .isEqualTo(1);
    }

    private List<String> reported() {
        var page = queue.page(new QueueFilter(QueueStatus.REPORTED, null, null), null, 50);
        return page.block(LIMIT).items().stream()
                .map(item -> item.comment().id().toString())
                .toList();
    }

    private void forgetCharges() {
        redis.delete(redis.keys("test:?comment-api?:rate:*")).block(LIMIT);
    }

    /** Returns the shared buckets that were charged, except those for programs. */
    private List<String> charged() {
        return redis.keys("test:?comment-api?:rate:*")
                .map(key -> key.substring((KEYS + ":rate:").length()))
                .filter(key -> key.startsWith("article:") || key.equals("site"))
                .collectList()
                .block(LIMIT);
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
        database.sql(sql).then().then(announcements.commentsChanged(article)).block(LIMIT);
    }

    private void set(String mode) {
        set(article, mode);
    }

    private void set(ArticleId of, String mode) {
        database.sql(
                        "insert into comment_setting (article_id, mode, set_by, set_at) values (:article, :mode, 'test', now())")
                .bind("article", of.value())
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

    /** Returns empty if nothing waits for a lock. */
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

    private Commenter reader(String address) {
        return new Commenter(port, tokens, clock, address);
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
