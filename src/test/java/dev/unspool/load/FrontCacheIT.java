package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Section;
import dev.unspool.embedded.TestServers;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances of the packaged application behind the cache of {@code src/main/caches}. It caches what the headers allow, revalidates as
 * they say, and drops what is corrected or retracted because it is purged.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FrontCacheIT {

    private static final int READERS = 300;

    /** Readers at the same moment. */
    private static final int AT_ONCE = 10;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Less than an article may be cached (s-maxage=60): what changes within this time was purged. */
    private static final Duration PURGED = Duration.ofSeconds(40);

    private static final long LOOK_MILLIS = 100;

    /** A list that expires after five seconds like a front page, and in which nothing changes. */
    private static final String QUIET = "/sections/quiet?fragment=1";

    /** The site's address for readers: that it is https decides about cookies. */
    private static final String SITE = "https://news.example";

    private static final String PAGE = "/newsroom/comments";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static Publisher desk;
    private static Instance one;
    private static Instance two;
    private static FrontCache cache;

    @BeforeAll
    static void startInstancesBehindACache() throws Exception {
        assumeTrue(FrontCache.isInstalled(), FrontCache.INSTALL);
        var port = Instance.freePort();
        var settings = TestServers.freshDatabase().patientSettings();
        desk = Publisher.open(settings);
        desk.fill(10, Section.named("Quiet"));
        settings.put("unspool.purge.caches", "http://127.0.0.1:" + port);
        settings.put("unspool.purge.secret", FrontCache.SECRET);
        settings.put("unspool.site.base-url", SITE);
        settings.put("unspool.trusted-proxies", "127.0.0.1");
        one = Instance.startQuickly("cached-one", Instance.freePort(), settings);
        two = Instance.startQuickly("cached-two", Instance.freePort(), settings);
        one.awaitReady();
        two.awaitReady();
        cache = FrontCache.start("varnish", port, one.port(), two.port(), Map.of());
        await(
                "both instances are known to be ready",
                LIMIT,
                () -> cache.get("/readyz", "identity"),
                answer -> answer.statusCode() == 200);
    }

    @AfterAll
    static void end() throws Exception {
        if (cache != null) {
            cache.close();
            one.close();
            two.close();
            desk.close();
        }
    }

    @Test
    void answersReadersFromTheCache() throws Exception {
        var pages = pagesOf(desk.fill(1).get(0));
        var hits = cache.counted("MAIN.cache_hit");
        var misses = cache.counted("MAIN.cache_miss");
        var asked = cache.counted("MAIN.backend_req");
        everyReaderGets(pages);
        var requests = READERS * pages.size();
        var before = hits + misses;
        await(
                "all are counted",
                LIMIT,
                () -> cache.counted("MAIN.cache_hit") + cache.counted("MAIN.cache_miss") - before,
                answered -> answered >= requests);
        hits = cache.counted("MAIN.cache_hit") - hits;
        misses = cache.counted("MAIN.cache_miss") - misses;
        asked = cache.counted("MAIN.backend_req") - asked;
        assertThat((double) hits / requests)
                .as("share of hits, of %d requests, %d misses", requests, misses)
                .isGreaterThan(0.95);
        assertThat(asked).as("requests that reached an instance").isLessThan(requests / 20);
    }

    @Test
    void revalidatesByETagWhenAPageExpires() throws Exception {
        var fresh = hit(QUIET, "gzip");
        var unchanged = cache.counted("MAIN.fetch_304");
        var stale = await(
                "s-maxage is over",
                LIMIT,
                () -> cache.get(QUIET, "gzip"),
                answer -> state(answer).equals("STALE"));
        assertThat(stale.body()).as("given while it is asked for again").isEqualTo(fresh.body());
        await("the answer to it", LIMIT, () -> cache.counted("MAIN.fetch_304"), count -> count > unchanged);
        var renewed = hit(QUIET, "gzip");
        assertThat(renewed.body()).isEqualTo(fresh.body());
        assertThat(header(renewed, "ETag")).isEqualTo(header(fresh, "ETag"));
    }

    @Test
    void cachesEachCodingSeparately() throws Exception {
        var plain = hit(QUIET, "identity");
        var zipped = hit(QUIET, "gzip;q=1.0, identity;q=0.5");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(hit(QUIET, "gzip;q=0").body()).isEqualTo(plain.body());
    }

    @Test
    void servesNoRetractedArticleOnceItIsPurged() throws Exception {
        var retracted = desk.fill(1).get(0);
        var pages = pagesOf(retracted);
        warm(retracted, pages);
        desk.retract(retracted);
        for (var coding : List.of("gzip", "identity")) {
            for (var page : pages) {
                await(page + " without it", PURGED, () -> cache.get(page, coding), answer -> !shows(retracted, answer));
            }
        }
        for (var i = 0; i < 3; i++) {
            for (var page : pages) {
                assertThat(shows(retracted, cache.get(page, "gzip"))).as(page).isFalse();
            }
            Thread.sleep(PURGED.toMillis() / 20); // also when it is purged for the second time
        }
        assertThat(cache.get("/api/v1/articles/" + retracted, "identity").statusCode())
                .isEqualTo(410);
    }

    @Test
    void servesACorrectionOnceItIsPurged() throws Exception {
        var article = desk.fill(1).get(0);
        var pages = pagesOf(article);
        warm(article, pages);
        desk.correct(article, "Put right at last");
        for (var page : pages) {
            await(
                    page + " corrected",
                    PURGED,
                    () -> cache.get(page, "identity"),
                    answer -> text(answer).contains("Put right at last"));
        }
    }

    @Test
    void acceptsPurgesFromInstancesOnly() throws Exception {
        var secret = "Authorization: Bearer " + FrontCache.SECRET + "\r\n";
        assertThat(purge("127.0.0.1", secret + "Surrogate-Key: headlines")).startsWith("HTTP/1.1 200 ");
        assertThat(purge("127.0.0.1", "Surrogate-Key: headlines")).startsWith("HTTP/1.1 403 ");
        assertThat(purge("127.0.0.2", secret + "Surrogate-Key: headlines")).startsWith("HTTP/1.1 403 ");
        assertThat(purge("127.0.0.1", secret + "Surrogate-Key: .*")).startsWith("HTTP/1.1 400 ");
        assertThat(purge("127.0.0.1", secret + "X: y")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void cachesNothingThatIsForOneReader() throws Exception {
        var id = desk.fill(2).get(0);
        for (var path : List.of("/api/v1/articles/" + id + "/next?read=1", "/livez", "/nowhere")) {
            cache.get(path, "identity");
            assertThat(state(cache.get(path, "identity"))).as(path).isEqualTo("MISS");
        }
        var editor = HttpRequest.newBuilder(cache.address("/api/v1/newsroom/articles"))
                .header("X-Forwarded-Proto", "https")
                .header("Authorization", "Bearer nobody's");
        assertThat(cache.send(editor).statusCode()).isEqualTo(401);
        var draft = HttpRequest.newBuilder(cache.address("/api/v1/newsroom/articles"))
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("{}"));
        assertThat(cache.send(draft).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void letsAModeratorInThroughBalancerAndCache(Balancer balancer) throws Exception {
        assumeTrue(balancer.isInstalled(), Balancer.INSTALL);
        var token = desk.moderator();
        try (var running = RunningBalancer.start(balancer, cache.port(), cache.port())) {
            var browser = HttpClient.newBuilder().sslContext(running.trust()).build();
            var site = "https://127.0.0.1:" + running.ports().tls();
            var turnedAway = browser.send(page(site + PAGE, "a=b"), BodyHandlers.ofString());
            assertThat(header(turnedAway, "Location")).isEqualTo("/newsroom/sign-in");
            var signedIn =
                    browser.send(form(site + "/newsroom/sign-in", "token=" + token, "a=b"), BodyHandlers.ofString());
            assertThat(signedIn.statusCode()).isEqualTo(303);
            assertThat(header(signedIn, "Set-Cookie"))
                    .startsWith("__Host-unspool-session=")
                    .containsIgnoringCase("; HttpOnly") // Reactor Netty writes HTTPOnly
                    .contains("; Path=/", "; Secure", "; SameSite=Strict");
            assertThat(header(signedIn, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            var cookie = header(signedIn, "Set-Cookie").split(";")[0];
            var list = browser.send(page(site + PAGE, cookie), BodyHandlers.ofString());
            assertThat(list.statusCode()).isEqualTo(200);
            var csrf = CSRF.matcher(list.body());
            assertThat(csrf.find()).isTrue();
            var out = form(
                    site + "/newsroom/sign-out",
                    "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8),
                    cookie);
            assertThat(header(browser.send(out, BodyHandlers.ofString()), "Set-Cookie"))
                    .contains("Max-Age=0", "; Secure");
            assertThat(browser.send(page(site + PAGE, cookie), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(303);
            var inClear = browser.send(
                    page("http://127.0.0.1:" + running.port() + "/newsroom/sign-in", "a=b"), BodyHandlers.ofString());
            assertThat(inClear.statusCode()).isEqualTo(403);
            assertThat(inClear.body()).doesNotContain("type=\"password\"");
        }
    }

    /** Neither the cache nor an instance that trusts the sender serves it if the request does not say how it came. */
    @Test
    void refusesTheNewsroomWithoutTls() throws Exception {
        for (var path : List.of("/newsroom/sign-in", PAGE, "/api/v1/newsroom/articles")) {
            assertThat(cache.get(path, "identity").statusCode()).as(path).isEqualTo(403);
            var direct = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + one.port() + path))
                    .header("Accept", "application/json")
                    .build();
            var refused = cache.client().send(direct, BodyHandlers.ofString());
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains(SITE + "/newsroom", "X-Forwarded-Proto");
        }
    }

    @Test
    void sendsStrictTransportSecurityWithEveryAnswer() throws Exception {
        var tag = header(cache.get("/", "gzip"), "ETag");
        var unchanged = HttpRequest.newBuilder(cache.address("/")).header("If-None-Match", tag);
        assertThat(header(cache.send(unchanged), "Strict-Transport-Security")).isEqualTo("max-age=31536000");
        for (var path : List.of("/", QUIET, "/api/v1/feed", "/nowhere", "/livez", "/newsroom/sign-in")) {
            for (var instance : List.of(one, two)) {
                var answer = cache.client()
                        .send(page("http://127.0.0.1:" + instance.port() + path, "a=b"), BodyHandlers.ofString());
                assertThat(header(answer, "Strict-Transport-Security")).as(path).isEqualTo("max-age=31536000");
            }
        }
    }

    @Test
    void passesEachEventOnImmediately() throws Exception {
        var stream = cache.client()
                .send(
                        HttpRequest.newBuilder(cache.address("/api/v1/stream?upTo=0"))
                                .build(),
                        BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            readUntil("event: hello", lines);
            desk.publish(0);
            readUntil("event: article-published", lines);
        }
    }

    private static HttpRequest page(String address, String cookie) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .build();
    }

    private static HttpRequest form(String address, String fields, String cookie) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(fields))
                .build();
    }

    /** Returns the pages that show an article: its page, its element, its JSON, and the lists that it is first in. */
    private static List<String> pagesOf(ArticleId id) throws Exception {
        var json = new JsonMapper()
                .readTree(cache.get("/api/v1/articles/" + id, "identity").body());
        var slug = json.get("slug").asString();
        return List.of(
                "/articles/" + slug,
                "/articles/" + slug + "?fragment=1",
                "/api/v1/articles/" + id,
                "/",
                "/api/v1/feed?limit=10");
    }

    /** Requests every page in both codings until the cache has it and it shows the article. */
    private static void warm(ArticleId id, List<String> pages) throws Exception {
        for (var page : pages) {
            for (var coding : List.of("gzip", "identity")) {
                await(
                        page + " is kept",
                        LIMIT,
                        () -> cache.get(page, coding),
                        answer -> state(answer).equals("HIT") && shows(id, answer));
            }
        }
    }

    private static void everyReaderGets(List<String> pages) throws Exception {
        var readers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var tasks = IntStream.range(0, READERS)
                    .mapToObj(reader -> (Callable<List<Integer>>) () -> statuses(pages, reader))
                    .toList();
            for (var statuses : readers.invokeAll(tasks)) {
                assertThat(statuses.get()).containsOnly(200);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static List<Integer> statuses(List<String> pages, int reader) throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var page : pages) {
            statuses.add(cache.get(page, reader % 3 == 0 ? "identity" : "gzip").statusCode());
        }
        return statuses;
    }

    /** Requests a page until the cache has it. */
    private static HttpResponse<byte[]> hit(String path, String coding) throws Exception {
        return await(
                path + " is kept",
                LIMIT,
                () -> cache.get(path, coding),
                answer -> state(answer).equals("HIT"));
    }

    private static <T> T await(String what, Duration limit, Callable<T> look, Predicate<T> isEnough) throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        var seen = look.call();
        while (!isEnough.test(seen)) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(LOOK_MILLIS);
            seen = look.call();
        }
        return seen;
    }

    /** Whether the answer contains the article's text or a link to it. */
    private static boolean shows(ArticleId id, HttpResponse<byte[]> answer) {
        return answer.statusCode() == 200 && text(answer).contains(id.toString());
    }

    private static String state(HttpResponse<?> answer) {
        return header(answer, "X-Cache");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        try {
            var body = new ByteArrayInputStream(answer.body());
            var in = header(answer, "Content-Encoding").equals("gzip") ? new GZIPInputStream(body) : body;
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the status line. */
    private static String purge(String from, String header) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", cache.port()));
            socket.getOutputStream()
                    .write(("PURGE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static void readUntil(String line, BufferedReader lines) throws IOException {
        var next = lines.readLine();
        while (next != null && !next.equals(line)) {
            next = lines.readLine();
        }
        assertThat(next).isEqualTo(line);
    }
}
