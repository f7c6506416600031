package dev.unspool.body;

import java.util.Locale;
import java.util.Set;

/**
 * Ends elements that XHTML, AMP and NITF end in their own tag, such as {@code <iframe src="…"/>}. HTML ignores that slash, and the
 * element would swallow the rest of the article.
 */
final class SelfClosed {

    private static final Set<String> VOID = Set.of(
            "area",
            "base",
            "basefont",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
            "keygen",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr");

    /** Characters; no element has a longer name. */
    private static final int MAX_NAME = 40;

    private SelfClosed() {}

    static String ended(String html, CleaningLimit limit) {
        var slash = html.indexOf("/>");
        if (slash < 0) {
            return html;
        }
        var ended = new StringBuilder(html.length() + 64);
        var copied = 0;
        var close = -1;
        for (var open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open + 1)) {
            limit.step();
            if (close < open) {
                close = html.indexOf('>', open); // once for all that open before it
            }
            if (close < 0) {
                break;
            }
            if (open < copied) {
                continue; // within the tag before, as part of a value
            }
            var name = name(html, open + 1);
            if (!name.isEmpty() && isSelfClosed(html, open + 1 + name.length(), close) && !VOID.contains(name)) {
                ended.append(html, copied, close - 1).append("></").append(name).append('>');
                copied = close + 1;
            }
        }
        return ended.append(html, copied, html.length()).toString();
    }

    /** Whether the slash before {@code close} is not part of a value without quotes. */
    private static boolean isSelfClosed(String html, int endOfName, int close) {
        if (html.charAt(close - 1) != '/' || close - 1 < endOfName) {
            return false;
        }
        var before = html.charAt(close - 2);
        return close - 1 == endOfName || before <= ' ' || before == '"' || before == '\'';
    }

    private static String name(String html, int from) {
        var end = from;
        while (end < html.length() && end - from < MAX_NAME && isOfName(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == ':'
                || c == '.';
    }
}
