package dev.unspool.ledger;

import dev.unspool.ledger.ArticlePatch.Part;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a section, a tag or an author; null leaves a part as it is.
 *
 * @param name normalized
 * @param bio only of an author, as the avatar
 */
public record TopicPatch(
        @Nullable String name,
        @Nullable String slug,
        @Nullable Part<String> bio,
        @Nullable Part<String> avatar) {}
