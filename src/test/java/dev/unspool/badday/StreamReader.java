package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import dev.unspool.badday.Evidence.Told;
import dev.unspool.badday.Evidence.Told.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a stream open as a browser's {@code EventSource} does: comes back by its last id, after the time that the server set. */
final class StreamReader extends Worker {

    private static final String PATH = "/api/v1/stream?upTo=0";
    private static final JsonMapper JSON = new JsonMapper();

    /** Milliseconds until it comes back unless the server says otherwise: a browser's usual time. */
    private static final long RETRY = 3_000;

    private static final int OK = 200;

    private final AnyInstance site;
    private final Recording recording;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Block block = new Block();
    private volatile @Nullable InputStream open;
    private String lastId = "";
    private long retry = RETRY;
    private volatile long seq = -1;

    StreamReader(String name, AnyInstance site, Recording recording) {
        super(name);
        this.site = site;
        this.recording = recording;
    }

    /** Returns the last change that it knows of; -1 before the first stream. */
    long seq() {
        return seq;
    }

    Evidence.Stream heard() {
        return new Evidence.Stream(name(), told);
    }

    @Override
    void turn() throws InterruptedException {
        recording.requested();
        try {
            var answer = site.send(
                    PATH,
                    request -> lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId),
                    BodyHandlers.ofInputStream());
            open = answer.body();
            if (answer.statusCode() == OK) {
                read(answer.body());
            } else {
                recording.failed("stream " + answer.statusCode()); // a browser would never come back
            }
        } catch (Unanswered failure) {
            recording.failed("stream: " + failure.getMessage());
        }
        for (var left = retry; left > 0 && !isOver(); left -= 100) {
            pause(Math.min(left, 100));
        }
    }

    @Override
    void leave() {
        try (var stream = open) {
            open = null;
        } catch (IOException closed) {
            // by the other side
        }
    }

    private void read(InputStream body) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null && !isOver(); line = lines.readLine()) {
                if (line.isEmpty()) {
                    take();
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException lost) {
            if (!isOver()) {
                recording.failed("stream: connection lost");
            }
        } finally {
            block.clear();
        }
    }

    private void take() {
        lastId = block.id.isEmpty() ? lastId : block.id;
        retry = block.retry < 0 ? retry : block.retry;
        if (!block.data.isEmpty()) {
            take(block.name, JSON.readTree(block.data));
        }
    }

    private void take(String name, JsonNode data) {
        switch (name) {
            case "hello" -> greeted(data);
            case "resync" -> {
                recording.sawGap();
                add(Kind.RESYNC, -1, null);
            }
            case "bye" -> recording.failed("stream: bye " + data.path("reason").asString());
            case "article-published" -> changed(data, data.path("title").asString(null));
            case "article-updated", "article-retracted" -> changed(data, null);
            default -> {} // nothing that has a place in the log of its own
        }
    }

    private void greeted(JsonNode hello) {
        var isExact = hello.path("resume").asString().equals("exact");
        add(isExact ? Kind.RESUMED : Kind.BEGUN, hello.path("seq").asLong(), null);
    }

    private void changed(JsonNode data, @Nullable String title) {
        add(Kind.CHANGE, data.path("seq").asLong(), title);
    }

    private void add(Kind kind, long place, @Nullable String title) {
        told.add(new Told(kind, place, title, System.nanoTime()));
        seq = kind == Kind.RESYNC ? seq : place;
    }

    /** The fields of the block that is being read. */
    private static final class Block {

        private String name = "";
        private String id = "";
        private String data = "";
        private long retry = -1;

        void clear() {
            name = id = data = "";
            retry = -1;
        }

        void add(String line) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon))) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data += value;
                case "retry" -> retry = Long.parseLong(value);
                default -> {} // a comment
            }
        }
    }
}
