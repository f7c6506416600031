package dev.unspool.article;

/** A subject of an article; two names with one slug are one tag. */
public record Tag(String slug, String name) {

    public static Tag named(String name) {
        return new Tag(Slug.of(name).value(), name);
    }
}
