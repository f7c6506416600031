package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unspool.announce.Announcements;
import dev.unspool.database.Columns;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.TestArticles;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is suggested while readers type, and that it costs the database nothing. */
@SiteTest
class SuggestionsApiTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private WebTestClient client;
    private TestArticles articles;

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Announcements announcements;

    @BeforeEach
    void empty() {
        articles = site.emptied();
        client = site.client();
    }

    @Test
    void suggestsHeadlinesSectionsTagsAndAuthors() {
        articles.publish(List.of(
                TestArticles.manuscript("Fog over the pier", "Foghorns", List.of("Fog lamps"), NOON),
                TestArticles.manuscript("Sun", "News", List.of(), NOON)));
        Suggested.await(client, "fog", "Fog over the pier");
        assertThat(items("fog"))
                .extracting(
                        item -> item.get("kind").asString(),
                        item -> item.get("text").asString())
                .containsExactlyInAnyOrder(
                        tuple("section", "Foghorns"), tuple("tag", "Fog lamps"), tuple("article", "Fog over the pier"));
        assertThat(items("writ").get(0).get("url").asString()).endsWith("/authors/ada-writer");
        assertThat(items("pier").get(0).get("url").asString()).endsWith("/articles/fog-over-the-pier");
        assertThat(Suggested.items(client, "fog", 1)).hasSize(1);
    }

    @Test
    void neverSuggestsWhatWasRetractedOrCorrected() {
        var down = articles.publishOne("Fog taken down", NOON);
        var killed = articles.publishOne("Fog killed", NOON);
        var wrong = articles.publishOne("Fog wrong", NOON);
        articles.publishOne("Fog stays", NOON);
        Suggested.await(client, "fog", "Fog stays");
        articles.retract(down);
        announce();
        assertThat(Suggested.texts(client, "fog")).doesNotContain("Fog taken down");
        articles.kill(killed);
        announce();
        assertThat(Suggested.texts(client, "fog")).doesNotContain("Fog killed");
        articles.correct(wrong, "Mist right");
        announce();
        assertThat(Suggested.texts(client, "fog")).doesNotContain("Fog wrong");
        Suggested.await(client, "mist", "Mist right");
        assertThat(items("fog")).extracting(item -> item.get("text").asString()).containsExactly("Fog stays");
    }

    @Test
    void forgetsWithoutAHintToo() {
        var killed = articles.publishOne("Fog killed", NOON);
        articles.publishOne("Fog stays", NOON);
        Suggested.await(client, "fog", "Fog killed");
        articles.kill(killed);
        Suggested.awaitEnd(client, "fog", "Fog killed");
        Suggested.await(client, "fog", "Fog stays");
    }

    @Test
    void suggestsNamesAsTheyAreAfterAChange() {
        articles.publish(List.of(TestArticles.manuscript("Sun", "Foghorns", List.of(), NOON)));
        Suggested.await(client, "foghorns", "Foghorns");
        database.sql("update section set name = 'Lighthouses' where name = 'Foghorns'")
                .then()
                .block(LIMIT);
        database.sql("""
                        with head as (update change_log_head set seq = seq + 1 returning seq)
                        insert into change_log (at, seq, kind, article_id, version)
                        select now(), head.seq, 'refiled', id, version from article, head""").then().block(LIMIT);
        Suggested.await(client, "light", "Lighthouses");
        assertThat(Suggested.texts(client, "foghorns")).isEmpty();
    }

    /** The tables that tell what changed, and what suggestions are read from, are locked: every reading of them waits. */
    @Test
    void suggestsNothingRatherThanAskTheDatabaseWhenItCannotFollowTheLog() {
        articles.publishOne("Fog", NOON);
        Suggested.await(client, "fog", "Fog");
        var lock = Mono.from(connections.create())
                .delayUntil(connection -> Mono.from(connection.beginTransaction()))
                .delayUntil(connection -> done(connection, "set local idle_in_transaction_session_timeout = 0"))
                .delayUntil(connection -> done(connection, "lock table change_log, article in access exclusive mode"))
                .block(LIMIT);
        try {
            var deadline = System.nanoTime() + LIMIT.toNanos();
            while (!Suggested.texts(client, "fog").isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Suggested.pause();
            }
            for (var i = 0; i < 100; i++) {
                assertThat(Suggested.texts(client, "fo")).isEmpty();
            }
            assertThat(readings()).isLessThanOrEqualTo(1);
        } finally {
            Mono.from(lock.rollbackTransaction()).then(Mono.from(lock.close())).block(LIMIT);
        }
        Suggested.await(client, "fog", "Fog");
    }

    @Test
    void answersBrowsersInTheirForm() {
        articles.publishOne("Fog \"<b>\" & more", NOON);
        Suggested.await(client, "fog", "Fog \"<b>\" & more");
        var lists = forBrowsers();
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (lists.get(1).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            lists = forBrowsers();
        }
        assertThat(lists).hasSize(4);
        assertThat(lists.get(0).asString()).isEqualTo("fog");
        assertThat(lists.get(1).get(0).asString()).isEqualTo("Fog \"<b>\" & more");
        assertThat(lists.get(3).get(0).asString()).contains("/articles/fog-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/search/suggestions",
                "/api/v1/search/suggestions?q=",
                "/api/v1/search/suggestions?q",
                "/api/v1/search/suggestions?q=a&q=b",
                "/api/v1/search/suggestions?q=a&limit=0",
                "/api/v1/search/suggestions?q=a&limit=21",
                "/api/v1/search/suggestions?q=a&section=news",
                "/search/suggestions",
                "/search/suggestions?q=a&limit=2"
            })
    void refusesWhatItDoesNotUnderstand(String address) {
        client.get().uri(address).exchange().expectStatus().isBadRequest();
    }

    @Test
    void answersEverythingThatPeopleCanType() {
        articles.publishOne("Fog over the harbour 公司发布", NOON);
        var random = new Random(19);
        for (var i = 0; i < 300; i++) {
            var status = client.get()
                    .uri("/api/v1/search/suggestions?q={q}", SearchApiTest.hostile(random))
                    .exchange()
                    .returnResult()
                    .getStatus()
                    .value();
            assertThat(status).isIn(200, 400);
        }
    }

    @Test
    void describesItselfToBrowsers() {
        var body = client.get()
                .uri("/opensearch.xml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/opensearchdescription+xml")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body)
                .contains(
                        "/search?q={searchTerms}\"/>",
                        "/search/suggestions?q={searchTerms}\"/>",
                        "<ShortName>LTD News<");
    }

    private JsonNode forBrowsers() {
        var answer = client.get()
                .uri("/search/suggestions?q=fog")
                .exchange()
                .expectHeader()
                .contentType("application/x-suggestions+json")
                .expectBody()
                .returnResult();
        return JsonMapper.shared().readTree(answer.getResponseBodyContent());
    }

    /** Tells the application of the last change, as the newsroom does before it answers. */
    private void announce() {
        store.head().flatMap(head -> announcements.changedUpTo(head.seq())).block(LIMIT);
    }

    private List<JsonNode> items(String typed) {
        return Suggested.items(client, typed);
    }

    private static Flux<Long> done(Connection connection, String statement) {
        return Flux.from(connection.createStatement(statement).execute()).flatMap(result -> result.getRowsUpdated());
    }

    /** Statements for suggestions that wait. */
    private long readings() {
        return database.sql(
                        "select count(*) as readings from pg_stat_activity where state <> 'idle' and query like '%author_names%'"
                                + " and pid <> pg_backend_pid()")
                .map(row -> new Columns(row).number("readings"))
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}
