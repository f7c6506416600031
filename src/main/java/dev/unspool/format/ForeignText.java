package dev.unspool.format;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Makes what an article needs from the texts of other systems. */
final class ForeignText {

    /** The tag of a language that is not known. */
    static final String UNDETERMINED = "und";

    /** Characters of an id; the article's own limit. */
    private static final int MAX_ID = 200;

    /** Characters of a summary. */
    private static final int MAX_SUMMARY = 2_000;

    /** Characters of a title that is made from a text. */
    private static final int MAX_MADE_TITLE = 80;

    /** Characters of a foreign word in a message. */
    private static final int MAX_BRIEF = 60;

    /** Characters of a text that is kept while a file is read. */
    static final int MAX_KEPT = 2_000;

    /** Starts of names that are unique everywhere. */
    private static final List<String> UNIQUE = List.of("tag:", "urn:", "uuid:");

    private ForeignText() {}

    /** Returns a title or a name as plain text, whether it was sent as that or as markup. */
    static String plain(String text) {
        var isMarkup = text.contains("</") || text.contains("/>") || text.contains("&");
        return (isMarkup ? Jsoup.parseBodyFragment(text).text() : text).strip();
    }

    /** Returns a summary as plain text, cut at a word; empty if nothing of it is text. */
    static Optional<String> summary(String markup) {
        return Optional.of(cut(Jsoup.parseBodyFragment(markup).text().strip(), MAX_SUMMARY))
                .filter(text -> !text.isEmpty());
    }

    /** Makes the title of an article without one from its body; empty if that has no text. */
    static Optional<String> titleOf(String body) {
        return Optional.of(cut(Jsoup.parseBodyFragment(body).text().strip(), MAX_MADE_TITLE))
                .filter(text -> !text.isEmpty());
    }

    /** Returns plain text as markup, with a paragraph for each part between empty lines. */
    static String markup(String text) {
        var paragraphs = Entities.escape(text.strip()).replace("\r", "").replace("\n\n", "</p><p>");
        return paragraphs.isEmpty() ? "" : "<p>" + paragraphs + "</p>";
    }

    /** Returns a link as the only paragraph of a body. */
    static String linkBody(String address) {
        var escaped = Entities.escape(address);
        return "<p><a href=\"" + escaped + "\">" + escaped + "</a></p>";
    }

    /** Returns a language tag in canonical form; {@link #UNDETERMINED} if it is none. */
    static String language(@Nullable String tag) {
        try {
            var locale = tag == null
                    ? Locale.ROOT
                    : new Locale.Builder()
                            .setLanguageTag(tag.strip().replace('_', '-'))
                            .build();
            return locale.getLanguage().isEmpty() ? UNDETERMINED : locale.toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            return UNDETERMINED;
        }
    }

    /** Resolves an address against {@code base} as far as both can be read. */
    static String resolved(@Nullable String base, String address) {
        if (base == null || base.isEmpty()) {
            return address;
        }
        try {
            return URI.create(base.strip())
                    .resolve(address.strip().replace(" ", "%20"))
                    .toString();
        } catch (IllegalArgumentException malformed) {
            return address;
        }
    }

    /**
     * Returns the id of an article from what identifies it at its source. Scheme and {@code www.} are left out of addresses, since sites move from one to
     * the other. A name that is no address, and none of those that are unique everywhere, is unique only at its site.
     */
    static String id(String site, String name) {
        var address = withoutScheme(name);
        var isUnique = !address.equals(name) || UNIQUE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
        return bounded(isUnique ? address : (site + " " + name).strip());
    }

    /** Returns host and path of the address of a site, since one host may have several; empty if it has no host. */
    static String site(@Nullable String address) {
        var host = host(address);
        if (address == null || host.isEmpty()) {
            return "";
        }
        var path = withoutScheme(address.strip()).substring(host.length()).split("[?#]", 2)[0];
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return bounded(host + path.substring(0, end));
    }

    /** Returns the beginning of a word for a message. */
    static String brief(String word) {
        return cut(word, MAX_BRIEF);
    }

    /** Returns the beginning of a text that is kept while a file is read. */
    static String kept(String text) {
        return cut(text, MAX_KEPT);
    }

    /** Returns the host of an address; empty if it has none. */
    static String host(@Nullable String address) {
        if (address == null) {
            return "";
        }
        var rest = withoutScheme(address.strip());
        var end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Returns {@code text}, or a hash of one that is too long for an id. */
    private static String bounded(String text) {
        return text.length() <= MAX_ID ? text : "sha256:" + hash(text);
    }

    /** Returns how many characters the texts have together. */
    static long length(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String withoutScheme(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var rest = lower.startsWith("https://")
                ? address.substring("https://".length())
                : lower.startsWith("http://") ? address.substring("http://".length()) : address;
        return rest.length() < address.length() && rest.startsWith("www.") ? rest.substring("www.".length()) : rest;
    }

    /** Cuts at the last blank that fits, and never within a surrogate pair. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var blank = text.lastIndexOf(' ', length - 1);
        var end = blank > length / 2 ? blank : length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
