package dev.unspool.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks again and again for all answers that could show an article, in a thread of its own, and remembers when they last did. */
final class KilledText implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Map<URI, Long> shown = new ConcurrentHashMap<>();
    private final List<String> texts;
    private final List<URI> addresses;
    private final Thread thread = new Thread(this::run, "killed-text");
    private volatile boolean isOver;
    private volatile int rounds;

    /** @param texts that only this article has */
    KilledText(List<String> texts, List<URI> addresses) {
        this.texts = texts;
        this.addresses = addresses;
        thread.start();
    }

    /** Waits until it has asked for everything once more, after all that was done before the call. */
    void awaitRound() throws InterruptedException {
        var enough = rounds + 2;
        while (rounds < enough) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Whether most of the addresses have shown the article: not all did at the time when they were asked. */
    boolean wasShown() {
        return 2 * shown.size() > addresses.size();
    }

    /** Returns the addresses that have shown the article to a request since {@code nanos}. */
    List<URI> shownSince(long nanos) {
        return shown.entrySet().stream()
                .filter(one -> one.getValue() - nanos > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns when the last request was sent that showed the article, as {@code System.nanoTime} says it. */
    long lastShown() {
        return shown.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }

    private void run() {
        while (!isOver) {
            addresses.forEach(this::look);
            rounds++;
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(URI address) {
        try {
            var asked = System.nanoTime();
            var answer =
                    client.send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), BodyHandlers.ofString());
            if (texts.stream().anyMatch(answer.body()::contains)) {
                shown.put(address, asked);
            }
        } catch (IOException nobody) {
            // An instance was stopped, and with it the answer.
        } catch (InterruptedException e) {
            isOver = true;
        }
    }
}
