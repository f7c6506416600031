package dev.unspool.thread;

import static dev.unspool.thread.ThreadSite.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadSetting;
import dev.unspool.comment.ThreadSettings;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.moderation.Decision;
import dev.unspool.moderation.DecisionTarget;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.ModerationAction;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Pages of comments are served from memory, and never show what is not true any more. */
@SiteTest(
        database = "threads",
        properties = "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time")
class SharedThreadsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int CROWD = 1_000;

    /** One read for each address of a crowd; a thread may be verified or drawn again whenever the machine pauses for a second. */
    private static final double FEW = CROWD / 4.0;

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ThreadSettings settings;

    @Autowired
    private Announcements announcements;

    @Autowired
    private SharedThreads shared;

    @Autowired
    private ReaderTokens tokens;

    @Autowired
    private Clock clock;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    private TestArticles articles;
    private ThreadSite thread;

    @BeforeEach
    void publish() {
        articles = site.emptied();
        thread = ThreadSite.at(port, articles.publishOne("Tides", NOON), "tides");
    }

    @Test
    void servesPagesFromMemoryWithStrongTagsInEveryCoding() throws Exception {
        for (var i = 0; i < 12; i++) {
            thread.add(database, "approved", "Comment number " + i, null);
        }
        thread.await(answer -> answer.shows("Comment number 11"));
        for (var address : thread.addresses()) {
            for (var coding : List.of("identity", "gzip", "br")) {
                var first = thread.get(address, "Accept-Encoding", coding);
                var tag = first.headers().get("ETag");
                assertThat(tag).as(address).startsWith("\"").endsWith(coding.equals("identity") ? "\"" : coding + "\"");
                assertThat(first.headers().get("Content-Encoding"))
                        .isEqualTo(coding.equals("identity") ? null : coding);
                assertThat(String.join(", ", first.headers().getAll("Vary")))
                        .contains("Unspool-Author", "Accept-Encoding");
                assertThat(first.headers().get("Surrogate-Key"))
                        .isEqualTo("comments-" + thread.article() + " article-" + thread.article());
                assertThat(first.headers().get("Cache-Control"))
                        .isEqualTo("public, max-age=0, s-maxage=5, stale-while-revalidate=30");
                var again = thread.get(address, "Accept-Encoding", coding, "If-None-Match", tag);
                if (again.status() == 200) { // the hour has ended, and the form has another token
                    tag = again.headers().get("ETag");
                    again = thread.get(address, "Accept-Encoding", coding, "If-None-Match", tag);
                }
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.headers().get("ETag")).isEqualTo(tag);
                assertThat(String.join(", ", again.headers().getAll("Vary"))).contains("Unspool-Author");
            }
        }
    }

    @Test
    void givesEveryInstanceTheSameBytes() throws Exception {
        thread.add(database, "approved", "Seen everywhere", null);
        thread.await(answer -> answer.shows("Seen everywhere"));
        try (var other = Instance.beside(environment)) {
            var there = ThreadSite.at(other.port(), thread.article(), "tides");
            there.await(answer -> answer.shows("Seen everywhere"));
            var json = thread.addresses().get(2);
            // The hour may end between two of them.
            var tags = Stream.of(there, thread, there)
                    .map(each -> each.get(json).headers().get("ETag"))
                    .toList();
            assertThat(tags.get(1)).isIn(tags.get(0), tags.get(2));
        }
    }

    @Test
    void showsEachChangeAtOnceOnTheInstanceThatMadeIt() {
        var comment = thread.add(database, "pending", "First words", null);
        thread.all();
        var shown = decide(ModerationAction.APPROVE, comment);
        assertThat(thread.all()).allMatch(answer -> answer.shows("First words"));
        edit(comment, "Second words");
        assertThat(thread.all()).allMatch(answer -> answer.shows("Second words") && !answer.shows("First words"));
        decide(ModerationAction.REMOVE, comment);
        assertThat(thread.all()).noneMatch(answer -> answer.shows("Second words"));
        decide(ModerationAction.APPROVE, comment);
        assertThat(thread.all()).allMatch(answer -> answer.shows("Second words"));
        var removal = decide(ModerationAction.SPAM, comment);
        assertThat(thread.all()).noneMatch(answer -> answer.shows("Second words"));
        decisions.undo(removal.batch(), "desk").block(LIMIT);
        assertThat(thread.all()).allMatch(answer -> answer.shows("Second words"));
        delete(comment);
        assertThat(thread.all()).noneMatch(answer -> answer.shows("Second words"));
        assertThat(shown.changed()).isOne();
    }

    @Test
    void showsAReplyAndATombstoneAtOnce() {
        var comment = thread.add(database, "approved", "Answered words", null);
        var reply = thread.add(database, "pending", "The answer", comment);
        decide(ModerationAction.APPROVE, reply);
        assertThat(thread.all()).allMatch(answer -> answer.shows("Answered words") && answer.shows("The answer"));
        decide(ModerationAction.REMOVE, comment);
        assertThat(thread.all()).allMatch(answer -> !answer.shows("Answered words") && answer.shows("The answer"));
    }

    @Test
    void showsADecisionOnManyArticlesOnAllOfTheirPages() {
        var others = List.of("Ebb", "Flood").stream()
                .map(title ->
                        ThreadSite.at(port, articles.publishOne(title, NOON), title.toLowerCase(java.util.Locale.ROOT)))
                .toList();
        var comments = Stream.concat(Stream.of(thread), others.stream())
                .map(each -> each.add(database, "pending", "In bulk", null))
                .toArray(UUID[]::new);
        thread.all();
        others.forEach(ThreadSite::all);
        var decided = decide(ModerationAction.APPROVE, comments);
        assertThat(thread.all()).allMatch(answer -> answer.shows("In bulk"));
        assertThat(others).allSatisfy(each -> assertThat(each.all()).allMatch(answer -> answer.shows("In bulk")));
        decisions.undo(decided.batch(), "desk").block(LIMIT);
        assertThat(thread.all()).noneMatch(answer -> answer.shows("In bulk"));
        assertThat(others).allSatisfy(each -> assertThat(each.all()).noneMatch(answer -> answer.shows("In bulk")));
    }

    @Test
    void closesAndOpensThreadsAtOnce() {
        var page = thread.addresses().get(0);
        assertThat(thread.get(page).text()).contains("data-form");
        settings.keep(thread.article(), new ThreadSetting(ThreadMode.CLOSED, null), "desk")
                .block(LIMIT);
        assertThat(thread.get(page).text()).doesNotContain("data-form");
        assertThat(thread.get(thread.addresses().get(2)).text()).contains("\"open\":false");
        settings.forget(thread.article()).block(LIMIT);
        assertThat(thread.get(page).text()).contains("data-form");
    }

    @Test
    void endsAPageWhenItsThreadClosesByItself() throws Exception {
        settings.keep(
                        thread.article(),
                        new ThreadSetting(ThreadMode.OPEN, clock.instant().plus(Duration.ofSeconds(2))),
                        "desk")
                .block(LIMIT);
        for (var json = thread.addresses().get(2); thread.get(json).shows("\"open\":true"); ) {
            Thread.sleep(20);
        }
        assertThat(thread.get(thread.addresses().get(0)).text()).doesNotContain("data-form");
    }

    @Test
    void answersGoneAtOnceWhenTheArticleIsRetracted() {
        thread.add(database, "approved", "Under a lie", null);
        thread.all();
        articles.retract(thread.article());
        assertThat(thread.all()).allMatch(answer -> answer.status() == 410);
    }

    @Test
    void showsChangesElsewhereThoughEveryHintIsLost() throws Exception {
        var comment = thread.add(database, "pending", "Told to nobody", null);
        try (var deaf = Instance.beside(environment, "--unspool.announce.channel=another")) {
            var there = ThreadSite.at(deaf.port(), thread.article(), "tides");
            there.all();
            decide(ModerationAction.APPROVE, comment);
            there.await(answer -> answer.shows("Told to nobody"));
            edit(comment, "Told otherwise");
            there.await(answer -> answer.shows("Told otherwise") && !answer.shows("Told to nobody"));
            var removal = decide(ModerationAction.REMOVE, comment);
            there.await(answer -> !answer.shows("Told otherwise"));
            decisions.undo(removal.batch(), "desk").block(LIMIT);
            there.await(answer -> answer.shows("Told otherwise"));
            settings.keep(thread.article(), new ThreadSetting(ThreadMode.CLOSED, null), "desk")
                    .block(LIMIT);
            there.await(answer ->
                    !answer.text().contains("data-form") && !answer.text().contains("\"open\":true"));
            articles.retract(thread.article());
            there.await(answer -> answer.status() == 410);
        }
    }

    /** The previous release, a script or a person with psql: none of them tells anybody. */
    @Test
    void showsWhatAnyStatementWrites() throws Exception {
        thread.all();
        var comment = thread.add(database, "approved", "By hand", null);
        thread.await(answer -> answer.shows("By hand"));
        run("update comment set text = 'By another hand' where id = '" + comment + "'");
        thread.await(answer -> answer.shows("By another hand"));
        run("update comment set state = 'removed' where id = '" + comment + "'");
        thread.await(answer -> !answer.shows("By another hand"));
        run("update comment set state = 'approved' where id = '" + comment + "'");
        thread.await(answer -> answer.shows("By another hand"));
        run("update comment set replies = 3 where id = '" + comment + "'");
        thread.await(answer -> answer.shows("data-replies=\"3\"") || answer.shows("\"count\":3"));
        run("delete from comment where id = '" + comment + "'");
        thread.await(answer -> !answer.shows("By another hand"));
        thread.add(database, "approved", "Soon all are gone", null);
        thread.await(answer -> answer.shows("Soon all are gone"));
        run("truncate comment cascade");
        thread.await(answer -> !answer.shows("Soon all are gone"));
        run("insert into comment_setting values ('" + thread.article() + "', 'closed', null, 'hand', now())");
        thread.await(
                answer -> !answer.text().contains("data-form") && !answer.text().contains("\"open\":true"));
        run("delete from comment_setting");
        thread.await(SharedThreadsTest::isOpen);
        run("insert into comment_setting values ('" + thread.article() + "', 'closed', null, 'hand', now())");
        thread.await(answer -> !isOpen(answer));
        run("truncate comment_setting");
        thread.await(SharedThreadsTest::isOpen);
    }

    private static boolean isOpen(ThreadSite.Answer answer) {
        return answer.text().contains("data-form") || answer.text().contains("\"open\":true");
    }

    /** A thread that nobody asked for in ten seconds is not read regularly; one reader has it read, and the next ones do not wait for that. */
    @Test
    void trustsAThreadAgainOnceOneReaderHasAskedForIt() {
        thread.add(database, "approved", "Long ago", null);
        var versions = new ThreadVersions(Clock.fixed(NOON, ZoneOffset.UTC));
        var reader = new ThreadVersionsLifecycle(database, versions, announcements);
        reader.start();
        try {
            assertThat(versions.current(thread.article())).isNull();
            var found = reader.read(thread.article()).block(LIMIT);
            assertThat(found).hasToString(version());
            assertThat(versions.current(thread.article())).isEqualTo(found);
            var quiet = new ArticleId(UUID.randomUUID());
            var none = reader.read(quiet).block(LIMIT);
            assertThat(versions.current(quiet)).as("without any version").isEqualTo(none);
        } finally {
            reader.stop();
        }
    }

    @Test
    void hearsOfEachThreadByItself() {
        var other = articles.publishOne("Ebb", NOON);
        thread.all();
        var byId = shared.heard(thread.article().toString());
        var bySlug = shared.heard("tides");
        announcements.commentsChanged(other).block(LIMIT);
        assertThat(shared.heard(thread.article().toString())).isEqualTo(byId);
        assertThat(shared.heard("tides")).isEqualTo(bySlug);
        assertThat(shared.heard("a-slug-that-nobody-asked-for"))
                .as("it may be anything's")
                .isGreaterThan(byId);
        announcements.commentsChanged(thread.article()).block(LIMIT);
        assertThat(shared.heard(thread.article().toString())).isGreaterThan(byId);
        assertThat(shared.heard("tides")).isGreaterThan(bySlug);
    }

    @Test
    void givesAThreadAnotherVersionForWhatReadersSeeAndForNothingElse() {
        var comment = thread.add(database, "pending", "Waits", null);
        assertThat(version()).isEmpty();
        var seen = new HashSet<String>();
        for (var change : List.of(
                "update comment set state = 'approved' where id = '%s'",
                "update comment set text = 'Changed' where id = '%s'",
                "update comment set name = 'Bob' where id = '%s'",
                "update comment set state = 'removed' where id = '%s'",
                "update comment set state = 'approved' where id = '%s'")) {
            run(change.formatted(comment));
            assertThat(seen.add(version())).as(change).isTrue();
        }
        for (var change : List.of(
                "update comment set reports = 2, version = version + 1 where id = '%s'",
                "update comment set address_hash = null where id = '%s'",
                "insert into comment_key (hash, fingerprint, comment_id, at) values ('a', 'b', '%s', now())")) {
            run(change.formatted(comment));
            assertThat(seen.add(version())).as(change).isFalse();
        }
    }

    @Test
    void readsTheStoreAFewTimesForAThousandReaders() {
        thread.add(database, "approved", "Read by many", null);
        for (var address : thread.addresses()) {
            var before = fills();
            // Two, if the hour ends meanwhile.
            assertThat(crowd(address)).hasSizeBetween(1, 2);
            assertThat(fills() - before).as(address).isBetween(0.0, FEW);
        }
    }

    @Test
    void showsAuthorsTheirOwnCommentsAndNobodyElse() {
        var comment = thread.add(database, "pending", "Only mine", null);
        var author = tokens.writeAuthor(comment, clock.instant());
        thread.all();
        for (var address : thread.addresses()) {
            var own = thread.get(address, "Unspool-Author", author);
            assertThat(own.shows("Only mine")).as(address).isTrue();
            assertThat(own.headers().get("Cache-Control")).isEqualTo("no-store");
            assertThat(thread.get(address).shows("Only mine")).isFalse();
        }
        for (var address : List.of("/articles/tides/comments", "/articles/tides/comments?order=newest&own=1")) {
            var own = thread.get(address, "Cookie", "a=b; unspool-author=" + author);
            assertThat(own.shows("Only mine")).as(address).isTrue();
            assertThat(own.headers().get("Cache-Control")).isEqualTo("no-store");
        }
    }

    /** Else anybody could have pages made anew by an address alone. */
    @Test
    void answersWhoIsNoAuthorFromMemoryWhateverIsAsked() {
        thread.add(database, "pending", "Nobody's", null);
        thread.all();
        var before = hits();
        for (int i = 0; i < 20; i++) {
            for (var query : List.of("?own=1", "?fragment=1&own=1", "?only=" + UUID.randomUUID())) {
                var answer = thread.get("/articles/tides/comments" + query, "If-None-Match", "*");
                var isKept = answer.status() == 304;
                assertThat(isKept || answer.status() == 200).as(query).isTrue();
                assertThat(isKept).as(query).isEqualTo(!query.contains("own"));
                assertThat(answer.shows("Nobody's")).isFalse();
                assertThat(Objects.equals(answer.headers().get("Cache-Control"), "no-store"))
                        .as(query)
                        .isEqualTo(query.contains("own"));
            }
        }
        assertThat(hits() - before).isGreaterThan(20);
        assertThat(thread.get("/articles/tides/comments?own=2").status()).isEqualTo(400);
    }

    /** Else anybody could have pages made anew by inventing a token. */
    @Test
    void answersInventedAuthorsFromMemory() {
        thread.add(database, "pending", "Nobody's", null);
        var issued = tokens.writeAuthor(UUID.randomUUID(), clock.instant());
        var forged = (issued.startsWith("A") ? "B" : "A") + issued.substring(1);
        var form = tokens.writeForm(thread.article(), clock.instant());
        thread.all();
        var before = hits();
        for (var address : thread.addresses()) {
            for (var junk : List.of("junk", "", forged, form, issued + "=", "a".repeat(2_000))) {
                var byHeader = thread.get(address, "Unspool-Author", junk, "If-None-Match", "*");
                assertThat(byHeader.status()).as(junk).isEqualTo(200);
                assertThat(byHeader.headers().get("Cache-Control")).isEqualTo("no-store");
                assertThat(byHeader.headers().contains("ETag")).isFalse();
                assertThat(byHeader.headers().contains("Surrogate-Key")).isFalse();
                assertThat(byHeader.shows("Nobody's")).isFalse();
                var byCookie = thread.get(address, "Cookie", "a=b; unspool-author=" + junk);
                assertThat(byCookie.headers().get("Cache-Control")).as(junk).startsWith("public");
            }
        }
        assertThat(hits() - before).isGreaterThan(thread.addresses().size() * 6L);
    }

    @Test
    void knowsAnAuthorByTheCookieWhateverTheHeaderHas() {
        var comment = thread.add(database, "pending", "Only mine", null);
        var cookie = "a=b; unspool-author=" + tokens.writeAuthor(comment, clock.instant());
        var own = thread.get("/articles/tides/comments", "Cookie", cookie, "Unspool-Author", "junk");
        assertThat(own.shows("Only mine")).isTrue();
        assertThat(own.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void takesAFormFromASharedPage() throws Exception {
        thread.all();
        var page = Jsoup.parse(thread.get("/articles/tides/comments").text());
        var token = page.select("input[name=formToken]").attr("value");
        assertThat(tokens.readForm(token, thread.article()))
                .hasValueSatisfying(at -> assertThat(at)
                        .isBeforeOrEqualTo(clock.instant())
                        .isAfter(clock.instant().minus(Duration.ofHours(2))));
        assertThat(tokens.readForm(token, new ArticleId(UUID.randomUUID()))).isEmpty();
        // The same as of the JSON, unless the hour ends between the two.
        thread.await(
                "/api/v1/articles/" + thread.article() + "/comments",
                answer -> answer.text().contains(formToken("/articles/tides/comments")));
    }

    private String formToken(String page) {
        return Jsoup.parse(thread.get(page).text())
                .select("input[name=formToken]")
                .attr("value");
    }

    /** So that a program which comes back for every comment is known by how fast it writes. */
    @Test
    void givesOutANewTokenWithEveryChange() throws Exception {
        run("insert into thread_version values ('" + thread.article() + "', gen_random_uuid(), clock_timestamp())");
        thread.await(answer -> answer.status() == 200);
        for (var end = System.nanoTime() + LIMIT.toNanos(); ; Thread.sleep(20)) {
            var token = formToken("/articles/tides/comments");
            var since = Objects.requireNonNull(
                    database.sql("select changed_at from thread_version where article_id = '" + thread.article() + "'")
                            .map(row -> row.get("changed_at", Instant.class))
                            .one()
                            .block(LIMIT));
            if (tokens.readForm(token, thread.article()).orElseThrow().toEpochMilli() == since.toEpochMilli()) {
                return;
            }
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private Set<String> crowd(String address) {
        return new HashSet<>(Objects.requireNonNull(Flux.range(0, CROWD)
                .flatMap(number -> thread.ask(address), CROWD)
                .doOnNext(answer -> assertThat(answer.status()).isEqualTo(200))
                .map(ThreadSite.Answer::text)
                .collectList()
                .block(LIMIT)));
    }

    private Decision decide(ModerationAction action, UUID... comments) {
        var targets = Stream.of(comments)
                .map(id -> new DecisionTarget(new CommentId(id), null))
                .toList();
        return Objects.requireNonNull(
                decisions.decide(action, targets, "desk", null).block(LIMIT));
    }

    /** As its author, whose id is the comment's own. */
    private void edit(UUID comment, String text) {
        site.client()
                .patch()
                .uri("/api/v1/comments/{id}", comment)
                .header("Unspool-Author", tokens.writeAuthor(comment, clock.instant()))
                .bodyValue(java.util.Map.of("text", text))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void delete(UUID comment) {
        site.client()
                .delete()
                .uri("/api/v1/comments/{id}", comment)
                .header("Unspool-Author", tokens.writeAuthor(comment, clock.instant()))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private String version() {
        return Objects.requireNonNull(database.sql(
                        "select coalesce((select version::text from thread_version where article_id = :article), '') as v")
                .bind("article", thread.article().value())
                .map(row -> Objects.requireNonNull(row.get("v", String.class)))
                .one()
                .block(LIMIT));
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private long hits() {
        return meters.timer("unspool.hot.requests", "outcome", "hit").count();
    }

    private double fills() {
        return meters.counter("unspool.hot.fills", "from", "store").count();
    }
}
