package dev.unspool.format;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as another system has it. Nothing in it is checked or cleaned yet.
 *
 * @param id the article's identity at its source
 * @param section of the newspaper; where the source has none, the name of the site
 * @param authors in the order of the byline
 * @param publishedAt null where it is not known
 * @param language a tag of BCP 47; {@code und} where it is not known
 * @param url where the article was published; relative addresses in it are resolved against it
 * @param isDraft whether it is unfinished or waits for its time, and must not be published
 */
public record ForeignArticle(
        String id,
        String title,
        @Nullable String standfirst,
        String bodyHtml,
        String section,
        List<String> tags,
        List<Person> authors,
        @Nullable Instant publishedAt,
        String language,
        @Nullable Picture picture,
        @Nullable String url,
        boolean isDraft) {

    public ForeignArticle {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    /** Returns this article with another id. */
    ForeignArticle withId(String other) {
        return new ForeignArticle(
                other,
                title,
                standfirst,
                bodyHtml,
                section,
                tags,
                authors,
                publishedAt,
                language,
                picture,
                url,
                isDraft);
    }

    /**
     * An author.
     *
     * @param id at the source; null if only a name is known, which may then be a whole byline
     */
    public record Person(
            @Nullable String id,
            String name,
            @Nullable String bio,
            @Nullable String avatar) {

        static Person named(String name) {
            return new Person(null, name, null, null);
        }
    }

    /** The lead picture. */
    public record Picture(String url, String alt) {}
}
