package dev.unspool.article;

import org.jspecify.annotations.Nullable;

/** The header of an article: title, standfirst and lead picture. A correction can replace each of them. */
public record ArticleHeader(
        String title, @Nullable String standfirst, @Nullable Image image) {

    /** Returns this header with another picture, or none. */
    public ArticleHeader withImage(@Nullable Image other) {
        return new ArticleHeader(title, standfirst, other);
    }

    void check(Faults faults) {
        faults.text("title", title, Draft.MAX_TITLE);
        faults.text("standfirst", standfirst, Draft.MAX_STANDFIRST);
        faults.text("image", image == null ? null : image.url(), Draft.MAX_URL);
        faults.text("image", image == null ? null : image.alt(), Draft.MAX_STANDFIRST);
    }
}
