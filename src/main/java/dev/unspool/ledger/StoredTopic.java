package dev.unspool.ledger;

import dev.unspool.article.TopicKind;
import dev.unspool.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section, a tag or an author, as the newsroom sees it.
 *
 * @param sourceId its identity at the source that made it known; null where its name is its identity
 * @param key by which articles refer to it
 * @param formerSlugs addresses that lead to the one of now
 * @param bio of an author, as the avatar; null where there is none
 */
public record StoredTopic(
        TopicKind kind,
        UUID id,
        @Nullable String sourceId,
        String key,
        String slug,
        List<String> formerSlugs,
        String name,
        @Nullable String bio,
        @Nullable String avatar,
        Edition edition,
        Instant updatedAt) {

    static StoredTopic of(TopicKind kind, Columns row) {
        return new StoredTopic(
                kind,
                row.id("id"),
                row.textOrNull("source_id"),
                row.text("key"),
                row.text("public_slug"),
                row.texts("former_slugs"),
                row.text("name"),
                row.textOrNull("bio"),
                row.textOrNull("avatar"),
                new Edition(false, row.count("edition")),
                row.instant("updated_at"));
    }

    /** Returns this topic as {@code patch} makes it. */
    StoredTopic with(TopicPatch patch) {
        return new StoredTopic(
                kind,
                id,
                sourceId,
                key,
                patch.slug() == null ? slug : patch.slug(),
                formerSlugs,
                patch.name() == null ? name : patch.name(),
                patch.bio() == null ? bio : patch.bio().value(),
                patch.avatar() == null ? avatar : patch.avatar().value(),
                edition,
                updatedAt);
    }
}
