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
 * @param headlines how many of the newest articles are suggested while readers type, and give the words that misspelt ones are corrected to. Each takes
 *     some 500 bytes of heap; 0 turns both off
 */
@ConfigurationProperties("unspool.search")
record SearchSettings(
        @DefaultValue("120/1m") Rate limit,
        @DefaultValue("250ms") Duration time,
        @DefaultValue("100000") int headlines) {

    /** Half a gigabyte. */
    private static final int MOST_HEADLINES = 1_000_000;

    SearchSettings {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("unspool.search.time must be a millisecond at least");
        }
        if (headlines < 0 || headlines > MOST_HEADLINES) {
            throw new IllegalArgumentException("unspool.search.headlines must be from 0 to " + MOST_HEADLINES);
        }
    }
}
