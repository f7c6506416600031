package dev.unspool.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An open stream, and the bytes of its events by their name. */
final class StreamBytes implements AutoCloseable {

    private static final long LIMIT_MILLIS = 60_000;

    private final Map<String, StringBuilder> texts = new HashMap<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final InputStream body;

    private StreamBytes(InputStream body) {
        this.body = body;
        var reader = new Thread(this::read, "stream-bytes");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns the stream once its {@code hello} has come. */
    static StreamBytes open(HttpClient client, URI address) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
        var stream = new StreamBytes(answer.body());
        stream.await("hello", 1);
        return stream;
    }

    /** Waits until {@code count} events of a name have come. */
    synchronized void await(String name, int count) throws InterruptedException {
        var deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (events.getOrDefault(name, 0) < count) {
            pause(deadline);
        }
    }

    /** Waits for an event of one of two names, and returns its name. */
    synchronized String awaitEither(String one, String other) throws InterruptedException {
        var deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!events.containsKey(one) && !events.containsKey(other)) {
            pause(deadline);
        }
        return events.containsKey(one) ? one : other;
    }

    synchronized int bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns all events of a name, as they came. */
    synchronized String text(String name) {
        return texts.getOrDefault(name, new StringBuilder()).toString();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void pause(long deadline) throws InterruptedException {
        if (System.currentTimeMillis() > deadline) {
            throw new IllegalStateException("The stream sent only " + events);
        }
        wait(100);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var block = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                block.append(line).append('\n');
                if (line.isEmpty()) {
                    take(block.toString());
                    block.setLength(0);
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            // as the program did
        }
    }

    private synchronized void take(String block) {
        var name = block.replaceFirst("(?s)(?:.*\\n)?event: (\\S+)\\n.*", "$1");
        texts.computeIfAbsent(name, one -> new StringBuilder()).append(block);
        events.merge(name, 1, Integer::sum);
        notifyAll();
    }
}
