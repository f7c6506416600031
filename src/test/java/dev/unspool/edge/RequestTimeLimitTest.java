package dev.unspool.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Requests that never end, at an endpoint without a limit of its own. */
class RequestTimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(200);
    private static final int LIMIT_MILLIS = 30_000;

    /** In which a client surely goes on, also on a busy machine. */
    private static final Duration LONG_LIMIT = Duration.ofSeconds(4);

    private static DisposableServer server;
    private static DisposableServer patientServer;

    @BeforeAll
    static void start() {
        server = start(LIMIT);
        patientServer = start(LONG_LIMIT);
    }

    private static DisposableServer start(Duration limit) {
        return new RequestTimeLimit(limit)
                .apply(HttpServer.create().host("localhost").port(0).protocol(HttpProtocol.HTTP11, HttpProtocol.H2C))
                .route(routes -> routes.post(
                                "/patient",
                                (request, response) -> response.sendString(
                                        request.receive().aggregate().asString()))
                        .get(
                                "/long",
                                (request, response) -> response.sendString(
                                        Mono.delay(limit.multipliedBy(3)).thenReturn("all of it"))))
                .bindNow();
    }

    @AfterAll
    static void stop() {
        server.disposeNow();
        patientServer.disposeNow();
    }

    @Test
    void closesTheConnectionOfASlowBody() throws Exception {
        try (var socket = send("POST /patient HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")) {
            var drips = drip(socket);
            drips.join(LIMIT_MILLIS);
            assertThat(drips.isAlive()).as("the connection takes more").isFalse();
        }
    }

    /** The server answers without reading: what is left of the body arrives afterwards. */
    @Test
    void leavesTheConnectionAfterABodyThatNothingRead() throws Exception {
        try (var socket =
                send(patientServer, "POST /refused HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nab")) {
            var answer = new byte[4_096];
            assertThat(new String(answer, 0, socket.getInputStream().read(answer), US_ASCII))
                    .contains("404 Not Found");
            socket.getOutputStream()
                    .write("cdGET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .contains("200 OK")
                    .contains("all of it");
        }
    }

    @Test
    void closesTheConnectionOfASlowBodyThatNothingReads() throws Exception {
        try (var socket = send("POST /refused HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")) {
            var drips = drip(socket);
            drips.join(LIMIT_MILLIS);
            assertThat(drips.isAlive()).as("the connection takes more").isFalse();
        }
    }

    @Test
    void resetsTheStreamOfASlowBodyWithHttp2() {
        var answer = HttpClient.create()
                .protocol(HttpProtocol.H2C)
                .post()
                .uri("http://localhost:%d/patient".formatted(server.port()))
                .send(ByteBufFlux.fromString(Flux.concat(Flux.just("a"), Flux.never())))
                .response();
        StepVerifier.create(answer).expectError(IOException.class).verify(Duration.ofMillis(LIMIT_MILLIS));
    }

    @Test
    void letsAnAnswerTakeLonger() throws Exception {
        try (var socket = send("GET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .contains("200 OK")
                    .contains("all of it");
        }
    }

    private static Socket send(String request) throws IOException {
        return send(server, request);
    }

    private static Socket send(DisposableServer server, String request) throws IOException {
        var socket = new Socket("localhost", server.port());
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static Thread drip(Socket socket) {
        var drips = new Thread(() -> {
            try {
                while (true) {
                    socket.getOutputStream().write('a');
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException over) {
                // the connection was ended
            }
        });
        drips.setDaemon(true);
        drips.start();
        return drips;
    }
}
