package dev.unspool.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Requests that do not come to their end, at a door that has forgotten its own limit. */
class RequestTimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(200);
    private static final int LIMIT_MILLIS = 30_000;

    private static DisposableServer server;

    @BeforeAll
    static void start() {
        server = new RequestTimeLimit(LIMIT)
                .apply(HttpServer.create().host("localhost").port(0))
                .route(routes -> routes.post(
                                "/patient",
                                (request, response) -> response.sendString(
                                        request.receive().aggregate().asString()))
                        .get(
                                "/long",
                                (request, response) -> response.sendString(
                                        Mono.delay(LIMIT.multipliedBy(3)).thenReturn("all of it"))))
                .bindNow();
    }

    @AfterAll
    static void stop() {
        server.disposeNow();
    }

    @Test
    void endsTheConnectionOfABodyThatDrips() throws Exception {
        try (var socket = send("POST /patient HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")) {
            var drips = drip(socket);
            drips.join(LIMIT_MILLIS);
            assertThat(drips.isAlive()).as("the connection takes more").isFalse();
        }
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
