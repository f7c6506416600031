package dev.unspool.body;

import dev.unspool.article.Draft;
import dev.unspool.article.Prose;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks and normalises addresses in a body. It reads them as browsers do (WHATWG URL): blanks at the ends and line ends within are
 * ignored, and a backslash can be a slash.
 */
public final class Address {

    /** Most characters of an attribute that is read as an address: four times the longest address, for blanks around it. */
    static final int MAX_RAW = 4 * Draft.MAX_URL;

    private static final Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#]+)([/?#].*)?");
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:([^\\s@,?]++@[^\\s?][^?]*+(?:\\?.*+)?)");
    private static final Pattern TELEPHONE = Pattern.compile("(?i)tel:([+0-9().\\-;=a-z*#_ ]{1,100})");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern IN_SITE = Pattern.compile("/(?!/).*");

    /** A host without {@code @}: a name before an {@code @} makes an address look like another site's. */
    private static final Pattern HOST = Pattern.compile("[^\\s@\"'<>\\\\^`{|}%]+");

    private Address() {}

    /** Returns the address of a link: on the web, of a mailbox or telephone, or within the site; otherwise empty. */
    static Optional<String> link(String raw) {
        var address = tidy(raw);
        return web(address).or(() -> inSite(address)).or(() -> mail(address)).or(() -> telephone(address));
    }

    /** Returns the address of a picture: on the web, changed to TLS because a page allows nothing else, or within the site. */
    public static Optional<String> picture(String raw) {
        var address = tidy(raw);
        return web(address)
                .map(web -> web.startsWith("http:") ? "https:" + web.substring("http:".length()) : web)
                .or(() -> inSite(address));
    }

    /** Returns an absolute web address; otherwise empty. */
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

    private static Optional<String> telephone(String address) {
        var matcher = TELEPHONE.matcher(address);
        return matcher.matches() && DIGIT.matcher(matcher.group(1)).find()
                ? sane("tel:" + matcher.group(1).replace(" ", ""))
                : Optional.empty();
    }

    /**
     * Normalises blanks, line ends and backslashes. A text of more than {@link #MAX_RAW} characters becomes empty, so that nothing
     * below reads more.
     */
    static String tidy(String raw) {
        if (raw.length() > MAX_RAW) {
            return "";
        }
        var trimmed = withoutLineEnds(trimmed(raw));
        var query = firstOf(trimmed, '?', '#');
        return trimmed.substring(0, query).replace('\\', '/') + trimmed.substring(query);
    }

    /** Trims by hand: a pattern for blanks at the end retries from every blank before it, which takes seconds for 40,000 of them. */
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
