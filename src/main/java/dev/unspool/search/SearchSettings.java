package dev.unspool.search;

import dev.unspool.web.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.search.*}.
 *
 * @param limit how often one address, or IPv6 subnet (/64), may search on an instance. An IPv6 end site (/48) may four times as often
 * @param suggestions how often one address or subnet may ask for suggestions: once for each letter that is typed, at most
 * @param time how long PostgreSQL may take for all statements of a search. A quarter of a second: narrowing the search helps the reader more than
 *     waiting
 * @param headlines how many of the newest articles are suggested while readers type, and give the words that misspelt ones are corrected to. Each takes
 *     some 500 bytes of heap; 0 turns both off
 * @param patience how long headlines are suggested without news of the change log, in which a retraction may stand. By then, nothing is
 */
@ConfigurationProperties("unspool.search")
record SearchSettings(
        @DefaultValue("120/1m") Rate limit,
        @DefaultValue("600/1m") Rate suggestions,
        @DefaultValue("250ms") Duration time,
        @DefaultValue("100000") int headlines,
        @DefaultValue("1s") Duration patience) {

    /** Half a gigabyte. */
    private static final int MOST_HEADLINES = 1_000_000;

    SearchSettings {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("unspool.search.time must be a millisecond at least");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("unspool.search.patience must be a millisecond at least");
        }
        if (headlines < 0 || headlines > MOST_HEADLINES) {
            throw new IllegalArgumentException("unspool.search.headlines must be from 0 to " + MOST_HEADLINES);
        }
    }
}
