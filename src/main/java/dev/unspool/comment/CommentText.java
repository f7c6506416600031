package dev.unspool.comment;

import dev.unspool.web.Fault;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a name and a text may hold. Gives them as they are kept: without blanks around them, line breaks as {@code \n}. */
final class CommentText {

    /** Characters: Unicode code points. */
    static final int MAX_TEXT = 5_000;

    static final int MAX_NAME = 60;

    private static final Pattern LINE_END = Pattern.compile("\\R"); // with U+0085, U+2028 and U+2029
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    /** Line breaks, controls, and all that is there without being seen: bidi overrides, zero-width characters, fillers. */
    private static final Pattern UNFIT_FOR_A_NAME = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}\\x{34F}\\x{180B}-\\x{180F}]");

    private static final Pattern VISIBLE =
            Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]");

    private CommentText() {}

    /** Adds what is wrong to {@code faults}. */
    static String name(@Nullable String sent, List<Fault> faults) {
        var name = trimmed(Objects.requireNonNullElse(sent, ""));
        if (!VISIBLE.matcher(name).find()) {
            faults.add(new Fault("name", "required", "must not be empty"));
        } else if (UNFIT_FOR_A_NAME.matcher(name).find()) {
            faults.add(new Fault("name", "invisible", "must be one line, without characters that nobody sees"));
        } else if (length(name) > MAX_NAME) {
            faults.add(new Fault("name", "too-long", "must have at most " + MAX_NAME + " characters"));
        }
        return name;
    }

    /** The same for a text. */
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

    /** {@code text} with a mark in the place of what cannot be stored or should not be shown. */
    static String printable(String text) {
        return trimmed(CONTROL.matcher(text).replaceAll("\uFFFD"));
    }

    /** By hand: a pattern that looks for blanks at the end tries every blank before it, which a text of blanks makes very long. */
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
