package dev.unspool.store;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Filing;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.PublicName;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.database.Columns;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a headline, and the parts that it shares with drafts and revisions. */
public final class HeadlineRow {

    /** Columns of an {@link ArticleHeader}, of a table {@code a}: article, draft or revision. */
    public static final String HEADER = "a.title, a.standfirst, a.image";

    /** Columns that the tables article and draft share, of a table {@code a}. */
    public static final String COMMON = "a.id, " + HEADER
            + ", a.tag_slugs, a.tag_names, a.language, a.reading_minutes, a.published_at, a.updated_at";

    /** Columns of what an article is filed under, of the tables in {@link #JOINS}. */
    public static final String FILED_UNDER = """
            s.public_slug as section_slug, s.name as section_name, w.id as author_id, w.public_slug as author_slug,
            w.name as author_name, w.bio as author_bio, w.avatar as author_avatar, a.author_role, a.coauthors""";

    /** Columns of a {@link Headline}, of an article {@code a} and the tables in {@link #JOINS}. */
    public static final String COLUMNS = "a.number, a.slug, a.version, " + COMMON + ", " + FILED_UNDER;

    /** Tables {@code s} (section) and {@code w} (first author) of an article {@code a}. */
    public static final String JOINS =
            "join section s on s.slug = a.section_slug left join author w on w.slug = a.author_slug";

    /** Ignores members that only a later release knows. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private HeadlineRow() {}

    /** Reads the columns {@link #COLUMNS}. */
    public static Headline headline(Columns row) {
        return new Headline(
                new ArticleId(row.id("id")),
                new PublicName(row.number("number"), row.text("slug")),
                row.count("version"),
                header(row),
                filing(row),
                row.instant("published_at"),
                row.instant("updated_at"),
                row.count("reading_minutes"));
    }

    public static ArticleHeader header(Columns row) {
        return new ArticleHeader(row.text("title"), row.textOrNull("standfirst"), image(row.textOrNull("image")));
    }

    /** Reads what an article is filed under, from the columns {@link #FILED_UNDER}. */
    public static Filing filing(Columns row) {
        return filing(row, authors(row));
    }

    /** Reads what an article or a draft with these authors is filed under. */
    public static Filing filing(Columns row, List<Author> authors) {
        return new Filing(
                new Section(row.text("section_slug"), row.text("section_name")),
                tags(row.texts("tag_slugs"), row.texts("tag_names")),
                authors,
                new Language(row.text("language")));
    }

    static @Nullable Image image(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Image.class);
    }

    private static List<Tag> tags(List<String> slugs, List<String> names) {
        return IntStream.range(0, slugs.size())
                .mapToObj(i -> new Tag(slugs.get(i), names.get(i)))
                .toList();
    }

    /** Reads a JSON array of authors; none where it is null. */
    public static List<Author> authors(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Author[].class));
    }

    private static List<Author> authors(Columns row) {
        var slug = row.textOrNull("author_slug");
        if (slug == null) {
            return List.of();
        }
        var first = new Author(
                row.id("author_id").toString(),
                null,
                slug,
                row.text("author_name"),
                row.textOrNull("author_bio"),
                row.textOrNull("author_avatar"),
                row.textOrNull("author_role"));
        return Stream.concat(Stream.of(first), authors(row.textOrNull("coauthors")).stream())
                .toList();
    }
}
