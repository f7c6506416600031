package dev.unspool.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads texts in memory nearly as PostgreSQL reads articles: to mark words in passages, and to suggest headlines. Where the two differ, a word is not
 * marked or suggested; what is found does not depend on it.
 */
final class Folding {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\u200C\\u200D]+");
    private static final Pattern LATIN_MARKS = Pattern.compile("(?<=[A-Za-z\\u0370-\\u03FF])[\\u0300-\\u036F]+");
    private static final Pattern SIGNS = Pattern.compile(
            "[\\u00AD\\u0300\\u0301\\u0591-\\u05C7\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u200B-\\u200F]+");
    private static final String FROM = "ёςٱىةکیےەہھۀøłđıſð";
    private static final String TO = "еσايهكييههههoldisd";

    /** Characters of a word that are folded: a run of marks takes quadratic time. PostgreSQL keeps 64 of the folded word. */
    private static final int LONGEST = 256;

    private Folding() {}

    /** A word and where it stands in the text. Of scripts without spaces, a pair of characters, or the last one of a run. */
    record Token(String word, int begin, int end) {}

    /** Returns the words of {@code text} in their order, at most {@code limit}. */
    static List<Token> tokens(String text, int limit) {
        var tokens = new ArrayList<Token>();
        var matcher = WORD.matcher(text);
        while (tokens.size() < limit && matcher.find()) {
            addRuns(text, matcher.start(), matcher.end(), limit, tokens);
        }
        return tokens;
    }

    private static void addRuns(String text, int begin, int end, int limit, List<Token> tokens) {
        for (int at = begin, next; at < end && tokens.size() < limit; at = next) {
            var isDense = isDense(text.codePointAt(at));
            next = at;
            while (next < end && isDense(text.codePointAt(next)) == isDense) {
                next += Character.charCount(text.codePointAt(next));
            }
            if (isDense) {
                addPairs(text, at, next, limit, tokens);
            } else {
                tokens.add(new Token(folded(text.substring(at, next)), at, next));
            }
        }
    }

    private static void addPairs(String text, int begin, int end, int limit, List<Token> tokens) {
        for (int at = begin, next; at < end && tokens.size() < limit; at = next) {
            next = at + Character.charCount(text.codePointAt(at));
            var pairEnd = next < end ? next + Character.charCount(text.codePointAt(next)) : next;
            tokens.add(new Token(folded(text.substring(at, pairEnd)), at, pairEnd));
        }
    }

    static String folded(String whole) {
        var word = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        if (word.chars().allMatch(character -> character < 0x80)) {
            return word.toLowerCase(Locale.ROOT);
        }
        var apart = Normalizer.normalize(word, Form.NFKD);
        var plain = SIGNS.matcher(LATIN_MARKS.matcher(apart).replaceAll("")).replaceAll("");
        return replaced(Normalizer.normalize(plain, Form.NFC).toLowerCase(Locale.ROOT));
    }

    private static String replaced(String word) {
        var replaced = new StringBuilder(word.length());
        for (var character : word.toCharArray()) {
            var place = FROM.indexOf(character);
            switch (character) {
                case 'ß' -> replaced.append("ss");
                case 'æ' -> replaced.append("ae");
                case 'œ' -> replaced.append("oe");
                case 'þ' -> replaced.append("th");
                default -> replaced.append(place < 0 ? character : TO.charAt(place));
            }
        }
        return replaced.toString();
    }

    /** Thai, Lao, Burmese, Khmer, kana, ideographs and Hangul: the class {@code dense} of {@code search_tokens}. */
    static boolean isDense(int point) {
        return point >= 0x0E00
                && (point <= 0x0EFF
                        || point >= 0x1000 && point <= 0x109F
                        || point >= 0x1780 && point <= 0x17FF
                        || point >= 0x3005 && point <= 0x3007
                        || point >= 0x3040 && point <= 0x30FF
                        || point >= 0x3100 && point <= 0x312F
                        || point >= 0x31F0 && point <= 0x31FF
                        || point >= 0x3400 && point <= 0x4DBF
                        || point >= 0x4E00 && point <= 0x9FFF
                        || point >= 0xAC00 && point <= 0xD7AF
                        || point >= 0xF900 && point <= 0xFAFF
                        || point >= 0x20000 && point <= 0x3FFFF);
    }
}
