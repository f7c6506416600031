package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import dev.unspool.badday.Evidence.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Reads the front page again and again, as JSON and as HTML in turn. Both are always kept in memory, so neither should ever fail. */
final class FrontPageReader extends Worker {

    private static final String JSON_PATH = "/api/v1/feed";
    private static final String HTML_PATH = "/";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PAUSE_MILLIS = 60;
    private static final int OK = 200;

    private final AnyInstance site;
    private final Recording recording;
    private final AtomicInteger turns = new AtomicInteger();

    FrontPageReader(String name, AnyInstance site, Recording recording) {
        super(name);
        this.site = site;
        this.recording = recording;
    }

    @Override
    void turn() throws InterruptedException {
        var path = turns.getAndIncrement() % 2 == 0 ? JSON_PATH : HTML_PATH;
        var requestedAt = System.nanoTime();
        recording.requested();
        try {
            var answer = site.get(path);
            if (answer.statusCode() == OK) {
                var titles = titles(path, answer.body());
                recording.sawFrontPage(new Page(name(), path, requestedAt, System.nanoTime(), titles));
            } else {
                recording.failed("front page " + answer.statusCode());
            }
        } catch (Unanswered failure) {
            recording.failed("front page: " + failure.getMessage());
        }
        pause(PAUSE_MILLIS);
    }

    private static List<String> titles(String path, String body) {
        return path.equals(JSON_PATH) ? Titles.in(JSON.readTree(body)) : Titles.in(body);
    }
}
