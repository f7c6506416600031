package dev.unspool.ledger;

import dev.unspool.article.Author;
import dev.unspool.article.TopicKind;
import dev.unspool.database.Columns;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section, a tag or an author that is stored.
 *
 * @param key by which articles and lists refer to it
 * @param slug its address of now
 */
record KnownTopic(
        TopicKind kind,
        UUID id,
        @Nullable String sourceId,
        String key,
        String slug,
        String name,
        @Nullable String bio,
        @Nullable String avatar) {

    static KnownTopic of(Columns row) {
        return new KnownTopic(
                TopicKind.of(row.text("kind")),
                row.id("id"),
                row.textOrNull("source_id"),
                row.text("key"),
                row.text("public_slug"),
                row.text("name"),
                row.textOrNull("bio"),
                row.textOrNull("avatar"));
    }

    Author author(@Nullable String role) {
        return new Author(id.toString(), null, slug, name, bio, avatar, role);
    }
}
