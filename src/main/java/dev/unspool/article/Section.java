package dev.unspool.article;

import io.swagger.v3.oas.annotations.media.Schema;

/** A section of the newspaper; every article belongs to exactly one. */
public record Section(
        @Schema(description = "For addresses and filters.") String slug,
        @Schema(description = "For people.") String name) {

    /** The section of a draft that has none yet. */
    public static final Section NONE = new Section("", "");

    public static Section named(String name) {
        var normalized = TopicName.normalized(name);
        return new Section(Slug.ofName(normalized).value(), normalized);
    }
}
