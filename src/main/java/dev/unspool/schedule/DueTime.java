package dev.unspool.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of a schedule.
 *
 * @param at the exact moment
 * @param zone the time zone that was typed: a name such as {@code Europe/Berlin}, or an offset
 */
public record DueTime(Instant at, String zone) {

    /** Returns the time as clocks in the zone show it; in UTC if this Java no longer knows the zone. */
    public OffsetDateTime local() {
        return at.atZone(rules()).toOffsetDateTime();
    }

    private ZoneId rules() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException gone) {
            return ZoneOffset.UTC;
        }
    }
}
