package dev.unspool.stream.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Any third-party client that reads over a network that breaks within events has all articles of its session and all changes in the end: in
 * order, none missing, none twice. The browser's own client is tested in {@code frontend/e2e/eventsource.spec.ts}.
 */
@SiteTest
class ForeignClientsIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int ARTICLES = 12;

    /** Bytes: fewer than two events. */
    private static final int WITHIN_AN_EVENT = 900;

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private Announcements announcements;

    @Autowired
    private DatabaseClient database;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private TestArticles articles;
    private List<ArticleId> published;
    private Wire wire;

    @BeforeEach
    void publishSome() throws Exception {
        articles = site.emptied();
        published = articles.publish(ARTICLES, i -> NOON.minusSeconds(i));
        wire = new Wire(port);
    }

    @AfterEach
    void closeTheWire() throws Exception {
        wire.close();
    }

    @Test
    void curlMissesNothing() throws Exception {
        assumeTrue(Programs.isThere("curl"), "There is no curl: install it to run this.");
        missesNothing(new Curl());
    }

    @Test
    void okHttpMissesNothing() throws Exception {
        missesNothing(new OkHttp());
    }

    @Test
    void npmEventsourceMissesNothing() throws Exception {
        runs(new NodeScript("eventsource"));
    }

    @Test
    void npmEventsourceClientMissesNothing() throws Exception {
        runs(new NodeScript("eventsource-client"));
    }

    private void runs(NodeScript script) throws Exception {
        assumeTrue(script.isInstalled(), "Node or its packages are missing: run `npm ci` in frontend.");
        missesNothing(script);
    }

    private void missesNothing(ForeignClient client) throws Exception {
        var stream =
                URI.create("http://localhost:" + wire.port() + "/api/v1/stream?upTo=1&article=" + published.get(0));
        try (var reading = client.open(stream, heard::add)) {
            breakWhileArticlesCome();
            breakWhenSomethingHasHappened();
            breakWhileSomethingIsTold();
            await("the end of the feed", () -> count("end-of-feed") >= 1);
            await("all that happened", () -> seqs().size() >= 5);
            await("the last hello", () -> count("hello") >= 4);
        }
        assertThat(articlesHeard()).isEqualTo(published.subList(1, ARTICLES));
        assertThat(positions()).isEqualTo(IntStream.range(1, ARTICLES).boxed().toList());
        assertThat(seqs())
                .isEqualTo(LongStream.rangeClosed(firstSeq(), firstSeq() + 4)
                        .boxed()
                        .toList());
        assertThat(resumes().get(0)).isEqualTo("fresh");
        assertThat(resumes().subList(1, resumes().size())).hasSize(3).containsOnly("exact");
        assertThat(count("resync") + count("problem")).isZero();
    }

    /** Breaks within an event; then changes happen that the reader cannot receive. */
    private void breakWhileArticlesCome() throws Exception {
        await("three articles", () -> count("next-article") >= 3);
        wire.cutAfter(WITHIN_AN_EVENT);
        await("a break", () -> wire.cuts() == 1);
        articles.correct(published.get(1), "Corrected while the reader was away");
        articles.publishOne("Published while the reader was away", NOON.plusSeconds(60));
        announce();
        await("what happened meanwhile", () -> seqs().size() >= 2);
    }

    private void breakWhenSomethingHasHappened() throws Exception {
        await("six articles", () -> count("next-article") >= 6);
        articles.retract(published.get(2));
        announce();
        wire.cut();
        await("the retraction", () -> count("article-retracted") == 1);
        await("another hello", () -> count("hello") == 3);
    }

    private void breakWhileSomethingIsTold() throws Exception {
        wire.cutAfter(WITHIN_AN_EVENT);
        articles.correct(published.get(3), "Corrected when the wire broke");
        articles.correct(published.get(4), "Corrected right behind");
        announce();
        await("a break", () -> wire.cuts() == 3);
    }

    private List<ArticleId> articlesHeard() {
        return named("next-article")
                .map(event -> event.data().at("/article/id").asString())
                .flatMap(id -> ArticleId.parse(id).stream())
                .toList();
    }

    private List<Integer> positions() {
        return named("next-article")
                .map(event -> event.data().get("position").asInt())
                .toList();
    }

    private List<Long> seqs() {
        return heard.stream()
                .filter(event -> event.name().startsWith("article-"))
                .map(event -> event.data().get("seq").asLong())
                .toList();
    }

    private long firstSeq() {
        return named("hello").findFirst().orElseThrow().data().get("seq").asLong() + 1;
    }

    private List<String> resumes() {
        return named("hello")
                .map(event -> event.data().get("resume").asString())
                .toList();
    }

    private long count(String name) {
        return named(name).count();
    }

    private Stream<Heard> named(String name) {
        return heard.stream().filter(event -> event.is(name));
    }

    private void await(String what, BooleanSupplier isThere) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(
                            "%s, having heard %s",
                            what, heard.stream().map(Heard::name).toList())
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Sends the hint that the newsroom sends after a commit. */
    private void announce() {
        database.sql("select seq from change_log_head")
                .map(row -> row.get("seq", Long.class))
                .one()
                .flatMap(announcements::changedUpTo)
                .block(LIMIT);
    }
}
