package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/**
 * A language by its BCP 47 tag, in canonical form, and the direction in which it is written. The database has the same rule in
 * {@code V0025__spell_headlines.sql}.
 */
public record Language(@JsonValue String tag) {

    private static final Set<String> RIGHT_TO_LEFT_LANGUAGES = Set.of(
            "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur",
            "yi", "ji");
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /** Characters; RFC 5646 section 4.4.1 asks for 35, and no real tag has three times as many. */
    private static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException where {@code tag} is not well-formed */
    public Language {
        if (tag.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("no language tag has more than " + MAX_LENGTH + " characters");
        }
        try {
            tag = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("not a BCP 47 language tag: " + tag, malformed);
        }
    }

    /** {@code rtl} or {@code ltr}: the value of the {@code dir} attribute. A script in the tag decides; else the language does. */
    public String direction() {
        var locale = Locale.forLanguageTag(tag);
        var rightToLeft = locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT_LANGUAGES.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }

    @Override
    public String toString() {
        return tag;
    }
}
