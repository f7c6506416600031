package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.access.Tokens;
import dev.unspool.embedded.OwnPostgres;
import dev.unspool.embedded.TestServers;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import io.r2dbc.pool.ConnectionPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What readers and the newsroom get while PostgreSQL is silent, locked, or behind a network that forgets, with half of production's time limits. */
@Tag("servers")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HungDatabaseTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int ARTICLES = 120;
    private static final String KEPT = "/api/v1/feed?limit=3";
    private static final String TITLE = "Published in a storm ";

    /** Finds a publication that waits for a lock. */
    private static final String WAITING =
            "pg_stat_activity where application_name = 'unspool' and wait_event_type = 'Lock'";

    private static final String UNFINISHED =
            "pg_stat_activity where application_name = 'unspool' and (xact_start is not null or state = 'active')";

    /** Counts what only a part of a publication leaves behind. */
    private static final String PARTS = """
            (select id from article a where 1 <> (
                 select count(*) from change_log c where c.article_id = a.id and c.kind = 'published')
             union all select id from article a where 1 <> (
                 select count(*) from audit_log l where l.article_id = a.id and l.action = 'published')
             union all select id from article a where 1 <> (
                 select count(*) from change_log_head h where a.number <= h.number and h.seq = (select max(seq) from change_log)
                 and h.number = (select count(*) from article))
             union all select article_id from change_log c where not exists (select from article a where a.id = c.article_id)
             union all select article_id from idempotency_key k where not exists (
                 select from article a where a.id = k.article_id)
             union all select null from tag t where not exists (select from article_tag u where u.tag_slug = t.slug)) part""";

    @TempDir
    private static Path directory;

    private static OwnPostgres postgres;
    private static Relay network;
    private static Instance instance;
    private static Reader reader;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.started(directory);
        try (var session = postgres.connect()) {
            execute(session, "alter role unspool set default_transaction_isolation = 'repeatable read'");
        }
        network = new Relay(postgres.port());
        instance = Instance.inAHurry(
                new StandardEnvironment(),
                Stream.of(
                                Stream.of(postgres.settings(network.port())),
                                Stream.of(
                                        "--spring.data.redis.host="
                                                + TestServers.redis().host(),
                                        "--spring.data.redis.port="
                                                + TestServers.redis().port(),
                                        "--spring.data.redis.password="
                                                + TestServers.redis().password(),
                                        "--unspool.announce.channel=hung",
                                        "--unspool.database.limit=1s",
                                        "--unspool.database.newsroom.max-wait=500ms",
                                        "--spring.r2dbc.properties.options=plan_cache_mode=force_generic_plan;default_transaction_isolation=read committed;idle_in_transaction_session_timeout=2s",
                                        "--unspool.hot.limit=60s", // PostgreSQL's is the one that counts here
                                        "--unspool.hot.prefix=hung:"))
                        .flatMap(settings -> settings)
                        .toArray(String[]::new));
        reader = new Reader(instance.port());
        new TestArticles(instance.context().getBean(ArticleLedger.class)).publish(ARTICLES, i -> NOON.minusSeconds(i));
        token = Objects.requireNonNull(instance.context()
                        .getBean(Tokens.class)
                        .create(TokenRequest.of("Desk", List.of("write", "publish"), 1), Actor.COMMAND)
                        .block(LIMIT))
                .text()
                .value();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        network.close();
        postgres.close();
    }

    @Test
    void answersWhatItHasAndRefusesTheRestWhilePostgresHangs() throws Exception {
        await(() -> reader.get(KEPT).status() == 200
                && instance.context().getBean(HotAnswers.class).hasFirstPage());
        makeStale();
        postgres.stop();
        try {
            var stale = reader.get(KEPT);
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.headers().contains("Age")).isTrue();
            assertRefused(reader.get("/articles/article-5"));
            assertRefused(reader.get("/api/v1/articles/article-6/comments"));
            assertRefused(
                    Objects.requireNonNull(publish(TITLE + "alone", "alone").block(LIMIT)));
            assertThat(reader.get("/api/v1/stream?article=article-7").text())
                    .contains("event: bye", "dependency-unavailable");
            await(() -> reader.get("/readyz").text().contains("\"postgresql\""));
            assertThat(reader.get("/readyz").status()).isEqualTo(200);
        } finally {
            postgres.goOn();
        }
        await(() -> reader.get("/articles/article-5").status() == 200
                && !reader.get(KEPT).headers().contains("Age")
                && !reader.get("/readyz").text().contains("postgresql"));
    }

    /** A retraction may have taken a name out of each of them. */
    @Test
    void showsNoDirectoryAfterARetractionThatItCannotReadAgain() throws Exception {
        var published = new TestArticles(instance.context().getBean(ArticleLedger.class))
                .publish(List.of(TestArticles.manuscript("Sunk", "Lost", List.of("Forbidden"), NOON)));
        var addresses = Stream.of("sections", "tags", "authors")
                .flatMap(kind -> Stream.of("/" + kind, "/api/v1/" + kind))
                .toList();
        for (var address : addresses) {
            await(() -> reader.get(address).status() == 200);
        }
        new TestArticles(instance.context().getBean(ArticleLedger.class)).kill(published.get(0));
        awaitChanges();
        postgres.stop();
        try {
            assertThat(Flux.fromIterable(addresses)
                            .flatMap(reader::ask)
                            .map(Reader.Answer::status)
                            .collectList()
                            .block(LIMIT))
                    .containsOnly(503);
        } finally {
            postgres.goOn();
        }
    }

    @Test
    void publishesOnceOrNotAtAllWhateverHangsMeanwhile() throws Exception {
        await(() ->
                Objects.requireNonNull(publish("Before", "before").block(LIMIT)).status() == 201);
        var answers = Flux.range(0, 40)
                .flatMap(i -> publish(TITLE + i, "storm-" + i), 40)
                .collectList()
                .toFuture();
        await(() -> count("article where title like '" + TITLE + "%'") > 0 || answers.isDone());
        postgres.stop();
        try {
            assertThat(answers.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .extracting(Reader.Answer::status)
                    .isSubsetOf(201, 503);
        } finally {
            postgres.goOn();
        }
        for (var i = 0; i < 40; i++) {
            var again = TITLE + i;
            var key = "storm-" + i;
            await(() -> Objects.requireNonNull(publish(again, key).block(LIMIT)).status() == 201);
        }
        assertThat(count("article where title like '" + TITLE + "%' and title not like '%alone'"))
                .isEqualTo(40);
        assertThat(count(PARTS)).isZero();
    }

    /** The locks hold up a transaction that has written already: where it creates a tag, and where it writes the article. */
    @ParameterizedTest
    @ValueSource(strings = {"tag", "audit_log"})
    void leavesNoPartOfAPublicationThatIsCutOffInTheMiddle(String table) throws Exception {
        await(() ->
                Objects.requireNonNull(publish("Whole", "whole").block(LIMIT)).status() == 201);
        try (var session = postgres.connect()) {
            session.setAutoCommit(false);
            execute(session, "lock table " + table + " in share mode");
            var answer = publish("Cut off at " + table, table, "Cut " + table).toFuture();
            await(() -> count(WAITING) > 0 || answer.isDone());
            network.stall();
            session.rollback();
            assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(503);
        } finally {
            network.makeWhole(); // and PostgreSQL reads what was sent meanwhile
        }
        await(() -> count(UNFINISHED) == 0);
        assertThat(count(PARTS)).isZero();
        await(() -> Objects.requireNonNull(publish("Cut off at " + table, table, "Cut " + table)
                                .block(LIMIT))
                        .status()
                == 201);
        assertThat(count("article where title = 'Cut off at " + table + "'")).isOne();
        assertThat(count(PARTS)).isZero();
    }

    @Test
    void refusesWhatATableLockHoldsUpAndKeepsItsConnections() throws Exception {
        await(() -> reader.get(KEPT).status() == 200);
        makeStale();
        try (var session = postgres.connect()) {
            session.setAutoCommit(false);
            execute(session, "lock table article in access exclusive mode");
            var stale = reader.get(KEPT);
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.headers().contains("Age")).isTrue();
            assertRefused(reader.get("/articles/article-15"));
            assertRefused(Objects.requireNonNull(publish("Locked out", "locked").block(LIMIT)));
            session.rollback();
        }
        await(() -> reader.get("/articles/article-15").status() == 200);
    }

    @Test
    void keepsColdPagesWholeWhileTheNewsroomWaitsForAFrozenProcess() throws Exception {
        await(() -> reader.get("/articles/article-20").status() == 200);
        try (var frozen = postgres.connect()) {
            frozen.setAutoCommit(false);
            execute(frozen, "select from change_log_head for update");
            var isOver = new AtomicBoolean();
            var posts = Flux.range(0, 200)
                    .flatMap(
                            i -> publish("Waiting " + i, "waiting-" + i)
                                    .map(Reader.Answer::status)
                                    .repeat(() -> !isOver.get()),
                            200)
                    .distinct()
                    .collectList()
                    .toFuture();
            await(() -> count(WAITING) > 0);
            for (var limit = 10; limit < 25; limit++) {
                var path = "/api/v1/feed?limit=" + limit;
                await(() -> reader.get(path).status()
                        == 200); // late on a busy machine, never where a post holds its connection
            }
            isOver.set(true);
            assertThat(posts.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).containsOnly(503);
            frozen.rollback();
        }
        await(() -> Objects.requireNonNull(publish("Free", "free").block(LIMIT)).status() == 201);
    }

    /** The holder of the row is a connection as every process of this application makes it. */
    @Test
    void takesTheLogsRowFromAProcessOfItsOwnThatIsFrozen() throws Exception {
        var frozen = Objects.requireNonNull(
                instance.context().getBean(ConnectionPool.class).create().block(LIMIT));
        Mono.from(frozen.beginTransaction()).block(LIMIT);
        Flux.from(frozen.createStatement("select from change_log_head for update")
                        .execute())
                .flatMap(result -> result.getRowsUpdated())
                .blockLast(LIMIT);
        await(() ->
                Objects.requireNonNull(publish("Freed", "freed").block(LIMIT)).status() == 201);
        Mono.from(frozen.close()).block(LIMIT);
    }

    @Test
    void replacesConnectionsThatAFirewallHasForgotten() throws Exception {
        await(() -> IntStream.range(80, 90)
                .allMatch(i -> reader.get("/articles/article-" + i).status() == 200));
        network.forget();
        await(() -> reader.get("/articles/article-91").status() == 200);
        var metrics =
                instance.context().getBean(ConnectionPool.class).getMetrics().orElseThrow();
        await(() -> metrics.acquiredSize() == 0);
    }

    @Test
    void setsTheIsolationLevelThatItReliesOn() {
        var level = instance.context()
                .getBean(DatabaseClient.class)
                .sql("select current_setting('transaction_isolation') as level")
                .map(row -> row.get("level", String.class))
                .one()
                .block(LIMIT);
        assertThat(level).isEqualTo("read committed");
    }

    /** Publishes an article that makes the kept first page stale, and waits until the instance has read that. */
    private static void makeStale() throws Exception {
        await(() -> Objects.requireNonNull(publish("Newer " + Math.random(), "k" + System.nanoTime())
                                .block(LIMIT))
                        .status()
                == 201);
        awaitChanges();
    }

    /** Waits until the instance has read every change. */
    private static void awaitChanges() throws Exception {
        var head = Objects.requireNonNull(
                instance.context().getBean(ArticleStore.class).head().block(LIMIT));
        await(() -> instance.context()
                        .getBean(KnownChangesLifecycle.class)
                        .known()
                        .head()
                        .seq()
                >= head.seq());
    }

    private static void assertRefused(Reader.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.headers().contains("Retry-After")).isTrue();
    }

    private static Mono<Reader.Answer> publish(String title, String key) {
        return publish(title, key, "Storm");
    }

    private static Mono<Reader.Answer> publish(String title, String key, String tag) {
        return reader.post("/api/v1/newsroom/articles", token, key, """
                        {"title": "%s", "section": "News", "tags": ["%s"], "author": {"name": "Ada"},
                         "bodyHtml": "<p>x</p>", "publish": true}""".formatted(title, tag));
    }

    private static long count(String rows) throws SQLException {
        try (var session = postgres.connect();
                var statement = session.createStatement();
                var row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(50); // until the class's time limit
        }
    }
}
