package dev.unspool.reader;

/**
 * Lets the keyboard reach the parts of a body that scroll sideways (WCAG 2.1.1): long lines of preformatted text, and tables. Some browsers
 * do so themselves, others do not. The parts are groups with a name, not landmarks: an article may have dozens.
 */
final class ScrollableParts {

    /** Characters of a line that fit the narrowest window, of 320 CSS pixels. */
    private static final int FITTING = 28;

    private static final String BEGIN = "<pre";
    private static final String END = "</pre>";
    private static final String FOCUSABLE = " tabindex=\"0\" role=\"group\" aria-label=\"Preformatted text\"";
    private static final String TABLE = "<div class=\"table\" role=\"";

    private ScrollableParts() {}

    /** Returns the body, which must be clean, with what focus needs. */
    static String reachable(String body) {
        var tables = body.replace(TABLE + "region\"", TABLE + "group\"");
        return tables.contains(BEGIN) ? preformatted(tables) : tables;
    }

    private static String preformatted(String body) {
        var result = new StringBuilder(body.length() + FOCUSABLE.length());
        var copied = 0;
        for (int at = body.indexOf(BEGIN); at >= 0; at = body.indexOf(BEGIN, copied)) {
            var end = body.indexOf(END, at);
            if (end < 0) {
                break;
            }
            var name = at + BEGIN.length();
            result.append(body, copied, name);
            if (longestLine(body, body.indexOf('>', name) + 1, end) > FITTING) {
                result.append(FOCUSABLE);
            }
            result.append(body, name, end);
            copied = end;
        }
        return result.append(body, copied, body.length()).toString();
    }

    /** Counts characters as readers see them: no markup, and a character reference as one. */
    private static int longestLine(String html, int from, int to) {
        var longest = 0;
        var line = 0;
        var until = ' ';
        for (int i = from; i < to; i++) {
            var c = html.charAt(i);
            if (until != ' ') {
                until = c == until ? ' ' : until;
            } else if (c == '<') {
                until = '>';
            } else {
                until = c == '&' ? ';' : ' ';
                line = c == '\n' ? 0 : line + 1;
                longest = Math.max(longest, line);
            }
        }
        return longest;
    }
}
