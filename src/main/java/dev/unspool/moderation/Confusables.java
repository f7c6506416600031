package dev.unspool.moderation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds confusables in a text (Unicode Technical Reports 36 and 39): letters of several scripts in one word, words of another script that look Latin,
 * invisible characters, and stacked accents.
 */
public final class Confusables {

    /** Combining marks on one letter that are too many; no orthography needs more than three (Vietnamese has two). */
    private static final int MAX_MARKS = 4;

    /** Minimum letters of a word; fewer are initials and symbols. */
    private static final int MIN_WORD = 3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern PILE = Pattern.compile("\\p{L}?\\p{M}{" + MAX_MARKS + ",}");

    /** Scripts whose letters are confusable with each other's. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC,
            UnicodeScript.LISU);

    /** Cyrillic and Greek letters in lower case, and the Latin letters that they look like. */
    private static final String LOOKS = "авеёкмнорстухіїјѕһԁԛԝӏ" + "αικνορτυχ";

    private static final String LATIN = "abeekmhopctyxiijshdqwl" + "aikvoptux";

    /**
     * Invisible characters that are no format characters by their category: fillers of Hangul, Khmer's silent vowels, the blank of Braille, a joiner
     * of accents.
     */
    private static final Set<Integer> BLANKS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x2800, 0x034F);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    private Confusables() {}

    public enum Kind {
        /** Letters of several scripts in one word. */
        MIXED,
        /** A word that looks Latin and is not. */
        DISGUISED,
        /** An invisible character. */
        INVISIBLE,
        /** A stack of accents. */
        PILED
    }

    /** A part of a text, from {@code start} to before {@code end}, in {@code char}s. */
    public record Confusable(Kind kind, int start, int end) {}

    /** Returns all confusables from left to right; none overlaps another. */
    public static List<Confusable> in(String text) {
        return in(text, new TreeMap<>());
    }

    /**
     * Finds confusables in {@code text}.
     *
     * @param found receives them, by where they start
     */
    static List<Confusable> in(String text, NavigableMap<Integer, Confusable> found) {
        invisible(text, found);
        parts(text, PILE, Kind.PILED, pile -> true, found);
        parts(text, WORD, Kind.MIXED, Confusables::isMixed, found);
        if (isMostlyLatin(text)) {
            parts(text, WORD, Kind.DISGUISED, Confusables::isDisguised, found);
        }
        return List.copyOf(found.values());
    }

    /**
     * Returns {@code text} for comparison only: in lower case, without invisible characters, in compatibility form, with the Latin letters in place
     * of those that look like them.
     */
    static String plain(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(composed.length());
        composed.codePoints().filter(point -> !isInvisible(point)).forEach(point -> {
            var at = LOOKS.indexOf(point);
            plain.appendCodePoint(at < 0 ? point : LATIN.charAt(at));
        });
        return plain.toString();
    }

    private static void parts(
            String text,
            Pattern part,
            Kind kind,
            Predicate<String> isConfusable,
            NavigableMap<Integer, Confusable> found) {
        part.matcher(text)
                .results()
                .filter(match -> isConfusable.test(match.group()) && isFree(match, found))
                .forEach(match -> found.put(match.start(), new Confusable(kind, match.start(), match.end())));
    }

    /**
     * Whether the match overlaps none of {@code found}. Only the last one that starts before its end can overlap, since those found do not overlap
     * each other: a text may have thousands.
     */
    private static boolean isFree(MatchResult match, NavigableMap<Integer, Confusable> found) {
        var before = found.lowerEntry(match.end());
        return before == null || before.getValue().end() <= match.start();
    }

    private static void invisible(String text, NavigableMap<Integer, Confusable> found) {
        var isTwoWay = text.codePoints().anyMatch(Confusables::isRightToLeft);
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            var end = at + Character.charCount(point);
            if (isInvisible(point) && !isNeeded(text, at, point, isTwoWay)) {
                found.put(at, new Confusable(Kind.INVISIBLE, at, end));
            }
            at = end;
        }
    }

    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT || BLANKS.contains(point);
    }

    /**
     * Whether an invisible character is needed: joiners within emoji and within scripts that join, direction marks in bidirectional texts, the
     * letters of a flag.
     */
    private static boolean isNeeded(String text, int at, int point, boolean isTwoWay) {
        var before = at == 0 ? 0 : text.codePointBefore(at);
        if (point == ZERO_WIDTH_JOINER) {
            return isPicture(before) || joins(before);
        }
        if (point == ZERO_WIDTH_NON_JOINER) {
            return joins(before);
        }
        if (point == 0x200E || point == 0x200F || point == 0x061C) {
            return isTwoWay;
        }
        return isTag(point) && (isTag(before) || before == BLACK_FLAG);
    }

    private static boolean isTag(int point) {
        return point >= 0xE0020 && point <= 0xE007F;
    }

    /** Whether it is an emoji, a skin colour or the selector that makes a character an emoji. */
    private static boolean isPicture(int point) {
        return point == 0xFE0F || point >= 0x1F000 || Character.getType(point) == Character.OTHER_SYMBOL;
    }

    private static boolean joins(int point) {
        return (Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK)
                && !ALIKE.contains(UnicodeScript.of(point));
    }

    private static boolean isRightToLeft(int point) {
        var direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isMixed(String word) {
        return word.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(ALIKE::contains)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static boolean isDisguised(String word) {
        return word.length() >= MIN_WORD
                && word.toLowerCase(Locale.ROOT).codePoints().allMatch(point -> LOOKS.indexOf(point) >= 0);
    }

    private static boolean isMostlyLatin(String text) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        var latin = text.codePoints()
                .filter(Character::isLetter)
                .filter(point -> UnicodeScript.of(point) == UnicodeScript.LATIN)
                .count();
        return latin * 2 > letters;
    }
}
