package dev.unspool.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the path of an address is spelled, and how it should be. Takes encoded, well-formed paths. */
public final class PathSpelling {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

    /** The pages and feeds of readers, and what the API says of the same: these and all below are slugs, ids and words, all in lower case. */
    private static final Set<String> HEADS = Set.of(
            "articles",
            "sections",
            "tags",
            "authors",
            "search",
            "feed",
            "changes",
            "atom.xml",
            "rss.xml",
            "feed.json",
            "sitemap.xml",
            "robots.txt");

    /** What old servers of Java write behind a segment. */
    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/]*");

    /** What proxies may take for a slash. */
    private static final Pattern SLASHES = Pattern.compile("(?i)%(?:2f|5c)");

    private static final char PARAMETERS = ';';

    /** Segments that say what a path of the API is about. */
    private static final int HEAD = 3;

    private static final String NEWSROOM = "newsroom";

    /** Decoded characters of a segment; no address of ours has more. Normalizing a long run of accents takes quadratic time. */
    private static final int LONGEST = 240;

    private PathSpelling() {}

    /** Returns the path and query of an absolute URI, whichever host it names (RFC 9112 section 3.2.2); anything else unchanged. */
    public static String inOriginForm(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        var path = uri.indexOf('/', uri.indexOf("://") + 3);
        return path < 0 ? "/" : uri.substring(path);
    }

    /** Whether some escape is not as {@link #canonical} would have it. Called for every request. */
    public static boolean hasOtherEscapes(String path) {
        for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
            var escape = path.substring(i, Math.min(i + 3, path.length()));
            if (!usual(escape).equals(escape)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the path, however it is spelled, is that of a reader's page, or of the API on what such pages show. */
    public static boolean isOfReaders(String path) {
        return isOfReaders(segments(path));
    }

    /**
     * Whether the path, however it is spelled, is that of a page of the newsroom, or of its API. With a step up in it, whether any segment has that name:
     * nobody knows which server or cache takes the step.
     */
    public static boolean isOfNewsroom(String path) {
        var segments = segments(SLASHES.matcher(path).replaceAll("/"));
        return head(segments).equals(NEWSROOM)
                || (segments.stream().anyMatch(PathSpelling::isStep)
                        && segments.stream().map(PathSpelling::name).anyMatch(NEWSROOM::equals));
    }

    /**
     * Returns the spelling that an address of ours has: one slash between segments and none at the end; below {@link #HEADS}, letters
     * in lower case and normalized (NFKC), and no escape that RFC 3986 section 6.2.2 would write otherwise. If it differs from {@code path}, it begins
     * with one slash, so it never leads to another host.
     *
     * <p>A path with a step up or down, or with parameters behind a semicolon, is returned as it is: no address of ours has any, and clients resolve
     * the steps of a link before they send it.
     */
    public static String canonical(String path) {
        var isOfReaders = isOfReaders(path);
        var segments = segments(isOfReaders ? withoutSessions(path) : path);
        if (segments.stream().anyMatch(segment -> isStep(segment) || segment.indexOf(PARAMETERS) >= 0)) {
            return path;
        }
        UnaryOperator<String> spelling = isOfReaders ? PathSpelling::folded : UnaryOperator.identity();
        return segments.stream()
                .map(spelling)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }

    private static String withoutSessions(String path) {
        return SESSION.matcher(path).replaceAll("");
    }

    private static boolean isOfReaders(List<String> segments) {
        return HEADS.contains(head(segments));
    }

    /** Returns the name of the first segment, behind {@code /api/v1} if the path begins so; an empty string if there is none. */
    private static String head(List<String> segments) {
        var names = segments.stream()
                .map(PathSpelling::name)
                .filter(name -> !name.isEmpty())
                .limit(HEAD)
                .toList();
        var isApi = names.size() == HEAD
                && names.get(0).equals("api")
                && names.get(1).equals("v1");
        return names.isEmpty() ? "" : names.get(isApi ? HEAD - 1 : 0);
    }

    /** Returns a segment as routes see it, without its parameters, in lower case. */
    private static String name(String segment) {
        return folded(plain(segment));
    }

    /** Whether a browser or a proxy may take the segment for a step up, or for one that leads nowhere (RFC 3986 section 5.2.4). */
    private static boolean isStep(String segment) {
        var text = decoded(plain(segment));
        return text.equals(".") || text.equals("..");
    }

    private static String plain(String segment) {
        var parameters = segment.indexOf(PARAMETERS);
        return parameters < 0 ? segment : segment.substring(0, parameters);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String folded(String segment) {
        var text = decoded(segment);
        var folded = text.length() > LONGEST ? text : normalized(text);
        var encoded = folded.equals(text) || folded.equals(".") || folded.equals("..") // which would be a step up
                ? segment
                : URLEncoder.encode(folded, StandardCharsets.UTF_8).replace("+", "%20");
        return ESCAPE.matcher(encoded).replaceAll(escape -> usual(escape.group()));
    }

    private static String normalized(String text) {
        var lower = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Form.NFKC).strip();
    }

    /** Dots stay as they are: two of them are a step up. */
    private static String usual(String escape) {
        if (escape.length() < 3) {
            return escape;
        }
        var c = Integer.parseInt(escape, 1, 3, 16);
        var isUnreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-_~".indexOf(c) >= 0);
        return isUnreserved ? Character.toString(c) : escape.toUpperCase(Locale.ROOT);
    }
}
