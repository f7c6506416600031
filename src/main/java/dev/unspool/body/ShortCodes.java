package dev.unspool.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;

/**
 * Replaces the short codes of WordPress, which it would replace itself when it shows a post: a caption becomes a figure, an embed its
 * address; of an unknown one only the words between its ends are kept. Prose in brackets stays as it is.
 *
 * <p>One pass, without recursion, that looks for nothing twice: codes can nest as often as a body has room.
 */
final class ShortCodes {

    /** Elements whose text is shown as it is. */
    private static final Set<String> LITERAL =
            Set.of("pre", "code", "kbd", "samp", "script", "style", "textarea", "xmp", "listing", "title");

    private static final Set<String> CAPTIONS = Set.of("caption", "wp_caption");
    private static final Set<String> LISTINGS = Set.of("code", "sourcecode", "source");

    /** Characters of the name of a tag that are read. */
    private static final int MAX_NAME = 12;

    /** Characters of the tag before a code that are read; the blocks of an editor have short tags. */
    private static final int LONGEST_TAG = 200;

    private final String html;
    private final CleaningLimit limit;
    private final StringBuilder out;

    /** Where the ends of each code begin, in their order. */
    private final Map<String, Deque<Integer>> ends = new HashMap<>();

    private final Set<String> begun = new HashSet<>();
    private int at;

    /** Where the link that a code has opened ends; -1 if none is open. */
    private int endOfLink = -1;

    /** The last tag found that is not a line break. */
    private int markup = -1;

    private ShortCodes(String html, CleaningLimit limit) {
        this.html = html;
        this.limit = limit;
        this.out = new StringBuilder(html.length());
    }

    static String replaced(String html, CleaningLimit limit) {
        return html.indexOf('[') < 0 ? html : new ShortCodes(html, limit).replaced();
    }

    /**
     * Writes the brackets of clean text as character references if it would read as a short code: only a source that wrote it so
     * leaves such text, and it shall stay when the clean body is cleaned again.
     */
    static String guarded(String clean, CleaningLimit limit) {
        if (replaced(clean, limit).equals(clean)) {
            return clean;
        }
        var guarded = new StringBuilder(clean.length() + 64);
        var copied = 0;
        for (var i = clean.indexOf('['); i >= 0; i = clean.indexOf('[', i + 1)) {
            limit.step();
            if (ShortCode.canBegin(clean, i)) {
                guarded.append(clean, copied, i).append("&#91;");
                copied = i + 1;
            }
        }
        return guarded.append(clean, copied, clean.length()).toString();
    }

    private String replaced() {
        findEnds();
        while (at < html.length()) {
            limit.step();
            endLink();
            switch (html.charAt(at)) {
                case '<' -> copyTo(endOfTag());
                case '[' -> bracket();
                default -> copyTo(endOfText());
            }
        }
        endLink();
        return out.toString();
    }

