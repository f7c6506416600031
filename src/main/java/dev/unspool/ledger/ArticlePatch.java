package dev.unspool.ledger;

import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a correction makes; null leaves a part as it is.
 *
 * @param body cleaned like every body, with its new reading time
 * @param authors all authors, in their order
 * @param note what readers are told
 */
public record ArticlePatch(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable CleanBody body,
        @Nullable Part<Image> image,
        @Nullable List<Author> authors,
        String note) {

    /** Creates a patch that leaves the authors as they are. */
    public ArticlePatch(
            @Nullable String title,
            @Nullable Part<String> standfirst,
            @Nullable CleanBody body,
            @Nullable Part<Image> image,
            String note) {
        this(title, standfirst, body, image, null, note);
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
