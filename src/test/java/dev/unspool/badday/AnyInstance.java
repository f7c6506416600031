package dev.unspool.badday;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sends each request to an instance chosen at random, and to another one if that refuses the connection, as a balancer does. */
final class AnyInstance {

    /** As long as a patient reader waits. Every answer should come within four seconds. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final List<Integer> ports;

    AnyInstance(List<Integer> ports) {
        this.ports = List.copyOf(ports);
    }

    /**
     * Returns the answer of one of them.
     *
     * @throws Unanswered if none gives one
     */
    <T> HttpResponse<T> send(String path, UnaryOperator<HttpRequest.Builder> more, BodyHandler<T> body)
            throws Unanswered, InterruptedException {
        var shuffled = ports.stream().collect(Collectors.toList());
        Collections.shuffle(shuffled);
        for (var port : shuffled) {
            try {
                return CLIENT.send(request(port, path, more), body);
            } catch (ConnectException | HttpConnectTimeoutException refused) {
                // the next one, then
            } catch (HttpTimeoutException late) {
                throw new Unanswered("no answer in time");
            } catch (IOException broken) {
                throw new Unanswered("connection lost");
            }
        }
        throw new Unanswered("nobody there");
    }

    HttpResponse<String> get(String path) throws Unanswered, InterruptedException {
        return send(path, request -> request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String path, UnaryOperator<HttpRequest.Builder> more) {
        var address = URI.create("http://127.0.0.1:" + port + path);
        return more.apply(HttpRequest.newBuilder(address).timeout(LIMIT)).build();
    }

    /** No instance gave an answer; the message is the kind of failure. */
    static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1;

        Unanswered(String kind) {
            super(kind);
        }
    }
}
