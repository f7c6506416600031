package dev.unspool.body;

import dev.unspool.article.Draft;
import dev.unspool.article.Prose;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that may stand in a body, read the way browsers read them (WHATWG URL): blanks at the ends and line ends within do not
 * count, a backslash can be a slash.
 */
public final class Address {

    /** Characters of an attribute: four times the longest address, for blanks around it. A longer attribute is not an address. */
    static final int MAX_RAW = 4 * Draft.MAX_URL;

    private static final Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#]+)([/?#].*)?");
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:([^\\s@]+@[^\\s@]+)");
    private static final Pattern IN_SITE = Pattern.compile("/(?!/).*");

    /** A name in front of an @ makes an address look like another one's. */
    private static final Pattern HOST = Pattern.compile("[^\\s@\"'<>\\\\^`{|}%]+");

    private Address() {}

    /** Where a link may lead: to the web, to a mailbox, within the site. */
    static Optional<String> link(String raw) {
        var address = tidy(raw);
        return web(address).or(() -> inSite(address)).or(() -> mail(address));
    }

    /** Where a picture may come from: the web, over TLS whatever the source says, since a page allows no other; or the site. */
    public static Optional<String> picture(String raw) {
        var address = tidy(raw);
        return web(address)
                .map(web -> web.startsWith("http:") ? "https:" + web.substring("http:".length()) : web)
                .or(() -> inSite(address));
    }

    /** An absolute address in the web. */
    public static Optional<String> web(String raw) {
        var address = tidy(raw);
        var matcher = WEB.matcher(address.startsWith("//") ? "https:" + address : address);
        if (!matcher.matches() || !HOST.matcher(matcher.group(2)).matches()) {
            return Optional.empty();
        }
        var rest = matcher.group(3) == null ? "" : matcher.group(3);
        return sane(matcher.group(1).toLowerCase(Locale.ROOT) + "://"
                + matcher.group(2).toLowerCase(Locale.ROOT) + escaped(rest));
    }

    private static Optional<String> inSite(String address) {
        return IN_SITE.matcher(address).matches() ? sane(escaped(address)) : Optional.empty();
    }

    private static Optional<String> mail(String address) {
        var matcher = MAIL.matcher(address);
        return matcher.matches() ? sane("mailto:" + escaped(matcher.group(1))) : Optional.empty();
    }

    /** Empty where {@code raw} is too long: nothing below looks at more than {@link #MAX_RAW} characters. */
    private static String tidy(String raw) {
        if (raw.length() > MAX_RAW) {
            return "";
        }
        var trimmed = withoutLineEnds(trimmed(raw));
        var query = firstOf(trimmed, '?', '#');
        return trimmed.substring(0, query).replace('\\', '/') + trimmed.substring(query);
    }

    /** By hand: a pattern that looks for blanks at the end tries every blank before it, which takes seconds for 40,000 of them. */
    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static String withoutLineEnds(String text) {
        return text.replace("\t", "").replace("\n", "").replace("\r", "");
    }

    private static int firstOf(String text, char one, char other) {
        var first = text.indexOf(one);
        var second = text.indexOf(other);
        return Math.min(first < 0 ? text.length() : first, second < 0 ? text.length() : second);
    }

    private static String escaped(String text) {
        return text.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("`", "%60")
                .replace("\\", "%5C");
    }

    private static Optional<String> sane(String address) {
        return address.length() <= Draft.MAX_URL && Prose.isClean(address) ? Optional.of(address) : Optional.empty();
    }
}
