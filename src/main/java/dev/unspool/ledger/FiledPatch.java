package dev.unspool.ledger;

import dev.unspool.article.Tag;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import tools.jackson.databind.json.JsonMapper;

/** A correction whose section, tags and authors are stored, as the parameters of {@link LedgerSql#CORRECT}. */
record FiledPatch(ArticlePatch patch, TopicIndex topics) {

    /** Returns a correction that names no section, tag or author. */
    static FiledPatch of(ArticlePatch patch) {
        return new FiledPatch(patch, new TopicIndex(List.of()));
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, JsonMapper json) {
        var body = patch.body();
        var bound = statement.bind("note", Objects.requireNonNullElse(patch.note(), ""));
        bound = bind(bound, "title", patch.title(), String.class);
        bound = bindPart(bound, "standfirst", "newStandfirst", patch.standfirst());
        bound = bindPart(bound, "image", "newImage", json(patch.image(), json));
        bound = bind(bound, "body", body == null ? null : body.html(), String.class);
        bound = bind(bound, "minutes", body == null ? null : body.readingMinutes(), Integer.class);
        bound = bind(bound, "slug", patch.slug() == null ? null : patch.slug().value(), String.class);
        return bindAuthors(bindFiling(bound), json);
    }

    private GenericExecuteSpec bindFiling(GenericExecuteSpec statement) {
        var filing = patch.filing();
        var section = filing.section();
        var language = filing.language();
        var tags = tags();
        var bound = bind(
                statement,
                "section",
                section == null ? null : topic(TopicWish.of(section)).key(),
                String.class);
        return bind(bound, "language", language == null ? null : language.tag(), String.class)
                .bind("newTags", filing.tags() != null)
                .bind("tagKeys", tags.stream().map(KnownTopic::key).toArray(String[]::new))
                .bind("tagSlugs", tags.stream().map(KnownTopic::slug).toArray(String[]::new))
                .bind("tagNames", tags.stream().map(KnownTopic::name).toArray(String[]::new));
    }

    private GenericExecuteSpec bindAuthors(GenericExecuteSpec statement, JsonMapper json) {
        var named = patch.filing().authors();
        var authors = named == null ? FiledAuthors.NONE : FiledAuthors.of(named, topics);
        return statement
                .bind("newAuthors", named != null)
                .bind("authors", json.writeValueAsString(authors.authors()))
                .bind("authorKeys", authors.keys().toArray(String[]::new));
    }

    /** Two names may be those of one tag, which counts once. */
    private List<KnownTopic> tags() {
        var tags = patch.filing().tags();
        return tags == null ? List.of() : known(tags).distinct().toList();
    }

    private Stream<KnownTopic> known(List<Tag> tags) {
        return tags.stream().map(tag -> topic(TopicWish.of(tag)));
    }

    private KnownTopic topic(TopicWish wish) {
        return Objects.requireNonNull(topics.find(wish.identity()), wish::toString);
    }

    private static ArticlePatch.@Nullable Part<String> json(ArticlePatch.@Nullable Part<?> part, JsonMapper json) {
        if (part == null) {
            return null;
        }
        return new ArticlePatch.Part<>(part.value() == null ? null : json.writeValueAsString(part.value()));
    }

    private static GenericExecuteSpec bindPart(
            GenericExecuteSpec statement, String name, String given, ArticlePatch.@Nullable Part<String> part) {
        return bind(statement.bind(given, part != null), name, part == null ? null : part.value(), String.class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
