package dev.unspool.search;

import dev.unspool.web.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.search.*}.
 *
 * @param limit how often one address, or IPv6 subnet (/64), may search on an instance. An IPv6 end site (/48) may four times as often
 * @param time how long PostgreSQL may take for all statements of a search. A quarter of a second: narrowing the search helps the reader more than
 *     waiting
 */
@ConfigurationProperties("unspool.search")
record SearchSettings(
        @DefaultValue("120/1m") String limit,
        @DefaultValue("250ms") Duration time) {

    SearchSettings {
        Rate.of(limit);
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("unspool.search.time must be a millisecond at least");
        }
    }

    Rate rate() {
        return Rate.of(limit);
    }
}
