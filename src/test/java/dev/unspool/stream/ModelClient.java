package dev.unspool.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page makes of a stream: it applies each event once, keyed on article and version, and fails on anything that the contract forbids.
 */
final class ModelClient {

    private static final JsonMapper JSON = new JsonMapper();

    /** What the page shows, in the order in which it came; null for the notice of a retraction. */
    final Map<String, @Nullable Shown> shown = new LinkedHashMap<>();

    /** Articles that were announced as new, by {@code seq}. */
    final Map<Long, String> published = new TreeMap<>();

    /** The {@code seq} of every retraction that it was sent. */
    private final Map<String, Long> retracted = new HashMap<>();

    private final List<String> log = new ArrayList<>();

    @Nullable
    String lastId;

    @Nullable
    String sid;

    /** What it must load again; null if nothing. */
    @Nullable
    String refetch;

    boolean hasAll;
    long seq = -1;
    long head = -1;
    long firstSeq = -1;
    int position;

    /** An article as the page shows it. */
    record Shown(int version, String title) {}

    /** Applies a block of the stream. */
    void take(String block) {
        log.add(block);
        var name = field(block, "event");
        var id = field(block, "id");
        if (name != null) {
            apply(name, JSON.readTree(field(block, "data")));
        }
        lastId = id == null ? lastId : id;
    }

    /** Loads one article again, as {@code refetch} asked. */
    void load(String id, @Nullable Shown now) {
        if (shown.containsKey(id)) {
            shown.put(id, now);
        }
    }

    /** Returns everything that it was sent, to find the cause of a failure. */
    String history() {
        return String.join("", log);
    }

    private void apply(String name, JsonNode data) {
        switch (name) {
            case "hello" -> hello(data);
            case "next-article" -> article(data);
            case "end-of-feed" -> hasAll = true;
            case "article-published" -> {
                advance(data);
                published.put(data.get("seq").asLong(), data.get("id").asString());
            }
            case "article-updated" -> {
                advance(data);
                if (data.has("title")) {
                    update(data.has("article") ? data.get("article") : data);
                }
            }
            case "article-retracted" -> {
                advance(data);
                var id = data.get("id").asString();
                retracted.put(id, data.get("seq").asLong());
                load(id, null);
            }
            case "resync" -> refetch = data.get("refetch").asString();
            case "ping" -> check(data.get("seq").asLong() == seq, "a ping of another seq");
            case "bye", "problem" -> {}
            default -> throw new AssertionError("unknown event " + name);
        }
    }

    private void hello(JsonNode data) {
        sid = data.get("sid").asString();
        var isGap = data.get("resume").asString().equals("gap");
        if (seq >= 0 && !isGap) {
            check(data.get("resume").asString().equals("exact"), "no exact resume");
            check(data.get("seq").asLong() <= seq, "a resume beyond what was told");
            check(data.get("position").asInt() <= position, "a resume beyond what was sent");
        }
        if (head < 0) {
            firstSeq = data.get("seq").asLong();
        }
        head = data.get("head").asLong();
        seq = data.get("seq").asLong();
        position = data.get("position").asInt();
    }

    /** Checks that a change has a {@code seq} of one more than the one before. */
    private void advance(JsonNode data) {
        var next = data.get("seq").asLong();
        check(refetch != null || next == seq + 1, "a gap from " + seq + " to " + next);
        seq = next;
    }

    private void article(JsonNode data) {
        var id = data.get("article").get("id").asString();
        check(data.get("position").asInt() == position + 1, "position " + data.get("position") + " after " + position);
        check(!retracted.containsKey(id), "a retracted article was sent");
        position = data.get("position").asInt();
        shown.putIfAbsent(id, shownOf(data.get("article")));
        update(data.get("article"));
    }

    private void update(JsonNode article) {
        var id = article.get("id").asString();
        var before = shown.get(id);
        if (before != null && before.version() < article.get("version").asInt()) {
            shown.put(id, shownOf(article));
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + "\n" + history());
        }
    }

    private static Shown shownOf(JsonNode article) {
        return new Shown(article.get("version").asInt(), article.get("title").asString());
    }

    private static @Nullable String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }
}
