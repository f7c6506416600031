package dev.unspool.format;

import static dev.unspool.format.CutJson.text;

import dev.unspool.format.ForeignArticle.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an export of Ghost says beside its posts: authors and tags, which post has which of them, and the texts of pictures. */
final class GhostSite {

    /** Most rows of a table, which are remembered: some 200 bytes each. */
    static final int MAX_ROWS = 500_000;

    /** Characters of the id of a row. */
    private static final int MAX_ID = 200;

    /** Member of a post that says who may read it. */
    private static final byte[] VISIBILITY = "\"visibility\"".getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> SETTINGS = Set.of("title", "lang", "locale");

    private final int maxRows;
    private final TextBudget budget = new TextBudget(TextBudget.MAX);
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<Use>> authorsOf = new HashMap<>();
    private final Map<String, List<Use>> tagsOf = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Set<String> onlySent = new HashSet<>();
    private boolean isWithVisibility;

    private GhostSite(int maxRows) {
        this.maxRows = maxRows;
    }

    /** A use of an author or a tag by a post. */
    private record Use(String of, int order) {}

    /**
     * Reads the whole file, and closes it.
     *
     * @param maxRows of each table
     * @throws IOException if the file cannot be read, or a table has more rows: posts would lose their authors without a word
     */
    static GhostSite of(JsonItems items, int maxRows) throws IOException {
        try (items) {
            var site = new GhostSite(maxRows);
            for (var cut = items.next(); cut != null; cut = items.next()) {
                site.note(cut);
            }
            return site;
        }
    }

    /** Whether any post says who may read it, as all do but those of the oldest exports. */
    boolean isWithVisibility() {
        return isWithVisibility;
    }

    /** Returns the authors of a post in their order; {@code author} where there is no list of them. */
    List<Person> authors(String post, @Nullable String author) {
        var listed =
                used(authorsOf, post).map(people::get).filter(Objects::nonNull).toList();
        return listed.isEmpty() && author != null
                ? Stream.ofNullable(people.get(author)).toList()
                : listed;
    }

    /** Returns the tags of a post in their order, without those for the site's own use. */
    List<String> tags(String post) {
        return used(tagsOf, post)
                .map(tags::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Returns the text for those who do not see the lead picture. */
    Optional<String> description(String post) {
        return Optional.ofNullable(descriptions.get(post));
    }

    /** Whether a post was or will be sent by mail, and never stood on the site. */
    boolean isOnlySent(String post) {
        return onlySent.contains(post);
    }

    String title() {
        return settings.getOrDefault("title", "News");
    }

    String language() {
        return ForeignText.language(settings.getOrDefault("lang", settings.get("locale")));
    }

    private static Stream<String> used(Map<String, List<Use>> uses, String post) {
        return uses.getOrDefault(post, List.of()).stream()
                .sorted(Comparator.comparingInt(Use::order))
                .map(Use::of);
    }

    private void note(CutJson cut) throws IOException {
        if (cut.array().equals(GhostFormat.POSTS)) {
            isWithVisibility |= cut.contains(VISIBILITY);
            return;
        }
        if (rows.merge(cut.array(), 1, Integer::sum) > maxRows) {
            throw new IOException("the table " + cut.array() + " has more than " + maxRows
                    + " rows: export fewer posts at a time, and import the files one after the other");
        }
        var row = cut.object();
        if (row != null) {
            row(cut.array(), row);
        }
    }

    private void row(String table, JsonNode row) {
        switch (table) {
            case "users" -> person(row);
            case "tags" -> tag(row);
            case "posts_authors" -> use(authorsOf, row, "author_id");
            case "posts_tags" -> use(tagsOf, row, "tag_id");
            case "posts_meta" -> about(row);
            default -> setting(row);
        }
    }

    private void about(JsonNode row) {
        var post = text(row, "post_id");
        put(descriptions, post, text(row, "feature_image_alt"));
        var isOnlySent = StatedReaders.of("email_only", Objects.requireNonNullElse(text(row, "email_only"), ""));
        if (post != null && post.length() <= MAX_ID && isOnlySent == StatedReaders.FEW) {
            onlySent.add(post);
        }
    }

    private void person(JsonNode row) {
        var id = text(row, "id");
        var name = Objects.requireNonNullElseGet(
                text(row, "name"), () -> Objects.requireNonNullElse(text(row, "slug"), ""));
        if (id != null && id.length() <= MAX_ID && !name.isEmpty()) {
            var avatar = GhostReader.address(text(row, "profile_image"));
            var isShort = avatar != null && avatar.length() <= ForeignText.MAX_KEPT && budget.take(avatar);
            var bio =
                    Optional.ofNullable(text(row, "bio")).map(ForeignText::kept).filter(budget::take);
            people.put(
                    id,
                    new Person(
                            "ghost author " + id, ForeignText.kept(name), bio.orElse(null), isShort ? avatar : null));
        }
    }

    private void setting(JsonNode row) {
        var key = text(row, "key");
        if (key != null && SETTINGS.contains(key)) {
            put(settings, key, text(row, "value"));
        }
    }

    private void tag(JsonNode row) {
        var name = text(row, "name");
        var isInternal = "internal".equals(text(row, "visibility")) || (name != null && name.startsWith("#"));
        put(tags, text(row, "id"), isInternal ? null : name);
    }

    private static void use(Map<String, List<Use>> uses, JsonNode row, String column) {
        var post = text(row, "post_id");
        var of = text(row, column);
        if (post != null && of != null && post.length() <= MAX_ID && of.length() <= MAX_ID) {
            var order = row.get("sort_order");
            uses.computeIfAbsent(post, key -> new ArrayList<>(1))
                    .add(new Use(of, order == null ? 0 : order.intValueOpt().orElse(0)));
        }
    }

    private void put(Map<String, String> map, @Nullable String key, @Nullable String value) {
        if (key != null && value != null && key.length() <= MAX_ID) {
            var kept = ForeignText.kept(value);
            if (budget.take(kept)) {
                map.put(key, kept);
            }
        }
    }
}
