package dev.unspool.related;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.related.*}.
 *
 * @param time how long PostgreSQL may compare an article with others, and how long that may wait for its turn. It takes some milliseconds
 */
@ConfigurationProperties("unspool.related")
record RelatedSettings(@DefaultValue("250ms") Duration time) {

    RelatedSettings {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("unspool.related.time must be a millisecond at least");
        }
    }
}
