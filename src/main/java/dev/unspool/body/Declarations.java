package dev.unspool.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the declarations of a style as CSS Syntax Level 3 says: past comments, with escapes, strings and brackets. So nothing is hidden in a
 * browser by a spelling that would be seen here.
 */
final class Declarations {

    /** Characters that are read: the longest style of a word processor has a fortieth. */
    private static final int MAX_LENGTH = 16_000;

    /** Digits of an escape. */
    private static final int MAX_DIGITS = 6;

    private static final Pattern IMPORTANT = Pattern.compile("!\\s*+important$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What {@code display} may begin with; a browser skips any other value, and an earlier one holds. */
    private static final Pattern DISPLAY = Pattern.compile(
            "none|(?:block|inline|run-in|flow|flex|grid|table|list|contents|ruby|math|inherit|initial|unset|revert|var|-webkit-(?:inline-)?(?:box|flex))(?:[- (].*)?");

    private static final Pattern VISIBILITY =
            Pattern.compile("visible|hidden|collapse|inherit|initial|unset|(?:revert|var).*");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> important = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** The brackets that end the blocks that are open, innermost last. */
    private final StringBuilder closings = new StringBuilder();

    private final String css;
    private int at;

    /** Where the colon of the declaration stands in the text; −1 before it. */
    private int colon = -1;

    private Declarations(String css) {
        this.css = css;
    }

    static Style read(String css) {
        var declarations = new Declarations(css.substring(0, Math.min(css.length(), MAX_LENGTH)));
        declarations.readAll();
        return new Style(declarations.values, declarations.important);
    }

    private void readAll() {
        while (at < css.length()) {
            step(css.charAt(at));
        }
        end();
    }

    private void step(char character) {
        at++;
        switch (character) {
            case '/' -> slash();
            case '\\' -> escape();
            case '"', '\'' -> string(character);
            case ';' -> semicolon();
            case ':' -> colon();
            case '(' -> open(character, ')');
            case '[' -> open(character, ']');
            case '{' -> open(character, '}');
            case ')', ']', '}' -> close(character);
            default -> text.append(character);
        }
    }

    private void slash() {
        if (at < css.length() && css.charAt(at) == '*') {
            var end = css.indexOf("*/", at + 1);
            at = end < 0 ? css.length() : end + 2;
            text.append(' '); // it parts words
        } else {
            text.append('/');
        }
    }

    private void escape() {
        var from = at;
        while (at < css.length() && at - from < MAX_DIGITS && Character.digit(css.charAt(at), 16) >= 0) {
            at++;
        }
        if (at > from) {
            appendEscaped(Integer.parseInt(css, from, at, 16));
            at += at < css.length() && Character.isWhitespace(css.charAt(at)) ? 1 : 0;
        } else if (at < css.length()) {
            appendEscaped(css.charAt(at++));
        }
    }

    /** An escape stands for a part of a name: never for a digit, a sign or a bracket, so that no number is made of it. */
    private void appendEscaped(int point) {
        var isOfName = Character.isLetter(point) || (colon < 0 && (point == '-' || Character.isDigit(point)));
        text.appendCodePoint(isOfName ? point : 0xFFFD);
    }

    /** Skips to the end of a string; a line end breaks it off. */
    private void string(char quote) {
        text.append(quote);
        while (at < css.length()) {
            var character = css.charAt(at++);
            if (character == '\\') {
                escape();
            } else {
                text.append(character);
                if (character == quote || character == '\n') {
                    return;
                }
            }
        }
    }

    private void open(char bracket, char closing) {
        closings.append(closing);
        text.append(bracket);
    }

    /** Ends a block only with the bracket that fits, as browsers do. */
    private void close(char bracket) {
        var last = closings.length() - 1;
        if (last >= 0 && closings.charAt(last) == bracket) {
            closings.setLength(last);
        }
        text.append(bracket);
    }

    private void semicolon() {
        if (!closings.isEmpty()) {
            text.append(';');
        } else {
            end();
        }
    }

    private void colon() {
        if (colon < 0) {
            colon = text.length();
        }
        text.append(':');
    }

    /** Ends the declaration. One without a colon is skipped, as browsers do. */
    private void end() {
        if (colon > 0) {
            declare(plain(text.substring(0, colon)), plain(text.substring(colon + 1)));
        }
        text.setLength(0);
        colon = -1;
    }

    private void declare(String name, String value) {
        var mark = IMPORTANT.matcher(value);
        var isImportant = mark.find();
        var plain = isImportant ? value.substring(0, mark.start()).strip() : value;
        if ((important.contains(name) && !isImportant) || !isValid(name, plain) || !Style.hasRoom(values, name)) {
            return;
        }
        values.put(name, plain);
        if (isImportant) {
            important.add(name);
        }
    }

    private static boolean isValid(String name, String value) {
        return switch (name) {
            case "display" -> DISPLAY.matcher(value).matches();
            case "visibility" -> VISIBILITY.matcher(value).matches();
            default -> true;
        };
    }

    private static String plain(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
