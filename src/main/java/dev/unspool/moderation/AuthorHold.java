package dev.unspool.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision that all further comments of an author wait.
 *
 * @param by the moderator's name
 * @param reason for other moderators
 */
public record AuthorHold(Instant at, String by, @Nullable String reason) {}
