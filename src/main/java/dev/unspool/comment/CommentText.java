package dev.unspool.comment;

import dev.unspool.article.Joiners;
import dev.unspool.web.Fault;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks names and texts of comments, and normalises them: without surrounding blanks, with line breaks as {@code \n}. */
final class CommentText {

    /** Maximum length of a text in Unicode code points. */
    static final int MAX_TEXT = 5_000;

    static final int MAX_NAME = 60;

    /** Bytes of a request: the longest text with every character escaped, name and tokens. */
    static final int MAX_REQUEST = 12 * MAX_TEXT + 8 * 1024;

    private static final Pattern LINE_END = Pattern.compile("\\R"); // with U+0085, U+2028 and U+2029
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    /**
     * Characters that a name may not have: line breaks, controls, and invisible ones such as bidi overrides, zero-width characters and fillers. Of
     * these it may have the joiners that its spelling needs.
     */
    private static final Pattern UNFIT_FOR_A_NAME = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}\\x{34F}\\x{180B}-\\x{180F}]");

    private static final Pattern VISIBLE =
            Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]");

    private CommentText() {}

    /** Returns the normalised name, and adds what is wrong with it to {@code faults}. */
    static String name(@Nullable String sent, List<Fault> faults) {
        var name = trimmed(Objects.requireNonNullElse(sent, ""));
        if (!VISIBLE.matcher(name).find()) {
            faults.add(new Fault("name", "required", "must not be empty"));
        } else if (length(name) > MAX_NAME) {
            faults.add(new Fault("name", "too-long", "must have at most " + MAX_NAME + " characters"));
        } else if (UNFIT_FOR_A_NAME.matcher(Joiners.withoutNeeded(name)).find()) {
            faults.add(new Fault("name", "invisible", "must be one line, without characters that nobody sees"));
        }
        return name;
    }

    /** Returns the normalised text, and adds what is wrong with it to {@code faults}. */
    static String text(@Nullable String sent, List<Fault> faults) {
        var text =
                trimmed(LINE_END.matcher(Objects.requireNonNullElse(sent, "")).replaceAll("\n"));
        if (CONTROL.matcher(text).find()) {
            faults.add(
                    new Fault("text", "control-character", "must have no control characters but line breaks and tabs"));
        } else if (!VISIBLE.matcher(text).find()) {
            faults.add(new Fault("text", "required", "must not be empty"));
        } else if (length(text) > MAX_TEXT) {
            faults.add(new Fault("text", "too-long", "must have at most " + MAX_TEXT + " characters"));
        }
        return text;
    }

    /** Returns {@code text} with U+FFFD in place of characters that cannot be stored or should not be shown. */
    static String printable(String text) {
        return trimmed(CONTROL.matcher(text).replaceAll("\uFFFD"));
    }

    /**
     * Removes surrounding blanks. It uses no pattern: one that looks for blanks at the end tries every blank before it, which takes very long for a
     * text of blanks.
     */
    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char sign) {
        return Character.isSpaceChar(sign) || Character.isWhitespace(sign) && sign < 0x1C || sign == 0x85;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
