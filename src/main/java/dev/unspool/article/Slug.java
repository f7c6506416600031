package dev.unspool.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The readable part of an address: lower-case letters, marks and digits of any script, joined by single hyphens. Never empty, at most
 * {@value #MAX_LENGTH} characters, never in the form of an {@link ArticleId}.
 */
public record Slug(String value) {

    /** Characters; keeps a percent-encoded address of a three-byte script well below the 2,000 that every browser takes. */
    public static final int MAX_LENGTH = 80;

    /** Characters of a text that are looked at; no title is longer. To normalize a long run of accents takes quadratic time. */
    private static final int MAX_SOURCE = 1_000;

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:-[\\p{L}\\p{M}\\p{N}]++)*+");
    private static final Pattern LATIN_MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BEGIN = Pattern.compile("^[-\\p{M}]+");

    public Slug {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /** Whether {@code text} could be the slug of anything: what is not need not be looked up. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && VALID.matcher(text).matches()
                && ArticleId.parse(text).isEmpty();
    }

    /** The slug of a title or a name; {@code untitled} where nothing of it can stand in an address. */
    public static Slug of(String text) {
        var lower = Normalizer.normalize(cut(text, MAX_SOURCE), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var plain =
                LATIN_MARKS.matcher(APOSTROPHES.matcher(lower).replaceAll("")).replaceAll("");
        var joined = trim(SEPARATORS
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC))
                .replaceAll("-"));
        var cut = trim(cut(joined, MAX_LENGTH));
        return new Slug(isValid(cut) ? cut : "untitled");
    }

    /** This slug with {@code suffix} behind a hyphen, cut so that both fit: the way out when the slug is taken. */
    public Slug withSuffix(String suffix) {
        return new Slug(trim(cut(value, MAX_LENGTH - suffix.length() - 1)) + "-" + suffix);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String trim(String text) {
        var to = text.length();
        while (to > 0 && text.charAt(to - 1) == '-') {
            to--;
        }
        return BEGIN.matcher(text.substring(0, to)).replaceFirst("");
    }

    /** Cuts at the last whole word that fits, and never within a surrogate pair. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var hyphen = text.lastIndexOf('-', length);
        if (hyphen > length / 2) {
            return text.substring(0, hyphen);
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
