package dev.unspool.http;

import static dev.unspool.http.RawConnection.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/** Requests share connections: one after the other, many at once, in every version of HTTP that works without TLS. */
class ConnectionsTest extends RawHttpTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Requests on one connection: fewer than the database has connections, because none of the pages is warm. */
    private static final int AT_ONCE = 8;

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        try (var connection = RawConnection.open(port)) {
            for (var i = 0; i < 5; i++) {
                connection.send(request("GET", "/api/v1/articles/" + slug(i)));
                assertThat(connection.answer().text()).contains("Manners " + i);
            }
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        var etag = get("/api/v1/feed").etag();
        get("/articles/" + slug(1)); // some of the pages are warm, most were never asked for
        var requests = new StringBuilder();
        var wanted = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            requests.append(request("GET", "/api/v1/feed", "If-None-Match: " + etag));
            wanted.add("304 ");
            requests.append(request("GET", "/articles/" + slug(1 + i)));
            wanted.add("200 Manners " + (1 + i));
            requests.append(request("GET", "/api/v1/articles/" + slug(10 + i), "Accept-Encoding: gzip"));
            wanted.add("200 Manners " + (10 + i));
            requests.append(request("GET", "/api/v1/articles/nobody-" + i));
            wanted.add("404 nobody-" + i);
            requests.append(request("GET", "/api/v1/feed?limit=" + (30 + i)));
            wanted.add("200 Manners " + (29 + i));
        }
        try (var connection = RawConnection.open(port)) {
            connection.send(requests.toString());
            for (var next : wanted) {
                var answer = connection.answer();
                assertThat(answer.status() + " " + (answer.status() == 304 ? "" : answer.text()))
                        .startsWith(next.substring(0, 4))
                        .contains(next.substring(4));
            }
        }
    }

    @Test
    void ignoresTheBodyOfAGet() throws IOException {
        for (var target : List.of("/api/v1/feed", "/articles/" + slug(3), "/api/v1/articles/nobody")) {
            try (var connection = RawConnection.open(port)) {
                var body = "GET /api/v1/articles/" + slug(9) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                connection.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body + request("GET", "/livez"));
                assertThat(connection.answer().status()).isIn(200, 404);
                assertThat(connection.answer().text()).as("the next request's").doesNotContain("Manners 9");
            }
        }
    }

    @Test
    void closesTheConnectionOnRequest() throws IOException {
        for (var target : List.of("/api/v1/feed", "/articles/" + slug(3), "/api/v1/articles/nobody")) {
            try (var connection = RawConnection.open(port)) {
                connection.send(request("GET", target, "Connection: close"));
                var answer = connection.answer();
                assertThat(answer.header("connection")).isEqualTo("close");
                assertThat(connection.isOver()).isTrue();
            }
        }
    }

    @Test
    void speaksHttp10Too() throws IOException {
        for (var target : List.of("/api/v1/feed", "/articles/" + slug(3), "/api/v1/articles/nobody")) {
            try (var connection = RawConnection.open(port)) {
                connection.send("GET " + target + " HTTP/1.0\r\n\r\n");
                var answer = connection.answer();
                assertThat(answer.status()).isIn(200, 404);
                assertThat(answer.header("transfer-encoding")).isNull();
                assertThat(answer.body()).isNotEmpty();
                assertThat(connection.isOver()).isTrue();
            }
        }
    }

    @Test
    void speaksHttp2WithPriorKnowledge() {
        assertSpeaksHttp2(HttpClient.create().port(port).protocol(HttpProtocol.H2C));
    }

    /** A balancer turns an upgraded connection into a tunnel, in which its rules see no request. */
    @Test
    void upgradesToNoOtherProtocol() throws IOException {
        for (var protocol : List.of("h2c", "websocket", "h2c, TLS/1.0")) {
            try (var connection = RawConnection.open(port)) {
                connection.send(request(
                        "GET",
                        "/api/v1/articles/" + slug(3),
                        "Connection: Upgrade, HTTP2-Settings",
                        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                        "Upgrade: " + protocol));
                assertThat(connection.answer().text()).as(protocol).contains("Manners 3");
                connection.send(request("GET", "/api/v1/articles/" + slug(4)));
                assertThat(connection.answer().text()).as(protocol).contains("Manners 4");
            }
        }
    }

    /** Clients that prefer HTTP/2 ask for an upgrade with their first request, even if it has a body. */
    @Test
    void answersInHttp11ToClientsThatAskForAnUpgrade() throws Exception {
        var client = java.net.http.HttpClient.newHttpClient();
        var draft = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/newsroom/articles"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\": \"" + "a".repeat(100_000) + "\"}"))
                .build();
        var answer = client.send(draft, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
    }

    private void assertSpeaksHttp2(HttpClient client) {
        var articles = Flux.range(0, 30)
                .flatMap(
                        i -> client.headers(headers -> headers.set("Accept-Encoding", "identity"))
                                .get()
                                .uri("/api/v1/articles/" + slug(i))
                                .responseSingle((answer, body) -> body.asString()
                                        .map(text -> answer.version() + " " + answer.status() + " "
                                                + text.contains("Manners " + i))),
                        AT_ONCE)
                .collectList()
                .block(LIMIT);
        assertThat(articles).hasSize(30).containsOnly("HTTP/2.0 200 OK true");
    }
}
