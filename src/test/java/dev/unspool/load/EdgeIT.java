package dev.unspool.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What the balancers and the cache keep away from an instance. The instance here accepts everything, HTTP/2 too, and echoes what it
 * received: so only the examples can be what refuses.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class EdgeIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long LOOK_MILLIS = 50;

    /** Requests for a page that is gone, each with a query of its own. */
    private static final int REQUESTS = 200;

    private static final Map<Balancer, RunningBalancer> BALANCERS = new EnumMap<>(Balancer.class);

    /** One client for all tests, since each client keeps its connections. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String TAIL = "/api/v1/tail/00000000-0000-0000-0000-000000000001/";

    /** Requests for the tail that reached the instance, by address, and what ends them. */
    private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();

    private static final Map<String, Sinks.One<Void>> RELEASED = new ConcurrentHashMap<>();

    private static volatile String refused = "";

    private static DisposableServer instance;
    private static FrontCache cache;
    private static volatile boolean isGone;

    @BeforeAll
    static void start() throws Exception {
        instance = HttpServer.create()
                .port(0)
                .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
                .handle(EdgeIT::answer)
                .bindNow(LIMIT);
        for (var balancer : Balancer.values()) {
            if (balancer.isInstalled()) {
                BALANCERS.put(
                        balancer, RunningBalancer.start(balancer, instance.port(), instance.port(), changes(balancer)));
            }
        }
        if (FrontCache.isInstalled()) {
            cache = FrontCache.start("varnish-edge", Instance.freePort(), instance.port(), instance.port(), Map.of());
        }
    }

    private static Map<String, String> changes(Balancer balancer) throws IOException {
        if (balancer != Balancer.NGINX) {
            return balancer.tightened();
        }
        var changes = new LinkedHashMap<>(Balancer.withTheTailCached(balancer.tightened()));
        // Tests cut connections on purpose, and a busy machine is slow to accept them: neither may take the instance
        // out for the next test.
        changes.put("max_fails=1 fail_timeout=2s", "max_fails=0");
        changes.put("proxy_connect_timeout 2s", "proxy_connect_timeout 60s");
        return changes;
    }

    @AfterAll
    static void stop() throws Exception {
        for (var balancer : BALANCERS.values()) {
            balancer.close();
        }
        if (cache != null) {
            cache.close();
        }
        instance.disposeNow(LIMIT);
    }

    @ParameterizedTest
    @EnumSource
    void servesNothingOverPlainHttp(Balancer balancer) throws Exception {
        var plain = "http://127.0.0.1:" + running(balancer).ports().plain();
        for (var path : List.of("/", "/newsroom/sign-in?x=1", "/livez", "/api/v1/stream")) {
            var answer = send(HttpRequest.newBuilder(URI.create(plain + path)));
            assertThat(answer.statusCode()).as(path).isEqualTo(308);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .matches("https://127\\.0\\.0\\.1(:\\d+)?/.*")
                    .endsWith(path);
        }
        var token = HttpRequest.newBuilder(URI.create(plain + "/newsroom/sign-in"))
                .POST(BodyPublishers.ofString("token=x"));
        assertThat(send(token).statusCode()).isEqualTo(308);
    }

    @ParameterizedTest
    @EnumSource
    void listensOnIpv6Too(Balancer balancer) throws Exception {
        assumeTrue(Balancer.hasIpv6(), "This machine has no IPv6.");
        var plain = "http://[::1]:" + running(balancer).ports().plain() + "/";
        assertThat(send(HttpRequest.newBuilder(URI.create(plain))).statusCode()).isEqualTo(308);
    }

    @ParameterizedTest
    @EnumSource
    void setsTheForwardedHeadersItself(Balancer balancer) throws Exception {
        var forged = HttpRequest.newBuilder(URI.create(
                        "https://127.0.0.1:" + running(balancer).ports().tls() + "/"))
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "444")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Ssl", "off")
                .header("Forwarded", "for=192.0.2.1");
        var client =
                HttpClient.newBuilder().sslContext(running(balancer).trust()).build();
        var seen = client.send(forged.build(), BodyHandlers.ofString()).body().lines();
        assertThat(seen.filter(line -> line.contains("forwarded")))
                .containsExactlyInAnyOrder("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: https");
        var clear = send(HttpRequest.newBuilder(address(balancer, "/"))).body();
        assertThat(clear).contains("x-forwarded-proto: http\n");
    }

    @ParameterizedTest
    @EnumSource
    void passesOnOnlyMethodsThatTheSiteUnderstands(Balancer balancer) throws Exception {
        for (var method : List.of("PURGE", "BAN", "TRACE", "PROPFIND", "get")) {
            assertThat(asked(balancer, method).statusCode()).as(method).isIn(400, 405);
        }
        for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            assertThat(asked(balancer, method).body()).startsWith(method + " ");
        }
        assertThat(asked(balancer, "PURGE").headers().firstValue("Allow").orElse(""))
                .contains("PATCH");
    }

    @ParameterizedTest
    @EnumSource
    void makesNoTunnelOfAConnection(Balancer balancer) throws Exception {
        for (var path : List.of("/", "/api/v1/stream")) {
            assertNoTunnel(running(balancer).port(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/stream"})
    void makesNoTunnelThroughTheCache(String path) throws Exception {
        assertNoTunnel(cache().port(), path);
    }

    @ParameterizedTest
    @EnumSource
    void letsEachHouseholdHaveItsStreams(Balancer balancer) throws Exception {
        var open = new ArrayList<RawConnection>();
        try {
            for (var i = 1; i <= 3; i++) {
                open.add(behind(balancer, "2001:db8:0:1::" + i, "/api/v1/stream"));
                assertThat(open.get(i - 1).read(": held")).as("stream %d", i).isTrue();
            }
            open.add(behind(balancer, "2001:db8:0:1:ffff::", "/api/v1/stream"));
            assertThat(open.get(3).read("event: bye\ndata: {\"type\":\"bye\",\"reason\":\"capacity\""))
                    .isTrue();
            open.add(behind(balancer, "2001:db8:0:2::1", "/api/v1/stream"));
            assertThat(open.get(4).read(": held")).as("of the subnet beside it").isTrue();
            open.add(behind(balancer, "192.0.2.1", "/api/v1/stream"));
            assertThat(open.get(5).read(": held")).as("of IPv4").isTrue();
        } finally {
            close(open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAHouseholdThatHoldsEnoughOfTheTailWhenToComeBack(Balancer balancer) throws Exception {
        var open = new ArrayList<RawConnection>();
        var after = 100 * balancer.ordinal();
        try {
            for (var i = 1; i <= 3; i++) {
                open.add(behind(balancer, "192.0.2.77", TAIL + (after + i) + "/1"));
                awaitTail(TAIL + (after + i) + "/1", 1);
            }
            open.add(behind(balancer, "192.0.2.77", TAIL + (after + 4) + "/1"));
            assertThat(open.get(3).read("\"waitMs\":")).isTrue();
            assertThat(open.get(3).text())
                    .contains("{\"items\":[],\"head\":%d,\"next\":\"%s%d/0\",".formatted(after + 4, TAIL, after + 4))
                    .containsIgnoringCase("Access-Control-Allow-Origin: *")
                    .containsIgnoringCase("Cache-Control: no-store");
            open.add(behind(balancer, "192.0.2.78", TAIL + (after + 5) + "/1"));
            awaitTail(TAIL + (after + 5) + "/1", 1);
        } finally {
            close(open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsTheHeldRequestsOfAnEndSite(Balancer balancer) throws Exception {
        var open = new ArrayList<RawConnection>();
        var after = 1_000 + 100 * balancer.ordinal();
        try {
            for (var i = 1; i <= 8; i++) {
                open.add(behind(balancer, "2001:db8:9:" + i + "::1", TAIL + (after + i) + "/1"));
                awaitTail(TAIL + (after + i) + "/1", 1);
            }
            open.add(behind(balancer, "2001:db8:9:9::1", TAIL + (after + 9) + "/1"));
            assertThat(open.get(8).read("\"waitMs\":")).isTrue();
            open.add(behind(balancer, "2001:db8:a:1::1", TAIL + (after + 10) + "/1"));
            awaitTail(TAIL + (after + 10) + "/1", 1);
        } finally {
            close(open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoFollowsTheTailWhenToComeBackIfNoInstanceAnswers(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        var changes = balancer == Balancer.NGINX ? Balancer.withTheTailCached(Map.of()) : Map.<String, String>of();
        try (var running = RunningBalancer.start(balancer, Instance.freePort(), Instance.freePort(), changes)) {
            var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + TAIL + "5/1")));
            assertComesBack(answer.statusCode(), answer.body());
        }
    }

    @Test
    void tellsWhoFollowsTheTailWhenToComeBackIfTheCacheFindsNoInstance() throws Exception {
        assumeTrue(FrontCache.isInstalled(), FrontCache.INSTALL);
        try (var alone = FrontCache.start(
                "varnish-alone", Instance.freePort(), Instance.freePort(), Instance.freePort(), Map.of())) {
            var answer = alone.get(TAIL + "5/1", "gzip");
            assertComesBack(answer.statusCode(), new String(answer.body(), UTF_8));
        }
    }

    private static void assertComesBack(int status, String body) {
        assertThat(status).isEqualTo(200);
        assertThat(body).matches("\\{\"items\":\\[],\"head\":5,\"next\":\"" + TAIL + "5/0\",\"waitMs\":\\d{4,5}}");
    }

    @Test
    void makesOneRequestOfAllWhoWaitWhateverHostTheyName() throws Exception {
        ready();
        var path = TAIL + "909/1";
        var open = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < 20; i++) {
                open.add(RawConnection.open(
                        "127.0.0.1", cache.port(), "GET %s HTTP/1.1\r\nHost: a%d\r\n\r\n".formatted(path, i)));
            }
            assertOneRequest(path, open);
        } finally {
            close(open);
        }
    }

    @Test
    void makesOneRequestOfAllWhoWaitForTheTailInNginx() throws Exception {
        assertCollapses(
                running(Balancer.NGINX).ports().behind(), "PROXY TCP4 192.0.2.%d 127.0.0.1 1234 443\r\n", "906/1");
    }

    @Test
    void makesOneRequestOfAllWhoWaitForTheTailInVarnish() throws Exception {
        assertCollapses(ready().port(), "", "907/1");
    }

    /** Each of the clients sends something else that must make no difference. */
    private static void assertCollapses(int port, String before, String address) throws Exception {
        var path = TAIL + address;
        var open = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < 40; i++) {
                var request =
                        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %d\r\nCookie: a=%d\r\nAccept-Encoding: gzip;q=0.%d\r\n\r\n";
                open.add(RawConnection.open("127.0.0.1", port, before.formatted(i) + request.formatted(path, i, i, i)));
            }
            assertOneRequest(path, open);
            for (var client : open) {
                assertThat(client.text().toLowerCase(Locale.ROOT))
                        .contains("host: x")
                        .doesNotContain("bearer", "cookie");
            }
        } finally {
            close(open);
        }
    }

    /** Has the instance answer, and checks that all who wait get its one answer. */
    private static void assertOneRequest(String path, List<RawConnection> waiting) throws Exception {
        awaitTail(path, 1);
        RELEASED.computeIfAbsent(path, p -> Sinks.one()).tryEmitEmpty();
        for (var client : waiting) {
            assertThat(client.read("\"asked\"")).isTrue();
        }
        assertThat(ASKED.get(path)).as("requests at the instance").hasValue(1);
    }

    @Test
    void keepsNoRefusalOfTheTailAndRemembersNoneAsUncacheable() throws Exception {
        ready();
        var path = TAIL + "908/1";
        refused = path;
        assertThat(cache.get(path, "gzip").statusCode()).isEqualTo(400);
        refused = "";
        RELEASED.computeIfAbsent(path, p -> Sinks.one()).tryEmitEmpty();
        assertThat(state(path, "gzip")).isEqualTo("MISS");
        assertThat(state(path, "br")).isEqualTo("HIT");
    }

    private static void awaitTail(String path, int count) throws InterruptedException {
        while (!ASKED.containsKey(path) || ASKED.get(path).get() < count) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** HAProxy counts connections, nginx requests under way. */
    @ParameterizedTest
    @EnumSource
    void limitsTheConnectionsOfAnAddress(Balancer balancer) throws Exception {
        var held = "GET /held HTTP/1.1\r\nHost: x\r\n\r\n";
        var open = new ArrayList<RawConnection>();
        try {
            var given = 0;
            for (var i = 0; i < 45; i++) {
                open.add(RawConnection.open("127.0.0.7", running(balancer).port(), held));
                given += open.get(i).read(": held") ? 1 : 0;
            }
            assertThat(given).isEqualTo(balancer == Balancer.HAPROXY ? 40 : 3);
            open.add(RawConnection.open("127.0.0.8", running(balancer).port(), held));
            assertThat(open.get(45).read(": held")).as("of another address").isTrue();
        } finally {
            close(open);
        }
    }

    /** Each connection comes from another subnet of the same end site. */
    @ParameterizedTest
    @EnumSource
    void limitsTheConnectionsOfAnEndSite(Balancer balancer) throws Exception {
        var open = new ArrayList<RawConnection>();
        try {
            var given = 0;
            for (var i = 0; i < 60; i++) {
                open.add(behind(balancer, "2001:db8:7:" + i + "::1", "/held"));
                given += open.get(i).read(": held") ? 1 : 0;
            }
            assertThat(given).isEqualTo(balancer == Balancer.HAPROXY ? 48 : 12);
            open.add(behind(balancer, "2001:db8:8::1", "/held"));
            assertThat(open.get(60).read(": held"))
                    .as("of the end site beside it")
                    .isTrue();
        } finally {
            close(open);
        }
    }

    /** HAProxy leaves this to the instances: it has too few counters. */
    @Test
    void limitsTheStreamsOfAnEndSiteInNginx() throws Exception {
        var open = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < 8; i++) {
                open.add(behind(Balancer.NGINX, "2001:db8:9:" + i + "::1", "/api/v1/stream"));
                assertThat(open.get(i).read(": held")).as("stream %d", i).isTrue();
            }
            open.add(behind(Balancer.NGINX, "2001:db8:9:8::1", "/api/v1/stream"));
            assertThat(open.get(8).read("event: bye\ndata: {\"type\":\"bye\",\"reason\":\"capacity\""))
                    .isTrue();
        } finally {
            close(open);
        }
    }

    /** nginx counts a connection only once a header has come. The connections held here are more than it may have. */
    @Test
    void cutsOffHeadersThatNeverEndAndServesOthers() throws Exception {
        var port = running(Balancer.NGINX).port();
        var open = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < 300; i++) {
                open.add(RawConnection.open("127.0.0.7", port, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }
            for (var peer : open) {
                assertThat(peer.read("GET /\n")).isFalse();
            }
            open.add(RawConnection.open("127.0.0.8", port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(open.get(300).read("GET /\n")).as("of another address").isTrue();
        } finally {
            close(open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsRequestsToUnreadyInstancesIfNoneIsReady(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        var unready = HttpServer.create()
                .port(0)
                .handle((request, response) -> response.status(request.uri().equals("/readyz") ? 503 : 200)
                        .sendString(Mono.just("by an unready instance")))
                .bindNow(LIMIT);
        try (var running = RunningBalancer.start(balancer, unready.port(), unready.port())) {
            // nginx looks at answers only, and takes nobody out for a probe
            while (balancer == Balancer.HAPROXY
                    && !running.output().contains("Server streams/two is DOWN via pages/two. 0 active")) {
                Thread.sleep(LOOK_MILLIS);
            }
            for (var path : List.of("/", "/api/v1/feed", "/api/v1/stream?upTo=0")) {
                var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path)));
                assertThat(answer.body()).as(path).isEqualTo("by an unready instance");
            }
        } finally {
            unready.disposeNow(LIMIT);
        }
    }

    @Test
    void refusesTheNewsroomOverPlainHttpThroughTheCache() throws Exception {
        ready();
        for (var path : List.of("/newsroom", "/newsroom/sign-in?x=1", "/api/v1/newsroom/articles")) {
            var address = cache.address(path);
            assertThat(cache.send(HttpRequest.newBuilder(address)).statusCode())
                    .as(path)
                    .isEqualTo(403);
            var token = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("token=x"));
            assertThat(cache.send(token).statusCode()).as(path).isEqualTo(403);
            var inClear = HttpRequest.newBuilder(address).header("X-Forwarded-Proto", "http");
            assertThat(cache.send(inClear).statusCode()).as(path).isEqualTo(403);
            var overTls = HttpRequest.newBuilder(address).header("X-Forwarded-Proto", "https");
            assertThat(cache.send(overTls).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void trustsOnlyBalancersAboutTls() throws Exception {
        for (var path : List.of("/newsroom/sign-in", "/")) {
            var forged = "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n\r\n";
            try (var peer = RawConnection.open("127.0.0.2", ready().port(), forged)) {
                assertThat(peer.read("x-forwarded-for: 127.0.0.2")).as(path).isEqualTo(path.equals("/"));
                assertThat(peer.text().toLowerCase(Locale.ROOT)).doesNotContain("x-forwarded-proto");
            }
        }
    }

    /** Answers vary with the header: a cache would keep one copy for each value. */
    @Test
    void cachesNothingForAnAuthor() throws Exception {
        ready();
        var path = "/articles/varied/comments?fragment=1";
        for (var i = 0; i < 50; i++) {
            var request = HttpRequest.newBuilder(cache.address(path)).header("Unspool-Author", "junk-" + i);
            assertThat(new String(cache.send(request).body(), UTF_8).toLowerCase(Locale.ROOT))
                    .contains("unspool-author: junk-" + i + "\n");
        }
        assertThat(state(path, "gzip")).isEqualTo("MISS");
    }

    @Test
    void acceptsPurgesFromInstancesOnlyEvenOnABalancersHost() throws Exception {
        assertThat(purge("Authorization", "Bearer " + FrontCache.SECRET)).isEqualTo(200);
        assertThat(purge("Authorization", "Bearer " + FrontCache.SECRET + "x")).isEqualTo(403);
        assertThat(purge("Authorization", "Bearer ")).isEqualTo(403);
        assertThat(purge("X", "y")).isEqualTo(403);
        for (var header : List.of("X-Forwarded-For", "Forwarded")) {
            var status = purge("Authorization", "Bearer " + FrontCache.SECRET, header, "127.0.0.1");
            assertThat(status).as(header).isEqualTo(403);
        }
    }

    /** Varnish keeps a ban until every cached page has been compared with it. */
    @Test
    void addsNoBanForRequestsOfReaders() throws Exception {
        ready();
        try {
            assertThat(state("/articles/known", "gzip")).isEqualTo("MISS");
            assertThat(state("/articles/known", "gzip")).isEqualTo("HIT");
            isGone = true;
            var bans = cache.counted("MAIN.bans_added");
            for (var i = 0; i < REQUESTS; i++) {
                assertThat(unlessKnown("/articles/gone?q=" + i).statusCode()).isEqualTo(410);
            }
            assertThat(cache.counted("MAIN.bans_added")).isEqualTo(bans);
        } finally {
            isGone = false;
        }
    }

    @Test
    void servesNoVariantOfAPageOnceItIsKnownToBeGone() throws Exception {
        ready();
        try {
            assertThat(state("/articles/coded", "gzip")).isEqualTo("MISS");
            assertThat(state("/articles/coded", "gzip")).isEqualTo("HIT");
            isGone = true;
            assertThat(cache.get("/articles/coded", "br").statusCode()).isEqualTo(410);
            for (var coding : List.of("gzip", "br", "identity")) {
                assertThat(cache.get("/articles/coded", coding).statusCode()).isEqualTo(410);
            }
        } finally {
            isGone = false;
        }
    }

    /** Copies under other addresses are banned once, by the article's name, when a refresh learns of the retraction. */
    @Test
    void servesNoOtherPageOfAnArticleOnceARefreshFindsItGone() throws Exception {
        ready();
        try {
            assertThat(state("/articles/renewed?lasting", "gzip")).isEqualTo("MISS");
            assertThat(state("/articles/renewed?lasting", "gzip")).isEqualTo("HIT");
            cache.get("/articles/renewed?brief", "gzip");
            isGone = true;
            var bans = cache.counted("MAIN.bans_added");
            while (cache.get("/articles/renewed?brief", "gzip").statusCode() != 410) {
                Thread.sleep(LOOK_MILLIS);
            }
            assertThat(cache.get("/articles/renewed?lasting", "gzip").statusCode())
                    .isEqualTo(410);
            assertThat(cache.counted("MAIN.bans_added") - bans).isEqualTo(1);
        } finally {
            isGone = false;
        }
    }

    @Test
    void neverSharesPagesOfOnePerson() throws Exception {
        ready();
        for (var path : List.of("/newsroom", "/newsroom/comments?status=spam")) {
            assertThat(cookied(path, "__Host-unspool-session=1")).contains("cookie: __Host-unspool-session=1");
            assertThat(cookied(path, "__Host-unspool-session=2")).contains("cookie: __Host-unspool-session=2");
        }
        var comments = "/articles/discussed/comments?cursor=x";
        for (var name : List.of("unspool-author", "__Host-unspool-author")) {
            var cookies = "other=1; " + name + "=me";
            assertThat(cookied(comments, cookies)).contains("cookie: " + cookies);
            assertThat(cookied(comments, "other=1")).doesNotContain("cookie:");
        }
        assertThat(cookied("/articles/discussed", "unspool-author=me")).doesNotContain("cookie:");
    }

    private static String cookied(String path, String cookies) throws Exception {
        var request = HttpRequest.newBuilder(cache.address(path))
                .header("Cookie", cookies)
                .header("X-Forwarded-Proto", "https");
        return new String(cache.send(request).body(), UTF_8);
    }

    /** Requests as a client that claims to have the page. */
    private static HttpResponse<byte[]> unlessKnown(String path) throws Exception {
        return cache.send(HttpRequest.newBuilder(cache.address(path)).header("If-None-Match", "\"any\""));
    }

    private static String state(String path, String coding) throws Exception {
        return cache.get(path, coding).headers().firstValue("X-Cache").orElse("");
    }

    private static int purge(String... headers) throws Exception {
        var request = HttpRequest.newBuilder(ready().address("/"))
                .method("PURGE", BodyPublishers.noBody())
                .header("Surrogate-Key", "article-1")
                .headers(headers);
        return cache.send(request).statusCode();
    }

    private static void assertNoTunnel(int port, String path) throws IOException {
        var upgrade = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n";
        try (var peer = RawConnection.open("127.0.0.1", port, upgrade)) {
            assertThat(peer.read("GET " + path)).isTrue();
            assertThat(peer.text().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 200 ")
                    .doesNotContain("upgrade", "http2-settings", "101 ");
        }
    }

    private static RawConnection behind(Balancer balancer, String address, String path) throws IOException {
        var isSix = address.contains(":");
        var line = "PROXY TCP%s %s %s 1234 443\r\n".formatted(isSix ? 6 : 4, address, isSix ? "::1" : "127.0.0.1");
        return RawConnection.open(
                "127.0.0.1", running(balancer).ports().behind(), line + "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static void close(List<RawConnection> peers) throws IOException {
        for (var peer : peers) {
            peer.close();
        }
    }

    private static HttpResponse<String> asked(Balancer balancer, String method) throws Exception {
        return send(HttpRequest.newBuilder(address(balancer, "/")).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private static URI address(Balancer balancer, String path) {
        return URI.create("http://127.0.0.1:" + running(balancer).port() + path);
    }

    private static RunningBalancer running(Balancer balancer) {
        assumeTrue(BALANCERS.containsKey(balancer), Balancer.INSTALL);
        return BALANCERS.get(balancer);
    }

    private static FrontCache cache() {
        assumeTrue(cache != null, FrontCache.INSTALL);
        return cache;
    }

    /** Returns the cache, once it knows that the instance is ready. */
    private static FrontCache ready() throws Exception {
        while (cache().get("/readyz", "gzip").statusCode() != 200) {
            Thread.sleep(LOOK_MILLIS);
        }
        return cache;
    }

    /** Holds the request until the test releases it. */
    private static Mono<Void> tail(String asked, HttpServerRequest request, HttpServerResponse response) {
        ASKED.computeIfAbsent(request.uri(), path -> new AtomicInteger()).incrementAndGet();
        if (request.uri().equals(refused)) {
            return response.status(400).header("Cache-Control", "no-store").send();
        }
        return RELEASED.computeIfAbsent(request.uri(), path -> Sinks.one())
                .asMono()
                .then(Mono.defer(() -> response.header("Cache-Control", "public, max-age=0, s-maxage=60")
                        .sendString(Mono.just(asked + "\"asked\""))
                        .then()));
    }

    /** Echoes the request. Never ends streams and paths that begin with {@code /held}. */
    private static Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var asked = request.method() + " " + request.uri() + "\n"
                + request.requestHeaders().entries().stream()
                        .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue() + "\n")
                        .collect(Collectors.joining());
        if (request.uri().equals("/api/v1/stream") || request.uri().equals("/held")) {
            return response.sse()
                    .sendString(Mono.just(asked + ": held\n\n").concatWith(Mono.never()))
                    .then();
        }
        if (request.uri().startsWith(TAIL)) {
            return tail(asked, request, response);
        }
        var isArticle = request.uri().startsWith("/articles/");
        var kept = request.uri().endsWith("?brief") ? "s-maxage=1, stale-while-revalidate=300" : "s-maxage=600";
        return response.status(isArticle && isGone ? 410 : 200)
                .header("Cache-Control", isArticle && !isGone ? "public, " + kept : "no-store")
                .header("Surrogate-Key", "article-1")
                .header("Vary", "Accept-Encoding")
                .header("Content-Length", Integer.toString(asked.length()))
                .sendString(Mono.just(asked))
                .then();
    }
}
