package dev.unspool.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats dates for readers, in a given language and in UTC. */
public final class Dates {

    /** Languages whose month names the runtime knows; in others a date would be "2024 M03 12". */
    private static final Set<String> KNOWN = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .filter(language -> !language.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private Dates() {}

    /** Returns {@code preferred} if dates can be formatted in it, else {@code fallback}. */
    public static Language supported(Language preferred, Language fallback) {
        return KNOWN.contains(locale(preferred).getLanguage()) ? preferred : fallback;
    }

    /** Returns day, month and year, such as "12 March 2024". */
    public static String day(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale(language))
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /** Returns day and time, such as "12 March 2024 at 14:05 UTC". */
    public static String moment(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .localizedBy(locale(language))
                        .format(instant.atZone(ZoneOffset.UTC))
                + " UTC";
    }

    /** Returns a moment as {@code datetime} attributes spell it: HTML allows three decimals of a second, and we store six. */
    public static String machine(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Locale locale(Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        // The runtime formats English without a country as American; readers anywhere understand the day first.
        return locale.getLanguage().equals("en") && locale.getCountry().isEmpty() ? Locale.UK : locale;
    }
}
