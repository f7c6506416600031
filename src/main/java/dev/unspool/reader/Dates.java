package dev.unspool.reader;

import dev.unspool.article.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Dates as people write them: in the words of a language, in UTC. */
final class Dates {

    /** Languages whose month names the runtime knows; others would read "2024 M03 12". */
    private static final Set<String> KNOWN = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .filter(language -> !language.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private Dates() {}

    /** The language in which a date can be written for a text of {@code wanted}: that, or {@code fallback}. */
    static Language spoken(Language wanted, Language fallback) {
        return KNOWN.contains(locale(wanted).getLanguage()) ? wanted : fallback;
    }

    /** Day, month and year, such as "12 March 2024". */
    static String day(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale(language))
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /** The same with the time of day, such as "12 March 2024 at 14:05 UTC". */
    static String moment(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .localizedBy(locale(language))
                        .format(instant.atZone(ZoneOffset.UTC))
                + " UTC";
    }

    private static Locale locale(Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        // English without a country is American to the runtime; a reader anywhere understands the day first.
        return locale.getLanguage().equals("en") && locale.getCountry().isEmpty() ? Locale.UK : locale;
    }
}
