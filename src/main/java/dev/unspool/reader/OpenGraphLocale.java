package dev.unspool.reader;

import dev.unspool.article.Language;
import java.util.Locale;
import java.util.Map;

/** Spells languages as {@code og:locale} wants them (ogp.me): language and territory, such as {@code de_DE}. */
final class OpenGraphLocale {

    /** Territories of languages that are tagged without one, if it is not the language's own code. From CLDR's likely subtags. */
    private static final Map<String, String> LIKELY = Map.ofEntries(
            Map.entry("ar", "EG"),
            Map.entry("bn", "BD"),
            Map.entry("bs", "BA"),
            Map.entry("ca", "ES"),
            Map.entry("cs", "CZ"),
            Map.entry("cy", "GB"),
            Map.entry("da", "DK"),
            Map.entry("el", "GR"),
            Map.entry("en", "GB"), // dates are British too
            Map.entry("et", "EE"),
            Map.entry("eu", "ES"),
            Map.entry("fa", "IR"),
            Map.entry("ga", "IE"),
            Map.entry("gl", "ES"),
            Map.entry("he", "IL"),
            Map.entry("hi", "IN"),
            Map.entry("hy", "AM"),
            Map.entry("ja", "JP"),
            Map.entry("ka", "GE"),
            Map.entry("kk", "KZ"),
            Map.entry("ko", "KR"),
            Map.entry("ms", "MY"),
            Map.entry("nb", "NO"),
            Map.entry("nn", "NO"),
            Map.entry("sl", "SI"),
            Map.entry("sq", "AL"),
            Map.entry("sr", "RS"),
            Map.entry("sv", "SE"),
            Map.entry("sw", "TZ"),
            Map.entry("ta", "IN"),
            Map.entry("te", "IN"),
            Map.entry("uk", "UA"),
            Map.entry("ur", "PK"),
            Map.entry("vi", "VN"),
            Map.entry("zh", "CN"));

    /** Languages whose code is that of their territory, too. */
    private static final String ALIKE = " bg de es fi fr hr hu id is it lt lv mk nl pl pt ro ru sk th tr ";

    private OpenGraphLocale() {}

    /** Returns the language alone if it is not known where it is spoken. */
    static String of(Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        var code = locale.getLanguage();
        var territory = locale.getCountry().isEmpty() ? likely(locale) : locale.getCountry();
        return territory.isEmpty() ? code : code + '_' + territory;
    }

    private static String likely(Locale locale) {
        var code = locale.getLanguage();
        if (code.equals("zh") && locale.getScript().equals("Hant")) {
            return "TW";
        }
        return ALIKE.contains(' ' + code + ' ') ? code.toUpperCase(Locale.ROOT) : LIKELY.getOrDefault(code, "");
    }
}
