package dev.unspool.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of its thread, in the place of all that the site says.
 *
 * @param closesAt null for never
 */
public record ThreadSetting(ThreadMode mode, @Nullable Instant closesAt) {}
