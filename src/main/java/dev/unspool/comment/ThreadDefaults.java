package dev.unspool.comment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.comments.moderation.mode} and {@code .close-after}: who may comment if an article has no setting of its own.
 *
 * @param mode of every article that has no setting of its own
 * @param closeAfter age of an article at which its thread closes; null for never
 */
@ConfigurationProperties("unspool.comments.moderation")
record ThreadDefaults(
        @DefaultValue("open") ThreadMode mode, @Nullable Duration closeAfter) {}
