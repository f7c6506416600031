package dev.unspool.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision that all further comments of an author wait.
 *
 * @param by name of the moderator
 * @param reason for other moderators
 */
public record AuthorHold(Instant at, String by, @Nullable String reason) {}
