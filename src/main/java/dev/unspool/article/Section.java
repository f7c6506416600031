package dev.unspool.article;

/** A department of the newspaper; an article stands in exactly one. */
public record Section(String slug, String name) {

    public static Section named(String name) {
        return new Section(Slug.of(name).value(), name);
    }
}
