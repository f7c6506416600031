package dev.unspool.search;

import java.time.Duration;
import java.util.List;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Waits until something is suggested, or nothing: the application learns of changes a moment later, and suggests nothing meanwhile. */
final class Suggested {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Suggested() {}

    /** Waits until a suggestion for {@code typed} has this text. */
    static void await(WebTestClient client, String typed, String text) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!texts(client, typed).contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("“" + text + "” is not suggested for “" + typed + "”.");
            }
            pause();
        }
    }

    /** Waits until no suggestion for {@code typed} has this text. */
    static void awaitEnd(WebTestClient client, String typed, String text) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (texts(client, typed).contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("“" + text + "” is still suggested for “" + typed + "”.");
            }
            pause();
        }
    }

    /** Waits until there are suggestions for {@code typed}, and returns them. */
    static List<JsonNode> items(WebTestClient client, String typed) {
        return items(client, typed, 20);
    }

    static List<JsonNode> items(WebTestClient client, String typed, int limit) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var items = SearchApiTest.json(client, "/api/v1/search/suggestions?limit=" + limit + "&q={q}", typed)
                    .get("items")
                    .valueStream()
                    .toList();
            if (!items.isEmpty()) {
                return items;
            }
            pause();
        }
        throw new AssertionError("Nothing is suggested for “" + typed + "”.");
    }

    static List<String> texts(WebTestClient client, String typed) {
        return SearchApiTest.json(client, "/api/v1/search/suggestions?q={q}", typed)
                .get("items")
                .valueStream()
                .map(item -> item.get("text").asString())
                .toList();
    }

    static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
