package dev.unspool.newsroom;

import dev.unspool.schedule.DueTime;
import dev.unspool.web.RequestBytes;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request to publish a draft, whose body may be empty.
 *
 * @param at the date to bear; null where it is left open
 * @param later when to publish it; null where it is to be published at once
 */
record PublicationForm(@Nullable Instant at, @Nullable DueTime later) {

    /** As for every draft. */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Set<String> FIELDS = Set.of("at", "timeZone");

    static PublicationForm of(RequestBytes body, Instant now) {
        return DraftFields.read(body.orEmptyObject(), fields -> read(fields, now));
    }

    private static PublicationForm read(DraftFields fields, Instant now) {
        fields.refuseOthersThan(FIELDS);
        var at = fields.time("at").orElse(null);
        if (fields.has("timeZone") || at != null && at.isAfter(now)) {
            return new PublicationForm(null, ScheduleForm.due(fields, now));
        }
        if (at != null && at.isBefore(EARLIEST)) {
            fields.fault("at", "out-of-range", "give a time after the year 1000");
        }
        return new PublicationForm(at, null);
    }
}
