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
 * What the readers of a crowd read, and how they raise their credit. Each does so once when it has scrolled through the article it has, and
 * once more if its stream had to be opened again or it was sent a {@code problem}. So lost credit is noticed: the reader stops.
 */
final class Sessions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Credits of one reader that may go without an answer, each for a connection that was closed as it was sent. */
    private static final int REPEATS = 5;

    /** Readers in a failure's message. */
    private static final int SHOWN = 5;

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
        int unanswered;

        @Override
        public String toString() {
            return "%s: %d articles, due %s, %d unanswered".formatted(sid, articles.size(), isDue, unanswered);
        }
    }

    /** @param port where credit is raised, wherever the streams are open */
    Sessions(int readers, int port) {
        this.sessions = IntStream.range(0, readers).mapToObj(i -> new Session()).toList();
        this.port = port;
    }

    synchronized void hear(CrowdReader reader, EventBlock block) {
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

    /** Lets every {@code turns}th reader scroll on, beginning with {@code turn}. */
    synchronized void scroll(int turn, int turns) {
        for (var i = turn % turns; i < sessions.size(); i += turns) {
            if (sessions.get(i).isDue) {
                raise(sessions.get(i));
            }
        }
    }

    /** Lets those readers ask again who have no article yet and were sent a {@code problem}. */
    synchronized void begin() {
        sessions.stream()
                .filter(session -> session.isDue && session.articles.isEmpty())
                .forEach(this::raise);
    }

    /** Returns how many readers have at least {@code articles}. */
    synchronized long having(int articles) {
        return sessions.stream()
                .filter(session -> session.articles.size() >= articles)
                .count();
    }

    /** Whether all have read to the end. Fails at the first credit that was refused: its reader stops. */
    synchronized boolean areOver() {
        if (!refusals.isEmpty()) {
            throw new AssertionError(toString());
        }
        return sessions.stream().allMatch(session -> session.isOver);
    }

    /** Returns who still reads, and what credit was refused. */
    @Override
    public synchronized String toString() {
        var reading = sessions.stream().filter(session -> !session.isOver).toList();
        return "%d still read %s, refused %s"
                .formatted(
                        reading.size(),
                        reading.stream().limit(SHOWN).toList(),
                        refusals.stream().limit(SHOWN).toList());
    }

    /** Returns the ids that each reader was sent, in order. */
    synchronized List<List<String>> articles() {
        return sessions.stream().map(session -> List.copyOf(session.articles)).toList();
    }

    /** Returns the answers to credit other than success. */
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
        if (answer == null && session.unanswered < REPEATS) {
            session.unanswered++;
            session.isDue = true; // an idle connection was closed at that moment: browsers and the client send it again
        } else if (answer == null) {
            refusals.add(String.valueOf(failure));
        } else if (answer.body().contains("dependency-unavailable")) {
            session.isDue = true; // a Redis that is slow on a busy machine: again, as every client does
        } else if (answer.statusCode() != 204) {
            refusals.add(answer.statusCode() + " " + answer.body());
        }
    }
}