    private int endOfText() {
        var end = at;
        while (end < html.length() && html.charAt(end) != '<' && html.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    /** Notes where each short code ends, so that none is searched for again, or in vain. */
    private void findEnds() {
        for (var i = html.indexOf("[/"); i >= 0; i = html.indexOf("[/", i + 2)) {
            limit.step();
            var name = nameOfEnd(i + 2);
            if (!name.isEmpty()) {
                ends.computeIfAbsent(name, key -> new ArrayDeque<>(1)).add(i);
            }
        }
    }

    /** Returns the name of the end of a code; empty if anything but white space stands between it and the bracket. */
    private String nameOfEnd(int from) {
        var most = Math.min(html.length(), from + ShortCode.MAX_NAME);
        var end = from;
        while (end < most && ShortCode.isOfName(html.charAt(end))) {
            end++;
        }
        var close = end;
        while (close < most && html.charAt(close) <= ' ') {
            close++;
        }
        return close < most && html.charAt(close) == ']' ? html.substring(from, end) : "";
    }

    /**
     * Returns where the next end of a code begins; -1 if it does not end, or only behind the link that it stands in. Forgets the ends
     * before it, so call it with codes in their order.
     */
    private int endOf(ShortCode code) {
        var left = ends.get(code.name());
        if (left == null) {
            return -1;
        }
        while (!left.isEmpty() && left.element() < code.after()) {
            left.remove();
        }
        return left.isEmpty() || (endOfLink >= 0 && left.element() >= endOfLink) ? -1 : left.element();
    }

    private void bracket() {
        if (html.startsWith("[[", at) && isEscaped()) {
            return;
        }
        var code = ShortCode.at(html, at);
        if (code == null || !code.isMeant(isPaired(code), () -> isAlone(code))) {
            copyTo(at + 1);
            return;
        }
        at = code.after();
        if (!code.isEnd()) {
            begun.add(code.name());
            replace(code);
        }
    }

    private boolean isPaired(ShortCode code) {
        return code.isEnd() ? begun.contains(code.name()) : isEnded(code);
    }

    /** Whether a code stands in a line of its own. */
    private boolean isAlone(ShortCode code) {
        return (at == 0 || isLineEnd(html.charAt(at - 1)) || isBlockBefore())
                && (code.after() == html.length() || isLineEnd(html.charAt(code.after())) || isBlock(code.after()));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private boolean isBlockBefore() {
        return html.charAt(at - 1) == '>' && isBlock(tagBefore());
    }

    /** Returns where the tag before a code begins; -1 if that is far away. */
    private int tagBefore() {
        for (var i = at - 1; i >= Math.max(0, at - LONGEST_TAG); i--) {
            if (html.charAt(i) == '<') {
                return i;
            }
        }
        return -1;
    }

    /** Whether a tag of a block begins at {@code from}. */
    private boolean isBlock(int from) {
        if (from < 0 || html.charAt(from) != '<') {
            return false;
        }
        return switch (Role.of(nameOfTag(from + (html.startsWith("</", from) ? 2 : 1)))) {
            case BLOCK, PARAGRAPH, RULE, LINE_BREAK -> true;
            default -> false;
        };
    }

    /** Copies a code in double brackets, which WordPress shows as it stands. */
    private boolean isEscaped() {
        var code = ShortCode.at(html, at + 1);
        if (code == null || !html.startsWith("]", code.after())) {
            return false;
        }
        out.append("<code>")
                .append(Entities.escape(html.substring(at + 1, code.after())))
                .append("</code>");
        at = code.after() + 1;
        return true;
    }

    private boolean isEnded(ShortCode code) {
        return endOf(code) >= 0;
    }

    private void replace(ShortCode code) {
        if (CAPTIONS.contains(code.name()) && isEnded(code)) {
            caption(code, inner(code));
        } else if (LISTINGS.contains(code.name()) && isEnded(code)) {
            if (isText(code)) {
                listing(code);
            }
        } else if (code.isEmbed()) {
            embed(code, isEnded(code) ? inner(code) : "");
        } else if (isEnded(code) && endOfLink < 0) {
            code.address().ifPresent(address -> beginLink(code, address));
        }
    }

    /** Begins a link up to the end of a code. Codes with an address within it keep their words only, as links cannot nest. */
    private void beginLink(ShortCode code, String address) {
        out.append("<a href=\"").append(Entities.escape(address)).append("\">");
        endOfLink = endOf(code);
    }

    /** Ends the link that a code has opened, if its end is here or was passed as part of a tag. */
    private void endLink() {
        if (endOfLink >= 0 && at >= endOfLink) {
            out.append("</a>");
            endOfLink = -1;
        }
    }

    /** Returns what stands up to the end of a code, and goes on behind it. */
    private String inner(ShortCode code) {
        var end = endOf(code);
        var inner = html.substring(at, end);
        at = html.indexOf(']', end) + 1;
        return inner;
    }

    private void caption(ShortCode code, String inner) {
        var words = code.attribute("caption").orElse("");
        var behind = endOfPicture(inner);
        out.append("<figure>").append(inner, 0, behind);
        out.append("<figcaption>").append(words).append(' ').append(inner, behind, inner.length());
        out.append("</figcaption></figure>");
    }

    private static int endOfPicture(String inner) {
        var picture = inner.toLowerCase(Locale.ROOT).lastIndexOf("<img");
        var end = picture < 0 ? -1 : inner.indexOf('>', picture);
        if (end < 0) {
            return 0;
        }
        var behind = inner.substring(end + 1);
        var link = behind.indexOf("</a>");
        return link >= 0 && behind.substring(0, link).isBlank() ? end + 1 + link + "</a>".length() : end + 1;
    }

    private void listing(ShortCode code) {
        var language = List.of("language", "lang").stream()
                .flatMap(name -> code.attribute(name).stream())
                .findFirst()
                .orElse("none");
        out.append("<pre><code class=\"language-")
                .append(Entities.escape(language))
                .append("\">");
        out.append(inner(code)).append("</code></pre>");
    }

    /** Whether a listing holds only text: within markup, the code's ends may stand in different elements. */
    private boolean isText(ShortCode code) {
        return endOf(code) <= markup(code.after());
    }

    /** Returns where the next tag begins that is not a line break. What was found for one code serves those up to there. */
    private int markup(int from) {
        if (markup < from) {
            var i = html.indexOf('<', from);
            while (i >= 0 && html.startsWith("<br", i)) {
                limit.step();
                i = html.indexOf('<', i + 1);
            }
            markup = after(i, 0);
        }
        return markup;
    }

    private void embed(ShortCode code, String inner) {
        var address = inner.isBlank() ? code.address().orElse("") : inner.strip();
        switch (code.name()) {
            case "video", "audio" ->
                out.append('<')
                        .append(code.name())
                        .append(" src=\"")
                        .append(Entities.escape(address))
                        .append("\"></")
                        .append(code.name())
                        .append('>');
            default -> out.append(address.isEmpty() ? "" : "<p>" + address + "</p>");
        }
    }

    private void copyTo(int end) {
        out.append(html, at, end);
        at = end;
    }

    /** Returns where a tag ends, or the element if its text is shown as it is. */
    private int endOfTag() {
        if (html.startsWith("<!--", at)) {
            return after(html.indexOf("-->", at), 3);
        }
        var end = after(html.indexOf('>', at), 1);
        var name = nameOfTag(at + 1);
        return LITERAL.contains(name) ? after(endOf(name, end), 0) : end;
    }

    private String nameOfTag(int from) {
        var end = from;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end)) && end - from < MAX_NAME) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private int endOf(String name, int from) {
        for (var i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private int after(int found, int length) {
        return found < 0 ? html.length() : found + length;
    }
}
