package dev.unspool.newsroom;

import dev.unspool.web.RequestBytes;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request to publish a draft, whose body may be empty.
 *
 * @param at the date to bear; null where it is left open
 */
record PublicationForm(@Nullable Instant at) {

    /** As for every draft. */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Set<String> FIELDS = Set.of("at");

    static PublicationForm of(RequestBytes body) {
        return DraftFields.read(body.orEmptyObject(), PublicationForm::read);
    }

    private static PublicationForm read(DraftFields fields) {
        fields.refuseOthersThan(FIELDS);
        var at = fields.time("at").orElse(null);
        if (at != null && at.isBefore(EARLIEST)) {
            fields.fault("at", "out-of-range", "give a time after the year 1000");
        }
        return new PublicationForm(at);
    }
}
