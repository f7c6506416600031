package dev.unspool.badday;

import dev.unspool.load.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Clients that hold connections of each instance and do not behave, for as long as a fault lasts. */
final class BadClients {

    /** Connections to each instance: one in twenty of the streams that it has room for. */
    private static final int CLIENTS = 150;

    private static final int READERS = 500;
    private static final int SMALL_BUFFER = 2_048;
    private static final String STREAM = "GET /api/v1/stream?upTo=0 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HALF_A_REQUEST = "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

    private final List<Socket> open = new ArrayList<>();

    /** Opens streams that nobody reads. */
    void stall(BadDaySite site) throws IOException {
        connect(site, STREAM);
    }

    /** Begins requests that never end (slowloris). */
    void dawdle(BadDaySite site) throws IOException {
        connect(site, HALF_A_REQUEST);
    }

    /** Has five hundred readers ask a cold instance for a hundred different pages at once. */
    static void rush(BadDaySite site) throws Exception {
        site.kill(0);
        site.start(0);
        var port = site.instances().get(0).port();
        var rush = IntStream.range(0, READERS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> request(port, 1 + i % 100)))
                .toList();
        rush.forEach(CompletableFuture::join);
    }

    void leave(BadDaySite site) throws IOException {
        for (var socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void connect(BadDaySite site, String words) throws IOException {
        for (var instance : site.instances()) {
            for (var i = 0; i < CLIENTS; i++) {
                open.add(connected(instance, words));
            }
        }
    }

    private static Socket connected(Instance instance, String words) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()));
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void request(int port, int limit) {
        try {
            new AnyInstance(List.of(port)).get("/api/v1/feed?limit=" + limit);
        } catch (AnyInstance.Unanswered failure) {
            // the readers who record tell what counts
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
