package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of clients follow the tail of two instances behind each cache of {@code src/main/caches}, while news are published, corrected and killed, and
 * the instances are killed, replaced and restored. It prints what that costs. {@code -Dunspool.tail.clients=5000} sets how many clients each cache has.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class TailIT {

    private static final int CLIENTS = Integer.getInteger("unspool.tail.clients", 2_000);

    private static final int PUBLICATIONS = 60;
    private static final long PAUSE_MILLIS = 500;

    private static final long ROUND_MILLIS = 25_000;

    /** Time in which a cache notices that an instance is back, so that it is there when the other one goes, and an instance that its clients left. */
    private static final long NOTICED_MILLIS = 3_000;

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Less than answers may be cached (s-maxage=60): what is gone within this time was purged. */
    private static final Duration PURGED = Duration.ofSeconds(40);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<TailFront> FRONTS = new ArrayList<>();
    private static final List<TailCrowd> CROWDS = new ArrayList<>();

    private static Map<String, Object> settings;
    private static Publisher desk;
    private static Instance one;
    private static Instance two;
    private static int events;

    @BeforeAll
    static void startInstancesBehindEachCache() throws Exception {
        assumeTrue(FrontCache.isInstalled() || Balancer.NGINX.isInstalled(), FrontCache.INSTALL);
        var port = Instance.freePort();
        settings = TestServers.freshDatabase().patientSettings();
        settings.put("unspool.site.base-url", "http://news.example");
        settings.put("unspool.trusted-proxies", "127.0.0.1");
        settings.put("unspool.purge.caches", "http://127.0.0.1:" + port);
        settings.put("unspool.purge.secret", FrontCache.SECRET);
        desk = Publisher.open(settings);
        desk.fill(10);
        one = start("one", Instance.freePort());
        two = start("two", Instance.freePort());
        one.awaitReady();
        two.awaitReady();
        if (FrontCache.isInstalled()) {
            FRONTS.add(TailFront.varnish(port, one.port(), two.port()));
        }
        if (Balancer.NGINX.isInstalled()) {
            FRONTS.add(TailFront.nginx(one.port(), two.port()));
        }
    }

    @AfterAll
    static void end() throws Exception {
        for (var crowd : CROWDS) {
            crowd.close();
        }
        for (var front : FRONTS) {
            front.close();
        }
        if (desk != null) {
            one.close();
            two.close();
            desk.close();
        }
    }

    @Test
    void tellsAllClientsEachChangeOnceAndInOrderWhateverHappensToTheInstances() throws Exception {
        printMemoryOfHeldRequests();
        var began = System.currentTimeMillis();
        var begin = begin();
        for (var front : FRONTS) {
            CROWDS.add(new TailCrowd(CLIENTS, front.port(), begin, desk.moments()));
        }
        awaitQuietRound();
        publishAtAnEvenPace();
        var article = desk.fill(1).get(0);
        try (var text = new KilledText(textsOf(article), addressesOf(article))) {
            var gone = correctAndKill(article, text);
            killEachInstanceWhileItHoldsRequests();
            beginAnEpoch();
            stopAnInstanceWhileNewsAreTold();
            text.awaitRound();
            assertThat(text.shownSince(gone))
                    .as("answers with a killed article")
                    .isEmpty();
        }
        var rounds = System.currentTimeMillis() / ROUND_MILLIS - began / ROUND_MILLIS + 1;
        for (var i = 0; i < FRONTS.size(); i++) {
            assertServed(FRONTS.get(i), CROWDS.get(i), rounds);
        }
    }

    /** Holds requests at an instance directly: behind a cache it would be one. */
    private static void printMemoryOfHeldRequests() throws Exception {
        try (var warmth = new TailCrowd(CLIENTS, one.port(), begin(), desk.moments())) {
            warmth.awaitHeld(LIMIT);
        }
        Thread.sleep(NOTICED_MILLIS); // until the instance has forgotten them
        var heap = one.liveHeap();
        var memory = one.figures().memory();
        try (var crowd = new TailCrowd(CLIENTS, one.port(), begin(), desk.moments())) {
            crowd.awaitHeld(LIMIT);
            System.out.printf(
                    "A held request takes %d bytes of heap, and %d bytes of memory in all.%n",
                    (one.liveHeap() - heap) / CLIENTS, (one.figures().memory() - memory) / CLIENTS);
        }
    }

    /** Waits for the end of a round: the first two answers come at once, and name the round that is under way. */
    private static void awaitQuietRound() throws Exception {
        for (var crowd : CROWDS) {
            crowd.awaitEmpty(3, LIMIT);
            crowd.awaitHeld(LIMIT);
        }
    }

    private static void publishAtAnEvenPace() throws Exception {
        var cpu = cpuMicros();
        var began = System.nanoTime();
        var last = 0L;
        for (var i = 0; i < PUBLICATIONS; i++) {
            last = publish();
            Thread.sleep(PAUSE_MILLIS);
        }
        var share = 100.0 * (cpuMicros() - cpu) * 1_000 / (System.nanoTime() - began);
        System.out.printf(
                "Two publications a second to %,d clients took %.1f %% of a core of both instances together.%n",
                CLIENTS * CROWDS.size(), share);
        awaitTold(last);
        printDelays("while nothing else happens");
    }

    private static long cpuMicros() {
        return one.figures().cpuMicros() + two.figures().cpuMicros();
    }

    /** Returns the time since which nothing shows the article. */
    private static long correctAndKill(ArticleId article, KilledText text) throws Exception {
        awaitTold(counted(desk.publish(0)));
        events++; // the article's own publication
        for (var i = 1; i <= 3; i++) {
            awaitTold(counted(desk.correct(article, "Put right for the %d. time".formatted(i))));
        }
        text.awaitRound();
        assertThat(text.wasShown()).as("the article was shown").isTrue();
        var killed = System.nanoTime();
        awaitTold(counted(desk.kill(article)));
        while (System.nanoTime() - text.lastShown() < PURGED.toNanos() / 10) {
            assertThat(System.nanoTime() - killed)
                    .as("the killed article is purged")
                    .isLessThan(PURGED.toNanos());
            Thread.sleep(PAUSE_MILLIS);
        }
        System.out.printf("A killed article was shown for %d ms.%n", (text.lastShown() - killed) / 1_000_000);
        printDelays("of corrections and a kill");
        return text.lastShown();
    }

    /** Kills both, one after the other: the second one holds all requests, since it told the last change alone. */
    private static void killEachInstanceWhileItHoldsRequests() throws Exception {
        for (var crowd : CROWDS) {
            crowd.awaitHeld(LIMIT);
        }
        one.close();
        awaitTold(publish());
        one = start("one-again", one.port()).awaitReady();
        Thread.sleep(NOTICED_MILLIS);
        two.close();
        awaitTold(publish());
        two = start("two-again", two.port()).awaitReady();
        Thread.sleep(NOTICED_MILLIS);
        awaitTold(publish());
        printDelays("while instances are killed");
    }

    private static void beginAnEpoch() throws Exception {
        var head = desk.beginEpoch();
        events++;
        awaitTold(head.seq());
        awaitTold(publish());
        printDelays("after a new epoch began");
    }

    private static void stopAnInstanceWhileNewsAreTold() throws Exception {
        two.terminate();
        var last = publish();
        while (two.isAlive()) {
            last = publish();
            Thread.sleep(PAUSE_MILLIS);
        }
        awaitTold(last);
        printDelays("while an instance stops");
    }

    private static void printDelays(String when) throws Exception {
        for (var i = 0; i < FRONTS.size(); i++) {
            System.out.printf(
                    "%s, from commit to receipt %s: %s%n",
                    FRONTS.get(i).name(), when, CROWDS.get(i).delays());
        }
    }

    private static void assertServed(TailFront front, TailCrowd crowd, long rounds) throws Exception {
        var seen = crowd.end();
        var requests = front.counter().call();
        System.out.printf(
                "%s: %,d clients, %d events, %d rounds, %d requests at the instances%n",
                front.name(), CLIENTS, events, rounds, requests);
        assertThat(seen.statuses).as("statuses behind %s", front.name()).containsOnlyKeys(200);
        assertThat(seen.failures).as("connections refused or cut").isZero();
        assertThat(seen.gaps).as("changes lost").isZero();
        assertThat(seen.repeats).as("changes told twice").isZero();
        assertThat(seen.resyncs).as("clients told of the new epoch").isGreaterThanOrEqualTo(CLIENTS);
        assertThat(seen.repeatedRequests)
                .as("requests for one address within a second")
                .isZero();
        assertThat(requests)
                .as("requests at the instances")
                .isPositive()
                .isLessThanOrEqualTo(2 * rounds + 3L * events + 20);
    }

    private static long publish() {
        return counted(desk.publish(0));
    }

    private static long counted(long seq) {
        events++;
        return seq;
    }

    private static void awaitTold(long seq) throws Exception {
        for (var crowd : CROWDS) {
            crowd.awaitTold(seq, LIMIT);
        }
    }

    private static Instance start(String name, int port) throws Exception {
        return Instance.startQuickly("tail-" + name, port, settings);
    }

    private static String begin() throws Exception {
        return json("/api/v1/feed?limit=1").at("/changes/tail").asString();
    }

    private static List<String> textsOf(ArticleId article) throws Exception {
        var json = json("/api/v1/articles/" + article);
        return List.of(json.get("title").asString().strip(), json.get("slug").asString(), "Put right for the ");
    }

    /** Returns the addresses of all answers that show an article, behind each cache. */
    private static List<URI> addressesOf(ArticleId article) throws Exception {
        var page =
                "/articles/" + json("/api/v1/articles/" + article).get("slug").asString();
        var api = "/api/v1/articles/" + article;
        var before = json("/api/v1/feed?limit=1").at("/changes/seq").asLong() - 1;
        var paths = new ArrayList<>(List.of(
                "/", "/api/v1/feed?limit=10", page, page + "?fragment=1", api, "/api/v1/changes?after=" + before));
        for (var version = 1; version <= 4; version++) {
            paths.add(api + "/versions/" + version);
        }
        return FRONTS.stream()
                .flatMap(front -> paths.stream().map(path -> URI.create("http://127.0.0.1:" + front.port() + path)))
                .toList();
    }

    /** Requests from an instance directly. */
    private static JsonNode json(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + one.port() + path));
        var answer = CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
