package dev.unspool.syndication;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times as feeds and sitemaps have them, in whole seconds, so that all formats agree. */
final class FeedDates {

    /** RFC 822 with four digits for the year, as RSS 2.0 asks for. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private FeedDates() {}

    /** Returns the time of RFC 3339, for Atom, JSON Feed and sitemaps. */
    static String rfc3339(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String rfc822(Instant time) {
        return RFC_822.format(time);
    }

    static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
