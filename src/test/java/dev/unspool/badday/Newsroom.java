package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import dev.unspool.badday.Evidence.Publication;
import dev.unspool.badday.Evidence.Retraction;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes articles, kills some of them and comments on others, through the API. What is not acknowledged is sent again, with the same key, until it is.
 * It remembers everything over all faults. Call its methods from one thread; its record can be read from any.
 */
final class Newsroom {

    /** How many articles ago the one was published that is commented on, or killed. */
    private static final int COMMENTED = 2;

    private static final int KILLED = 5;

    /** One in so many articles is commented on; one in as many is killed, which is another one. */
    private static final int EVERY = 6;

    private static final JsonMapper JSON = new JsonMapper();
    private static final long RETRY_MILLIS = 300;
    private static final long GIVE_UP_NANOS = 60_000_000_000L;
    private static final int OK = 200;
    private static final int CREATED = 201;

    /** Answers after which the same is sent again: another request of this key is under way, too many requests, and every failure. */
    private static final Set<Integer> TRANSIENT = Set.of(409, 429, 500, 502, 503, 504);

    private final AnyInstance site;
    private final String token;
    private final Map<String, Long> publications = new ConcurrentHashMap<>();
    private final Map<String, Long> retractions = new ConcurrentHashMap<>();
    private final Map<String, Tally> comments = new ConcurrentHashMap<>();
    private final Map<Integer, String> ids = new LinkedHashMap<>();
    private int number;

    /** @param token with the scopes {@code write} and {@code publish} */
    Newsroom(AnyInstance site, String token) {
        this.site = site;
        this.token = token;
    }

    List<Publication> publications() {
        return publications.entrySet().stream()
                .map(entry -> new Publication(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Retraction> retractions() {
        return retractions.entrySet().stream()
                .map(entry -> new Retraction(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns how many publications were acknowledged. */
    long acknowledged() {
        return publications.values().stream().filter(at -> at != Evidence.NEVER).count();
    }

    /** Returns the articles with comments by their ids. */
    Map<String, Tally> comments() {
        return Map.copyOf(comments);
    }

    /** Publishes some articles, so that the feed has several pages. */
    void fill(int count, Recording recording) throws InterruptedException {
        for (var i = 0; i < count; i++) {
            publish(++number, recording);
        }
    }

    /** Publishes an article, and perhaps comments on an earlier one or kills one. */
    void work(Recording recording) throws InterruptedException {
        publish(++number, recording);
        if (number % EVERY == 0) {
            comment(number - COMMENTED, recording);
        }
        if (number % EVERY == 1) {
            kill(number - KILLED, recording);
        }
    }

    private void publish(int which, Recording recording) throws InterruptedException {
        var title = Titles.of(which);
        publications.put(title, Evidence.NEVER);
        var article = JSON.writeValueAsString(Map.of(
                "title",
                title,
                "section",
                "News",
                "author",
                Map.of("name", "Ada Writer"),
                "bodyHtml",
                "<p>The text of " + title + ".</p>",
                "publish",
                true));
        var answer = acknowledged("publish", recording, () -> post("/api/v1/newsroom/articles", article, title));
        if (answer != null) {
            publications.put(title, System.nanoTime());
            ids.put(which, answer.path("id").asString());
        }
    }

    private void kill(int which, Recording recording) throws InterruptedException {
        var id = ids.get(which);
        if (id == null) {
            return;
        }
        var title = Titles.of(which);
        retractions.put(title, Evidence.NEVER);
        var path = "/api/v1/newsroom/articles/" + id + "/kill";
        var answer = acknowledged("kill", recording, () -> post(path, "{\"notice\": \"Withdrawn.\"}", title + " kill"));
        if (answer != null) {
            retractions.put(title, System.nanoTime());
        }
    }

    private void comment(int which, Recording recording) throws InterruptedException {
        var id = ids.get(which);
        if (id == null) {
            return;
        }
        var path = "/api/v1/articles/" + id + "/comments";
        var thread = acknowledged("comments", recording, () -> site.get(path));
        if (thread == null) {
            return;
        }
        var tally = comments.computeIfAbsent(id, article -> new Tally());
        tally.sent.incrementAndGet();
        var form = JSON.writeValueAsString(
                Map.of("name", "Bob", "text", "What a day, said reader " + which + ".", "formToken", token(thread)));
        var answer = acknowledged("comment", recording, () -> post(path, form, "comment on " + Titles.of(which)));
        if (answer != null) {
            tally.acknowledged.incrementAndGet();
        }
    }

    private static String token(JsonNode thread) {
        return thread.path("form").path("token").asString();
    }

    private HttpResponse<String> post(String path, String json, String key) throws Unanswered, InterruptedException {
        return site.send(
                path,
                request -> headers(request, path, key).POST(BodyPublishers.ofString(json)),
                BodyHandlers.ofString());
    }

    /** Readers who comment have other addresses than their neighbours. */
    private HttpRequest.Builder headers(HttpRequest.Builder request, String path, String key) {
        request.header("Content-Type", "application/json").header("Idempotency-Key", key.replace(' ', '-'));
        var random = ThreadLocalRandom.current();
        return path.contains("/newsroom/")
                ? request.header("Authorization", "Bearer " + token)
                : request.header("X-Forwarded-For", "10.%d.%d.1".formatted(random.nextInt(256), random.nextInt(256)));
    }

    /** Sends it until it is acknowledged. Returns the answer; null if it was refused for good, or a minute has passed. */
    private @Nullable JsonNode acknowledged(String what, Recording recording, Order order) throws InterruptedException {
        var begin = System.nanoTime();
        while (System.nanoTime() - begin < GIVE_UP_NANOS) {
            recording.requested();
            try {
                var answer = order.send();
                var status = answer.statusCode();
                if (status == OK || status == CREATED) {
                    return JSON.readTree(answer.body());
                }
                recording.failed(what + " " + status);
                if (!TRANSIENT.contains(status)) {
                    throw new AssertionError(what + " was refused: " + answer.body());
                }
            } catch (Unanswered failure) {
                recording.failed(what + ": " + failure.getMessage());
            }
            Thread.sleep(RETRY_MILLIS);
        }
        return null;
    }

    @FunctionalInterface
    private interface Order {
        HttpResponse<String> send() throws Unanswered, InterruptedException;
    }

    /** Comments of one article: those that were sent, and those of them that were acknowledged. */
    static final class Tally {
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger acknowledged = new AtomicInteger();
    }
}
