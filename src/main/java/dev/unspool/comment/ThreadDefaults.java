package dev.unspool.comment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.comments.moderation.mode} and {@code .close-after}: who may comment where an article does not say otherwise.
 *
 * @param mode of every article that has no setting of its own
 * @param closeAfter a thread closes at this age of its article; never where it is not set
 */
@ConfigurationProperties("unspool.comments.moderation")
record ThreadDefaults(
        @DefaultValue("open") ThreadMode mode, @Nullable Duration closeAfter) {}
