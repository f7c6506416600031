package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The readable part of an address: lower-case letters, marks and digits of any script, joined by single hyphens. Never empty, at most
 * {@value #MAX_LENGTH} characters, never in the form of an {@link ArticleId}.
 */
public record Slug(@JsonValue String value) {

    /** Characters; keeps a percent-encoded address of a three-byte script well below the 2,000 that every browser takes. */
    public static final int MAX_LENGTH = 80;

    /** Characters of the slug of a name. */
    private static final int MAX_NAME_LENGTH = 70;

    /** Latin letters that no normalization form takes apart, and what is usual in their place. */
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ə', "e"));

    /** Characters of a text that are read; no title is longer. Normalizing a long run of accents takes quadratic time. */
    private static final int MAX_SOURCE = 1_000;

    /** The selector behind a character that is to be drawn as an emoji. */
    private static final int EMOJI_STYLE = 0xFE0F;

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:-[\\p{L}\\p{M}\\p{N}]++)*+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern LATIN_MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Marks and letters that browsers draw as nothing: Unicode's default-ignorable code points among them. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0000}-\\x{E0FFF}]");

    private static final Pattern BEGIN = Pattern.compile("^[-\\p{M}]+");

    public Slug {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /** Whether {@code text} has the form of a slug; any other text need not be looked up. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && VALID.matcher(text).matches()
                && ArticleId.parse(text).isEmpty();
    }

    /**
     * Whether people see every character of {@code text}, as in every slug that is made here: else it could look like the slug of another. Letters of Latin
     * have no marks beside those that belong to a composed letter.
     */
    public static boolean isLegible(String text) {
        var composed = Normalizer.normalize(cut(text, MAX_SOURCE), Normalizer.Form.NFC);
        return Prose.isVisible(composed)
                && !INVISIBLE.matcher(composed).find()
                && !LATIN_MARKS.matcher(composed).find()
                && !BEGIN.matcher(composed).find();
    }

    /**
     * Whether {@code text} is spelled as addresses are: in lower case, in Unicode's form NFKC, and no longer than a title. Every other spelling of an
     * address leads to that one.
     */
    public static boolean isInSpellingOfAddresses(String text) {
        if (text.length() > MAX_SOURCE) {
            return false;
        }
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).equals(text);
    }

    /** Makes the slug of a title or a name; {@code untitled} if none of its characters can stand in an address. */
    public static Slug of(String text) {
        var lower = Normalizer.normalize(cut(text, MAX_SOURCE), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var seen = INVISIBLE.matcher(APOSTROPHES.matcher(lower).replaceAll("")).replaceAll("");
        var plain = LATIN_MARKS.matcher(seen).replaceAll("");
        var joined = trim(SEPARATORS
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC))
                .replaceAll("-"));
        var cut = trim(cut(joined, MAX_LENGTH));
        return new Slug(isValid(cut) ? cut : "untitled");
    }

    /**
     * Makes the slug of a section, a tag or an author: at most {@value #MAX_NAME_LENGTH} characters, so that a number fits behind it. Latin
     * letters lose their accents; letters of other scripts stay. A name without letters and digits gets the names of its characters in
     * Unicode, such as {@code fox-face}.
     */
    public static Slug ofName(String name) {
        var plain = LETTERS.matcher(name).find() ? name : spelledOut(name);
        return new Slug(trim(cut(of(latin(plain)).value(), MAX_NAME_LENGTH)));
    }

    /** Returns this slug with {@code suffix} behind a hyphen, cut so that both fit; for a slug that is taken. */
    public Slug withSuffix(String suffix) {
        return new Slug(trim(cut(value, MAX_LENGTH - suffix.length() - 1)) + "-" + suffix);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String latin(String name) {
        var plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .limit(MAX_SOURCE)
                .forEach(point -> plain.append(LATIN.getOrDefault(point, Character.toString(point))));
        return plain.toString();
    }

    private static String spelledOut(String name) {
        return name.codePoints()
                .limit(MAX_NAME_LENGTH)
                .filter(point -> Prose.hasInk(Character.toString(point)) && point != EMOJI_STYLE)
                .mapToObj(point -> Objects.requireNonNullElse(Character.getName(point), ""))
                .collect(Collectors.joining(" "));
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
