package dev.unspool.article;

import io.swagger.v3.oas.annotations.media.Schema;

/** A subject of an article. */
public record Tag(
        @Schema(description = "For addresses and filters.") String slug,
        @Schema(description = "For people.") String name) {

    public static Tag named(String name) {
        var normalized = TopicName.normalized(name);
        return new Tag(Slug.ofName(normalized).value(), normalized);
    }
}
