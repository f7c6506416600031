package dev.unspool.format;

import static dev.unspool.format.CutJson.text;

import dev.unspool.format.ForeignArticle.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an export of Ghost says beside its posts: authors and tags, which post has which of them, and the texts of pictures. */
final class GhostSite {

    /** Authors, tags and their uses that are remembered: some 200 bytes each. */
    private static final int MAX_ENTRIES = 500_000;

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<Use>> authorsOf = new HashMap<>();
    private final Map<String, List<Use>> tagsOf = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private int entries;

    private GhostSite() {}

    /** A use of an author or a tag by a post. */
    private record Use(String of, int order) {}

    /** Reads the whole file, and closes it. */
    static GhostSite of(JsonItems items) throws IOException {
        try (items) {
            var site = new GhostSite();
            for (var cut = items.next(); cut != null; cut = items.next()) {
                var row = cut.array().equals(GhostFormat.POSTS) || site.entries >= MAX_ENTRIES ? null : cut.object();
                if (row != null) {
                    site.entries++;
                    site.row(cut.array(), row);
                }
            }
            return site;
        }
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

    private void row(String table, JsonNode row) {
        switch (table) {
            case "users" -> person(row);
            case "tags" -> tag(row);
            case "posts_authors" -> use(authorsOf, row, "author_id");
            case "posts_tags" -> use(tagsOf, row, "tag_id");
            case "posts_meta" -> put(descriptions, text(row, "post_id"), text(row, "feature_image_alt"));
            default -> put(settings, text(row, "key"), text(row, "value"));
        }
    }

    private void person(JsonNode row) {
        var id = text(row, "id");
        var name = Objects.requireNonNullElseGet(
                text(row, "name"), () -> Objects.requireNonNullElse(text(row, "slug"), ""));
        if (id != null && !name.isEmpty()) {
            var avatar = GhostReader.address(text(row, "profile_image"));
            people.put(id, new Person("ghost author " + id, name, text(row, "bio"), avatar));
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
        if (post != null && of != null) {
            var order = row.get("sort_order");
            uses.computeIfAbsent(post, key -> new ArrayList<>(1))
                    .add(new Use(of, order == null ? 0 : order.intValueOpt().orElse(0)));
        }
    }

    private static void put(Map<String, String> map, @Nullable String key, @Nullable String value) {
        if (key != null && value != null) {
            map.put(key, value);
        }
    }
}
