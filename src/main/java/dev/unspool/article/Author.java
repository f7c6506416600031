package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An author of an article, as the author box shows it.
 *
 * @param id of the author; null where a submission names the author otherwise
 * @param sourceId the author's identity at the source of a submission; null for all others
 * @param avatar an address, absolute or from the site's root
 * @param role what the author did for this article, such as {@code photographs}; null for who wrote it
 */
@Schema(name = "Author")
public record Author(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Opaque; stays when the author is renamed.")
        @Nullable
        String id,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "The author's id at the source. Only in a draft, of an author who was not known when it was saved.")
        @Nullable
        String sourceId,

        @Schema(description = "For addresses and filters.") String slug,
        @Schema(description = "For people.") String name,

        @Schema(description = "A sentence or two about them.") @Nullable
        String bio,

        @Schema(description = "The address of a picture: absolute, or from the site's root.") @Nullable
        String avatar,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the author did for this article, such as `photographs`; missing for who wrote it.")
        @Nullable
        String role) {

    public Author(String slug, String name, @Nullable String bio, @Nullable String avatar) {
        this(null, null, slug, name, bio, avatar, null);
    }

    /** Creates an author from a name alone, which is all that most imports have. */
    public static Author named(String name) {
        var normalized = TopicName.normalized(name);
        return new Author(Slug.ofName(normalized).value(), normalized, null, null);
    }

    /** Returns this author with another role. */
    public Author withRole(@Nullable String other) {
        return new Author(id, sourceId, slug, name, bio, avatar, other);
    }

    void check(Faults faults) {
        faults.required("author", name);
        faults.text("author", name, Draft.MAX_AUTHOR_NAME);
        faults.text("author", sourceId, Draft.MAX_NAME);
        faults.text("author", bio, Draft.MAX_STANDFIRST);
        faults.text("author", avatar, Draft.MAX_URL);
        faults.text("author", role, Draft.MAX_NAME);
    }

    /** Returns what decides who this is: an id, else an id of the source, else the name. */
    String identity() {
        if (id != null) {
            return "id " + id;
        }
        return sourceId == null ? "name " + name : "source " + sourceId;
    }
}
