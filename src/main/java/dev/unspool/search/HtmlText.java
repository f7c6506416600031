package dev.unspool.search;

import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/** Takes the text out of clean HTML, which may be cut off anywhere: one pass, since each result of a page needs it. */
final class HtmlText {

    /** Elements within a line; all others end a word. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub",
            "sup", "u");

    private HtmlText() {}

    static String of(String html) {
        var text = new StringBuilder(html.length());
        for (var at = 0; at < html.length(); ) {
            var tag = html.indexOf('<', at);
            text.append(html, at, tag < 0 ? html.length() : tag);
            var end = tag < 0 ? -1 : html.indexOf('>', tag);
            if (end < 0) {
                break;
            }
            if (!INLINE.contains(name(html, tag, end))) {
                text.append(' ');
            }
            at = end + 1;
        }
        return HtmlUtils.htmlUnescape(withoutCutEntity(text))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String name(String html, int tag, int end) {
        var begin = html.charAt(tag + 1) == '/' ? tag + 2 : tag + 1;
        var at = begin;
        while (at < end && Character.isLetterOrDigit(html.charAt(at))) {
            at++;
        }
        return html.substring(Math.min(begin, at), at);
    }

    /** The end of a text may have cut {@code &amp;} in two. */
    private static String withoutCutEntity(StringBuilder text) {
        var entity = text.lastIndexOf("&");
        return entity >= 0 && text.indexOf(";", entity) < 0 ? text.substring(0, entity) : text.toString();
    }
}
