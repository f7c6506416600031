package dev.unspool.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the readers of a crowd read, and how they ask for more: each for the next article when it has scrolled through the one it has, once,
 * and once more where its stream had to be opened again, or where it was told that there was a problem. So credit that gets lost is seen:
 * the reader stops.
 */
final class Sessions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Session> sessions;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> refusals = new ArrayList<>();

    private static final class Session {

        final List<String> articles = new ArrayList<>();

        @Nullable
        String sid;

        boolean isDue;
        boolean isOver;
    }

    /** @param port where credit is raised, wherever the streams are open */
    Sessions(int readers, int port) {
        this.sessions = IntStream.range(0, readers).mapToObj(i -> new Session()).toList();
        this.port = port;
    }

    synchronized void hear(CrowdReader reader, Block block) {
        var session = sessions.get(reader.number);
        switch (block.name()) {
            case "hello" ->
                reopened(session, JSON.readTree(block.data()).get("sid").asString());
            case "next-article" -> {
                var article = JSON.readTree(block.data()).get("article");
                session.articles.add(article.get("id").asString());
                session.isDue = true;
            }
            case "problem" -> session.isDue = true; // asks again, as by the Retry button
            case "end-of-feed" -> session.isOver = true;
            default -> {} // changes are the crowd's
        }
    }

    /** Those readers scroll on whose turn it is, of {@code turns}. */
    synchronized void scroll(int turn, int turns) {
        for (var i = turn % turns; i < sessions.size(); i += turns) {
            if (sessions.get(i).isDue) {
                raise(sessions.get(i));
            }
        }
    }

    /** Those readers ask again who have nothing yet, and were told that there was a problem. */
    synchronized void begin() {
        sessions.stream()
                .filter(session -> session.isDue && session.articles.isEmpty())
                .forEach(this::raise);
    }

    /** How many readers have {@code articles}, at least. */
    synchronized long having(int articles) {
        return sessions.stream()
                .filter(session -> session.articles.size() >= articles)
                .count();
    }

    synchronized boolean areOver() {
        return sessions.stream().allMatch(session -> session.isOver);
    }

    /** The ids that each reader was sent, in order. */
    synchronized List<List<String>> articles() {
        return sessions.stream().map(session -> List.copyOf(session.articles)).toList();
    }

    /** What was answered to credit, other than that it was taken. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void reopened(Session session, String sid) {
        session.sid = sid;
        if (!session.isOver) {
            raise(session);
        }
    }

    private void raise(Session session) {
        session.isDue = false;
        var address = "http://127.0.0.1:%d/api/v1/streams/%s/credit".formatted(port, session.sid);
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"upTo\":%d}".formatted(session.articles.size() + 1)))
                .build();
        client.sendAsync(request, BodyHandlers.ofString())
                .whenComplete((answer, failure) -> answered(session, answer, failure));
    }

    private synchronized void answered(
            Session session, @Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        if (answer == null) {
            refusals.add(String.valueOf(failure));
        } else if (answer.body().contains("dependency-unavailable")) {
            session.isDue = true; // a Redis that is slow on a busy machine: again, as every client does
        } else if (answer.statusCode() != 204) {
            refusals.add(answer.statusCode() + " " + answer.body());
        }
    }
}
