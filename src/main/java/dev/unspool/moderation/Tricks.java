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
 * What a text does to be read as something that it is not, after Unicode's reports 36 and 39: letters of several alphabets in one word, words
 * of another alphabet that look like ours, characters that nobody sees, and piles of accents.
 */
public final class Tricks {

    /** Marks on one letter; no orthography needs more than three (Vietnamese has two). */
    private static final int MAX_MARKS = 4;

    /** Letters; fewer are initials and symbols. */
    private static final int MIN_WORD = 3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern PILE = Pattern.compile("\\p{L}?\\p{M}{" + MAX_MARKS + ",}");

    /** Alphabets whose letters pass for each other's. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC,
            UnicodeScript.LISU);

    /** Cyrillic and Greek letters in lower case, and the Latin ones that they pass for. */
    private static final String LOOKS = "авеёкмнорстухіїјѕһԁԛԝӏ" + "αικνορτυχ";

    private static final String LATIN = "abeekmhopctyxiijshdqwl" + "aikvoptux";

    /** Invisible and no format character by its category: fillers of Hangul, Khmer's silent vowels, the blank of Braille, a joiner of accents. */
    private static final Set<Integer> BLANKS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x2800, 0x034F);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    private Tricks() {}

    public enum Kind {
        /** Letters of several alphabets in one word. */
        MIXED,
        /** A word that looks Latin and is not. */
        DISGUISED,
        /** A character that nobody sees. */
        INVISIBLE,
        /** A pile of accents. */
        PILED
    }

    /** From {@code start} to before {@code end}, in {@code char}s. */
    public record Trick(Kind kind, int start, int end) {}

    /** All of them, from left to right; none overlaps another. */
    public static List<Trick> in(String text) {
        return in(text, new TreeMap<>());
    }

    /** @param found gets them, by where they start */
    static List<Trick> in(String text, NavigableMap<Integer, Trick> found) {
        invisible(text, found);
        parts(text, PILE, Kind.PILED, pile -> true, found);
        parts(text, WORD, Kind.MIXED, Tricks::isMixed, found);
        if (isMostlyLatin(text)) {
            parts(text, WORD, Kind.DISGUISED, Tricks::isDisguised, found);
        }
        return List.copyOf(found.values());
    }

    /** For comparison only: in lower case, without what nobody sees, compatible forms made one, look-alikes as the Latin letters they pass for. */
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
            String text, Pattern part, Kind kind, Predicate<String> isTrick, NavigableMap<Integer, Trick> found) {
        part.matcher(text)
                .results()
                .filter(match -> isTrick.test(match.group()) && isFree(match, found))
                .forEach(match -> found.put(match.start(), new Trick(kind, match.start(), match.end())));
    }

    /** Only the last one that starts before its end can overlap, since none that was found overlaps another: a text may hold thousands. */
    private static boolean isFree(MatchResult match, NavigableMap<Integer, Trick> found) {
        var before = found.lowerEntry(match.end());
        return before == null || before.getValue().end() <= match.start();
    }

    private static void invisible(String text, NavigableMap<Integer, Trick> found) {
        var isTwoWay = text.codePoints().anyMatch(Tricks::isRightToLeft);
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            var end = at + Character.charCount(point);
            if (isInvisible(point) && !isNeeded(text, at, point, isTwoWay)) {
                found.put(at, new Trick(Kind.INVISIBLE, at, end));
            }
            at = end;
        }
    }

    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT || BLANKS.contains(point);
    }

    /** Joiners within emoji and within scripts that join, marks of direction in texts that have two, the letters of a flag. */
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

    /** Emoji, their skin colours and the selector that makes a sign one. */
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
