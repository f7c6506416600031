package dev.unspool.ledger;

import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a correction makes; null leaves a part as it is.
 *
 * @param body cleaned like every body, with its new reading time
 * @param slug another address; the former one leads to it for ever
 * @param note what readers are told; null corrects quietly
 */
public record ArticlePatch(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable CleanBody body,
        @Nullable Part<Image> image,
        Refiling filing,
        @Nullable Slug slug,
        @Nullable String note) {

    /** Creates a patch of the text alone. */
    public ArticlePatch(
            @Nullable String title,
            @Nullable Part<String> standfirst,
            @Nullable CleanBody body,
            @Nullable Part<Image> image,
            String note) {
        this(title, standfirst, body, image, Refiling.NONE, null, note);
    }

    /**
     * The changes of what an article is filed under; null leaves a part as it is.
     *
     * @param authors all authors, in their order
     * @param tags all tags, in their order
     */
    public record Refiling(
            @Nullable List<Author> authors,
            @Nullable Section section,
            @Nullable List<Tag> tags,
            @Nullable Language language) {

        public static final Refiling NONE = new Refiling(null, null, null, null);

        /** Whether a section, a tag or an author may have to be created. */
        boolean namesTopics() {
            return authors != null || section != null || tags != null;
        }

        Stream<TopicWish> wishes() {
            return Stream.of(
                            Stream.ofNullable(authors).flatMap(List::stream).map(TopicWish::of),
                            Stream.ofNullable(section).map(TopicWish::of),
                            Stream.ofNullable(tags).flatMap(List::stream).map(TopicWish::of))
                    .flatMap(wishes -> wishes);
        }
    }

    /** Reports that the correction would leave the article as it is. Nothing was written. */
    public static final class ChangesNothing extends RuntimeException {

        private static final long serialVersionUID = 1;

        ChangesNothing() {
            super("the correction changes nothing", null, false, false);
        }
    }

    /** The new value of an optional part: null removes the part. */
    public record Part<T>(@Nullable T value) {}
}
