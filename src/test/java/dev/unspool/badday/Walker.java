package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import dev.unspool.badday.Evidence.Page;
import dev.unspool.badday.Evidence.Walk;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks from the front page to the end of the feed, page by page, and begins again. A page that fails is requested again. */
final class Walker extends Worker {

    private static final String PATH = "/api/v1/feed?limit=50";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PAUSE_MILLIS = 40;
    private static final long RETRY_MILLIS = 200;
    private static final int LOOKS = 300;
    private static final int OK = 200;

    private final AnyInstance site;
    private final Recording recording;

    Walker(String name, AnyInstance site, Recording recording) {
        super(name);
        this.site = site;
        this.recording = recording;
    }

    @Override
    void turn() throws InterruptedException {
        var pages = new ArrayList<Page>();
        var cursor = "";
        while (cursor != null && !isOver()) {
            var requestedAt = System.nanoTime();
            var page = page(cursor);
            if (page == null) {
                pause(RETRY_MILLIS);
                continue;
            }
            pages.add(new Page(name(), PATH, requestedAt, System.nanoTime(), Titles.in(page)));
            var next = page.path("page").path("next");
            cursor = next.isString() ? next.asString() : null;
            pause(PAUSE_MILLIS);
        }
        if (!pages.isEmpty()) {
            recording.walked(new Walk(pages, cursor == null));
        }
    }

    /** Returns the whole feed of one instance, as fast as it gives it. */
    static List<String> all(AnyInstance instance) throws Unanswered, InterruptedException {
        var titles = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = JSON.readTree(fresh(instance, path(cursor)).body());
            titles.addAll(Titles.in(page));
            var next = page.path("page").path("next");
            cursor = next.isString() ? next.asString() : null;
        }
        return titles;
    }

    /** Waits while the instance gives an older answer: it does so for up to a second after PostgreSQL has failed. */
    private static HttpResponse<String> fresh(AnyInstance instance, String path)
            throws Unanswered, InterruptedException {
        for (var look = 0; look < LOOKS; look++) {
            var answer = instance.get(path);
            if (answer.statusCode() == OK && answer.headers().firstValue("Age").isEmpty()) {
                return answer;
            }
            pause(RETRY_MILLIS);
        }
        throw new Unanswered("nothing fresh at rest");
    }

    private @Nullable JsonNode page(String cursor) throws InterruptedException {
        recording.requested();
        try {
            var answer = site.get(path(cursor));
            if (answer.statusCode() == OK) {
                return JSON.readTree(answer.body());
            }
            recording.failed("walk " + answer.statusCode());
        } catch (Unanswered failure) {
            recording.failed("walk: " + failure.getMessage());
        }
        return null;
    }

    private static String path(String cursor) {
        return cursor.isEmpty() ? PATH : PATH + "&cursor=" + cursor;
    }
}
