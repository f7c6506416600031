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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What the balancers and the cache keep away from an instance. The one here takes all that it is given, HTTP/2 in passing too, and says what it was:
 * so nothing but the examples can be what refuses.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EdgeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long LOOK_MILLIS = 50;

    /** For a page that is gone, each with a query of its own. */
    private static final int REQUESTS = 200;

    private static final Map<Balancer, RunningBalancer> BALANCERS = new EnumMap<>(Balancer.class);

    /** One for all tests: each keeps its connections. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

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
                        balancer,
                        RunningBalancer.start(balancer, instance.port(), instance.port(), balancer.tightened()));
            }
        }
        if (FrontCache.isInstalled()) {
            cache = FrontCache.start("varnish-edge", Instance.freePort(), instance.port(), instance.port(), Map.of());
        }
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
    void givesNothingInClear(Balancer balancer) throws Exception {
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
    void saysItselfWhoAsksAndHow(Balancer balancer) throws Exception {
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
    void letsThroughWhatTheSiteUnderstands(Balancer balancer) throws Exception {
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
    void givesEachHouseholdItsStreams(Balancer balancer) throws Exception {
        var open = new ArrayList<Peer>();
        try {
            for (var i = 1; i <= 3; i++) {
                open.add(behind(balancer, "2001:db8:0:1::" + i, "/api/v1/stream"));
                assertThat(open.get(i - 1).read(": held")).as("stream %d", i).isTrue();
            }
            open.add(behind(balancer, "2001:db8:0:1:ffff::", "/api/v1/stream"));
            assertThat(open.get(3).read("event: bye\ndata: {\"reason\":\"capacity\""))
                    .isTrue();
            open.add(behind(balancer, "2001:db8:0:2::1", "/api/v1/stream"));
            assertThat(open.get(4).read(": held")).as("of the subnet beside it").isTrue();
            open.add(behind(balancer, "192.0.2.1", "/api/v1/stream"));
            assertThat(open.get(5).read(": held")).as("of IPv4").isTrue();
        } finally {
            close(open);
        }
    }

    /** HAProxy counts connections, nginx requests under way. */
    @ParameterizedTest
    @EnumSource
    void givesNoAddressAllConnections(Balancer balancer) throws Exception {
        var held = "GET /held HTTP/1.1\r\nHost: x\r\n\r\n";
        var open = new ArrayList<Peer>();
        try {
            var given = 0;
            for (var i = 0; i < 45; i++) {
                open.add(Peer.open("127.0.0.7", running(balancer).port(), held));
                given += open.get(i).read(": held") ? 1 : 0;
            }
            assertThat(given).isEqualTo(balancer == Balancer.HAPROXY ? 40 : 3);
            open.add(Peer.open("127.0.0.8", running(balancer).port(), held));
            assertThat(open.get(45).read(": held")).as("of another address").isTrue();
        } finally {
            close(open);
        }
    }

    /** Each connection comes from another subnet of the same end site. */
    @ParameterizedTest
    @EnumSource
    void givesNoEndSiteAllConnections(Balancer balancer) throws Exception {
        var open = new ArrayList<Peer>();
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

    /** HAProxy leaves it to the instances, for want of counters. */
    @Test
    void givesNoEndSiteAllStreamsOfNginx() throws Exception {
        var open = new ArrayList<Peer>();
        try {
            for (var i = 0; i < 8; i++) {
                open.add(behind(Balancer.NGINX, "2001:db8:9:" + i + "::1", "/api/v1/stream"));
                assertThat(open.get(i).read(": held")).as("stream %d", i).isTrue();
            }
            open.add(behind(Balancer.NGINX, "2001:db8:9:8::1", "/api/v1/stream"));
            assertThat(open.get(8).read("event: bye\ndata: {\"reason\":\"capacity\""))
                    .isTrue();
        } finally {
            close(open);
        }
    }

    /** nginx counts nobody before a header has come. Those held here are more than its connections. */
    @Test
    void cutsOffHeadersThatNeverEndAndServesOthers() throws Exception {
        var port = running(Balancer.NGINX).port();
        var open = new ArrayList<Peer>();
        try {
            for (var i = 0; i < 300; i++) {
                open.add(Peer.open("127.0.0.7", port, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }
            for (var peer : open) {
                assertThat(peer.read("GET /\n")).isFalse();
            }
            open.add(Peer.open("127.0.0.8", port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(open.get(300).read("GET /\n")).as("of another address").isTrue();
        } finally {
            close(open);
        }
    }

    @Test
    void givesTheNewsroomThroughTheCacheToNobodyInClear() throws Exception {
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
    void believesBalancersAloneThatAReaderCameOverTls() throws Exception {
        for (var path : List.of("/newsroom/sign-in", "/")) {
            var forged = "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n\r\n";
            try (var peer = Peer.open("127.0.0.2", ready().port(), forged)) {
                assertThat(peer.read("x-forwarded-for: 127.0.0.2")).as(path).isEqualTo(path.equals("/"));
                assertThat(peer.text().toLowerCase(Locale.ROOT)).doesNotContain("x-forwarded-proto");
            }
        }
    }

    /** Answers vary with the header: each value would have an edition of its own. */
    @Test
    void keepsNoEditionForAnAuthor() throws Exception {
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
    void isPurgedByInstancesAloneThoughABalancerSharesTheirHost() throws Exception {
        assertThat(purge("Authorization", "Bearer " + FrontCache.SECRET)).isEqualTo(200);
        assertThat(purge("Authorization", "Bearer " + FrontCache.SECRET + "x")).isEqualTo(403);
        assertThat(purge("Authorization", "Bearer ")).isEqualTo(403);
        assertThat(purge("X", "y")).isEqualTo(403);
        for (var header : List.of("X-Forwarded-For", "Forwarded")) {
            var status = purge("Authorization", "Bearer " + FrontCache.SECRET, header, "127.0.0.1");
            assertThat(status).as(header).isEqualTo(403);
        }
    }

    /** Each ban is kept until every page has been held against it. */
    @Test
    void addsNoBanForWhatAnybodyMayAsk() throws Exception {
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
    void showsNoEditionOfAPageOnceItIsKnownToBeGone() throws Exception {
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

    /** What is kept under other addresses is banned once, by the article's name, when a renewal learns of it. */
    @Test
    void showsNoOtherPageOfAnArticleOnceARenewalFindsItGone() throws Exception {
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
    void keepsPagesOfOnePersonToThem() throws Exception {
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

    /** As a reader asks who claims to have the page. */
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
        try (var peer = Peer.open("127.0.0.1", port, upgrade)) {
            assertThat(peer.read("GET " + path)).isTrue();
            assertThat(peer.text().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 200 ")
                    .doesNotContain("upgrade", "http2-settings", "101 ");
        }
    }

    private static Peer behind(Balancer balancer, String address, String path) throws IOException {
        var isSix = address.contains(":");
        var line = "PROXY TCP%s %s %s 1234 443\r\n".formatted(isSix ? 6 : 4, address, isSix ? "::1" : "127.0.0.1");
        return Peer.open(
                "127.0.0.1", running(balancer).ports().behind(), line + "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static void close(List<Peer> peers) throws IOException {
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

    /** The cache, once it knows that the instance is ready. */
    private static FrontCache ready() throws Exception {
        while (cache().get("/readyz", "gzip").statusCode() != 200) {
            Thread.sleep(LOOK_MILLIS);
        }
        return cache;
    }

    /** Says what it was asked, and holds on to streams and what is called {@code /held}. */
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
