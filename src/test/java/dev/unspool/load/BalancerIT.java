package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Section;
import dev.unspool.embedded.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two instances of the packaged application, alone and behind the balancers of {@code src/main/balancers}, while they are stopped and
 * replaced. Readers behave as a browser's {@code EventSource} does: any status but 200 would be the end of one.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BalancerIT {

    private static final int READERS = 300;

    /** Articles that every reader reads, which takes about as long as replacing both instances. */
    private static final int ARTICLES = 20;

    /** Readers whose credit is raised in the middle of a drain: few, so that all is done well before the drain's pause is over. */
    private static final int EAGER = 10;

    /** The exit code of a process that ended because of SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Map<String, Object> settings;
    private static Publisher desk;
    private static Instance one;
    private static Instance two;

    @BeforeAll
    static void startTwoInstances() throws Exception {
        settings = TestServers.freshDatabase().patientSettings();
        settings.put("unspool.stream.life", "1h"); // no goodbye but that of a drain
        settings.put("unspool.health.pause", "15s"); // time for three checks of a busy machine
        settings.put("unspool.stream.per-household", 10 * READERS); // all come from this machine
        desk = Publisher.open(settings);
        one = start("one", Instance.freePort());
        two = start("two", Instance.freePort());
    }

    @BeforeEach
    void haveBothReady() throws Exception {
        one = one.isAlive() ? one : start("one", one.port());
        two = two.isAlive() ? two : start("two", two.port());
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void end() throws Exception {
        one.close();
        two.close();
        desk.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndShowsNoErrorWhileBothInstancesAreReplaced(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        var articles = desk.fill(ARTICLES + 1, Section.named("Rolling " + balancer.name));
        try (var running = RunningBalancer.start(balancer, one.port(), two.port(), balancer.patience())) {
            var sessions = new Sessions(READERS, running.port());
            try (var crowd = crowd(running.port(), path("rolling-" + balancer.name, articles), sessions::hear)) {
                awaitReading(crowd, sessions);
                try (var newsroom = new BusyNewsroom(desk, sessions)) {
                    one = replaced("one", one, running.port());
                    two = replaced("two", two, running.port());
                    crowd.await(sessions, LIMIT, newsroom::hasBeenRead);
                } catch (ExecutionException | AssertionError stopped) {
                    throw new AssertionError("The balancer wrote: " + running.output(), stopped);
                }
                crowd.awaitTold(desk.publish(0), LIMIT);
                assertUnbroken(crowd.figures());
                assertThat(Set.copyOf(sessions.articles())).containsExactly(following(articles));
                assertThat(sessions.refusals()).as("of credit").isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesEachBlockOnImmediatelyOverHttp2(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        try (var running = RunningBalancer.start(balancer, one.port(), two.port())) {
            var client = HttpClient.newBuilder().sslContext(running.trust()).build();
            var stream = opened(client, "https://127.0.0.1:" + running.ports().tls());
            assertThat(stream.version()).isEqualTo(HttpClient.Version.HTTP_2);
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                readUntil("event: hello", lines);
                desk.publish(0);
                readUntil("event: article-published", lines);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsReadersWhenToComeBackIfNoInstanceIsRunning(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        try (var running = RunningBalancer.start(balancer, Instance.freePort(), Instance.freePort())) {
            var times = new HashSet<String>();
            for (var i = 0; i < 10; i++) {
                times.add(goodbye(running.port()));
            }
            assertThat(times).as("not all at once").hasSizeGreaterThan(1);
        }
    }

    @Test
    void endsEachStreamWithByeAndLosesNothingWithoutABalancer() throws Exception {
        var articles = desk.fill(5, Section.named("Drain"));
        var sessions = new Sessions(READERS, two.port()); // credit goes where the stream is not
        var goodbyes = new ByeOrder();
        try (var crowd = crowd(one.port(), path("drain", articles), (reader, block) -> {
            sessions.hear(reader, block);
            goodbyes.hear(reader, block);
        })) {
            awaitReading(crowd, sessions);
            crowd.turnTo(two.port());
            one.terminate();
            awaitUnready(one);
            assertThat(crowd.ask(goodbyes.went::size))
                    .as("goodbyes before readiness said 503")
                    .isZero();
            desk.publish(0);
            crowd.await("articles by credit in the middle of a drain", LIMIT, () -> {
                sessions.scroll(0, READERS / EAGER);
                return sessions.having(2) >= EAGER;
            });
            assertThat(crowd.ask(goodbyes.went::size))
                    .as("goodbyes before these articles")
                    .isZero();
            assertThat(one.awaitEnd()).isEqualTo(TERMINATED);
            try (var newsroom = new BusyNewsroom(desk, sessions)) {
                crowd.await(sessions, LIMIT, newsroom::hasBeenRead);
            }
            crowd.awaitTold(desk.publish(0), LIMIT);
            assertUnbroken(crowd.figures());
            assertThat(Set.copyOf(sessions.articles())).containsExactly(following(articles));
            assertThat(goodbyes.went).hasSize(READERS).doesNotHaveDuplicates();
            assertThat(goodbyes.went).as("order of goodbyes").isNotEqualTo(List.copyOf(goodbyes.came));
            assertThat(Set.copyOf(goodbyes.retries)).as("times to come back").hasSizeGreaterThan(READERS / 2);
        }
    }

    /** Checks that there was no error, nothing lost or sent twice, and no stream that ended without {@code bye}. */
    private static void assertUnbroken(CrowdFigures seen) {
        var byes = seen.byes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(seen.statuses).as("statuses of streams").containsOnlyKeys(200);
        assertThat(seen.failures).as("connections refused or reset").isZero();
        assertThat(seen.gaps).as("changes lost").isZero();
        assertThat(seen.repeats).as("changes told twice").isZero();
        assertThat(seen.resyncs).as("resyncs").isZero();
        assertThat(byes).as("goodbyes").isGreaterThanOrEqualTo(READERS);
        assertThat(seen.statuses.get(200)).as("streams opened again").isEqualTo(byes);
    }

    /** Waits until all have their first article, and forgets what that cost. */
    private static void awaitReading(Crowd crowd, Sessions sessions) throws Exception {
        crowd.await("the first article", LIMIT, () -> {
            sessions.begin();
            return sessions.having(1) == READERS;
        });
        crowd.figures();
    }

    private static List<String> following(List<ArticleId> articles) {
        return articles.stream().skip(1).map(ArticleId::toString).toList();
    }

    private static String path(String section, List<ArticleId> articles) {
        return "/api/v1/stream?upTo=1&section=%s&article=%s".formatted(section, articles.get(0));
    }

    private static Crowd crowd(int port, String path, BiConsumer<CrowdReader, EventBlock> ear) throws IOException {
        return new Crowd(READERS, port, number -> path, desk.moments(), ear);
    }

    private static Instance start(String name, int port) throws Exception {
        return Instance.startQuickly("balanced-" + name, port, settings);
    }

    /**
     * Replaces an instance as a deployment does: SIGTERM, the end, and the next one on the same port, until it is ready and the balancer sends
     * it requests.
     */
    private static Instance replaced(String name, Instance before, int balancer) throws Exception {
        before.terminate();
        assertThat(before.awaitEnd()).isEqualTo(TERMINATED);
        var after = start(name, before.port()).awaitReady();
        var own = instanceAt(after.port());
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!instanceAt(balancer).equals(own)) {
            assertThat(System.nanoTime()).as("it gets requests").isLessThan(deadline);
        }
        return after;
    }

    /** Returns which instance answers there: the part of a stream's name that all streams of an instance have. */
    private static String instanceAt(int port) throws Exception {
        var stream = opened(CLIENT, "http://127.0.0.1:" + port);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            readUntil("event: hello", lines);
            return lines.readLine().replaceFirst(".*\"sid\":\"(.{8}).*", "$1");
        }
    }

    private static void awaitUnready(Instance instance) {
        var readiness = instance.readiness();
        while (readiness != 503) {
            assertThat(readiness).as("it answers until it says 503").isEqualTo(200);
            readiness = instance.readiness();
        }
    }

    private static HttpResponse<InputStream> opened(HttpClient client, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/stream?upTo=0"))
                .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private static void readUntil(String line, BufferedReader lines) throws IOException {
        var next = lines.readLine();
        while (next != null && !next.equals(line)) {
            next = lines.readLine();
        }
        assertThat(next).isEqualTo(line);
    }

    /** Requests a stream and returns the milliseconds after which to come back. */
    private static String goodbye(int port) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/api/v1/stream");
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        var goodbye =
                "retry: (\\d+)\\nevent: bye\\ndata: \\{\"type\":\"bye\",\"reason\":\"dependency-unavailable\",\"retryMs\":\\1}\\n\\n";
        assertThat(answer.body()).matches(goodbye);
        return answer.body().replaceFirst("(?s)retry: (\\d+).*", "$1");
    }
}
