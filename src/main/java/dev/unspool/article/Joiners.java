package dev.unspool.article;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the joiners that a text needs from those that only hide in it: U+200C and U+200D are invisible, and people's names are spelled with them.
 *
 * <p>Needed are a non-joiner between two letters that would join (RFC 5892, appendix A.1), a joiner or non-joiner behind a virama and before a letter
 * (A.1 and A.2; in Malayalam a joiner at the end of a word too), a joiner between Bengali ra and a virama, and the joiners within an emoji
 * (UTS #51). So none is needed alone, between Latin letters, behind another, or at the end of a name.
 */
public final class Joiners {

    /** Letters of the scripts whose letters join. */
    private static final String JOINING =
            "\\p{IsArabic}\\p{IsSyriac}\\p{IsMandaic}\\p{IsNko}\\p{IsAdlam}\\p{IsMongolian}&&\\p{L}";

    /** Letters of Arabic and Syriac that join only to the letter before them, or to none (Joining_Type R and U). */
    private static final String NOT_TO_THE_NEXT =
            "\\u0621-\\u0625\\u0627\\u0629\\u062F-\\u0632\\u0648\\u0671-\\u0677\\u0688-\\u0699"
                    + "\\u06C0\\u06C3-\\u06CB\\u06CD\\u06CF\\u06D2\\u06D3\\u06D5\\u06EE\\u06EF\\u0710\\u0715-\\u0719\\u071E\\u0728\\u072A\\u072C"
                    + "\\u072F\\u074D\\u0759-\\u075B\\u076B\\u076C\\u0771\\u0773\\u0774\\u0778\\u0779\\u0870-\\u0882\\u088E\\u08AA-\\u08AE"
                    + "\\u08B1\\u08B2\\u08B9";

    /** Characters of the combining class Virama. */
    private static final String VIRAMA =
            "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA\\u0E3A"
                    + "\\u0EBA\\u0F84\\u1039\\u103A\\u1714\\u1715\\u1734\\u17D2\\u1A60\\u1B44\\u1BAA\\u1BAB\\u1BF2\\u1BF3\\u2D7F\\uA806\\uA82C"
                    + "\\uA8C4\\uA953\\uA9C0\\uAAF6\\uABED\\x{10A3F}\\x{11046}\\x{11070}\\x{1107F}\\x{110B9}\\x{11133}\\x{11134}\\x{111C0}"
                    + "\\x{11235}\\x{112EA}\\x{1134D}\\x{11442}\\x{114C2}\\x{115BF}\\x{1163F}\\x{116B6}\\x{1172B}\\x{11839}\\x{1193D}"
                    + "\\x{1193E}\\x{119E0}\\x{11A34}\\x{11A47}\\x{11A99}\\x{11C3F}\\x{11D44}\\x{11D45}\\x{11D97}]";

    /** Marks on a letter; no orthography needs more. */
    private static final String MARKS = "\\p{Mn}{0,3}";

    private static final Pattern OF_LETTERS =
            Pattern.compile("(?<=[" + JOINING + "&&[^" + NOT_TO_THE_NEXT + "]]" + MARKS
                    + ")\\u200C(?=" + MARKS + "[" + JOINING + "&&[^\\u0621\\u0674]])"
                    + "|(?<=" + VIRAMA + ")[\\u200C\\u200D](?=\\p{L})"
                    + "|(?<=\\u0D4D)\\u200D(?![\\u200C\\u200D])"
                    + "|(?<=\\u09B0)\\u200D(?=\\u09CD)");

    /** A character as people see it: an extended grapheme cluster (UAX #29), which an emoji with its joiners is. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /** A joiner with a symbol behind it: within one character only emoji have that. */
    private static final Pattern OF_EMOJI = Pattern.compile("(?<!^)\\u200D(?=[^\\p{L}\\p{M}\\u200C\\u200D])");

    private Joiners() {}

    /** Returns the text without the joiners that it needs, so that all that are left are hidden ones. */
    public static String withoutNeeded(String text) {
        return text.indexOf('\u200C') < 0 && text.indexOf('\u200D') < 0
                ? text
                : CHARACTER.matcher(OF_LETTERS.matcher(text).replaceAll("")).replaceAll(Joiners::withoutOwn);
    }

    private static String withoutOwn(MatchResult character) {
        return Matcher.quoteReplacement(OF_EMOJI.matcher(character.group()).replaceAll(""));
    }
}
