package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.database.Columns;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a headline, and how a row of them reads. */
public final class HeadlineRow {

    /** Of tables {@code a} (article), {@code s} (section) and {@code w} (author). */
    static final String COLUMNS = """
            a.id, a.number, a.slug, a.version, a.title, a.standfirst, a.reading_minutes, a.language, a.published_at,
            a.updated_at, a.tag_slugs, a.tag_names, a.image_url, a.image_width, a.image_height, a.image_alt,
            s.slug as section_slug, s.name as section_name,
            w.slug as author_slug, w.name as author_name, w.bio as author_bio, w.avatar as author_avatar""";

    public static final String JOINS =
            "join section s on s.slug = a.section_slug left join author w on w.slug = a.author_slug";

    private HeadlineRow() {}

    static Headline headline(Columns row) {
        return new Headline(
                new ArticleId(row.id("id")),
                row.number("number"),
                row.text("slug"),
                row.count("version"),
                row.text("title"),
                row.textOrNull("standfirst"),
                new Section(row.text("section_slug"), row.text("section_name")),
                tags(row.texts("tag_slugs"), row.texts("tag_names")),
                author(row),
                image(row),
                new Language(row.text("language")),
                row.instant("published_at"),
                row.instant("updated_at"),
                row.count("reading_minutes"));
    }

    public static List<Tag> tags(List<String> slugs, List<String> names) {
        return IntStream.range(0, slugs.size())
                .mapToObj(i -> new Tag(slugs.get(i), names.get(i)))
                .toList();
    }

    public static @Nullable Author author(Columns row) {
        var slug = row.textOrNull("author_slug");
        return slug == null
                ? null
                : new Author(
                        slug, row.text("author_name"), row.textOrNull("author_bio"), row.textOrNull("author_avatar"));
    }

    public static @Nullable Image image(Columns row) {
        var url = row.textOrNull("image_url");
        return url == null
                ? null
                : new Image(
                        url,
                        row.countOrNull("image_width"),
                        row.countOrNull("image_height"),
                        Objects.requireNonNullElse(row.textOrNull("image_alt"), ""));
    }
}
