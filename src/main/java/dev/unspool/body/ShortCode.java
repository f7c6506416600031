package dev.unspool.body;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One short code: {@code [name key="value"]} or {@code [/name]}.
 *
 * @param attributes those with a name, in their order
 * @param rest words that are no attributes
 * @param after where the text goes on
 */
record ShortCode(String name, Map<String, String> attributes, String rest, boolean isEnd, boolean isClosed, int after) {

    static final int MAX_NAME = 60;

    /** Characters up to the closing bracket; a caption may stand in it. */
    private static final int LONGEST = 1_000;

    private static final Pattern BEGIN = Pattern.compile("\\[(/?)([a-z][a-z0-9_-]{0,40})(?=[\\s\\]/=])");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*+([\\w:-]{1,60})\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"']++))");

    private static final Pattern QUOTES = Pattern.compile("&#82(?:20|21|43);|&quot;|[“”″]");

    private static final Pattern YOUTUBE = Pattern.compile("[\\w-]{11}");
    private static final Pattern VIMEO = Pattern.compile("\\d{4,12}");

    /** Codes without attributes that nobody writes as prose. */
    private static final Set<String> BARE =
            Set.of("gallery", "caption", "embed", "playlist", "toc", "contact-form", "contact-form-7", "footnotes");

    private static final Set<String> EMBEDS = Set.of(
            "embed",
            "video",
            "audio",
            "youtube",
            "vimeo",
            "soundcloud",
            "tweet",
            "twitter",
            "instagram",
            "facebook",
            "dailymotion",
            "ted",
            "spotify",
            "gist",
            "tiktok",
            "wpvideo",
            "bandcamp",
            "mixcloud",
            "scribd",
            "slideshare");

    /** Attributes that hold an address. */
    private static final Set<String> ADDRESSES =
            Set.of("url", "src", "href", "link", "mp4", "webm", "ogv", "m4v", "mp3", "m4a", "ogg", "wav");

    /** Reads the code that begins at {@code from}; null if there is none. */
    static @Nullable ShortCode at(String html, int from) {
        var close = canBegin(html, from) ? close(html, from) : -1;
        if (close < 0) {
            return null;
        }
        var text = QUOTES.matcher(html.substring(from, close + 1)).replaceAll("\"");
        var begin = BEGIN.matcher(text);
        return begin.lookingAt()
                ? read(
                        begin.group(2),
                        !begin.group(1).isEmpty(),
                        text.substring(begin.end(), text.length() - 1),
                        close + 1)
                : null;
    }

    /** Whether the bracket at {@code from} may open a code, as its next character says. */
    static boolean canBegin(String html, int from) {
        return from + 1 < html.length() && (html.charAt(from + 1) == '/' || isLetter(html.charAt(from + 1)));
    }

    static boolean isOfName(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /**
     * Whether it is a code and not prose in brackets.
     *
     * @param isPaired whether the other end of it exists
     * @param isAlone whether it stands in a line of its own; asked only if that decides
     */
    boolean isMeant(boolean isPaired, BooleanSupplier isAlone) {
        if (isPaired || isEnd) {
            return isPaired && (!isEnd || (rest.isEmpty() && attributes.isEmpty()));
        }
        if (!rest.isEmpty()) {
            return isKnown() && address().isPresent();
        }
        return !attributes.isEmpty()
                || isClosed
                || BARE.contains(name)
                || (name.contains("_") && isAlone.getAsBoolean());
    }

    boolean isEmbed() {
        return EMBEDS.contains(name);
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** Returns the address of what the code shows or leads to. */
    Optional<String> address() {
        return Stream.concat(
                        attributes.entrySet().stream()
                                .filter(attribute -> ADDRESSES.contains(attribute.getKey()))
                                .map(Map.Entry::getValue),
                        Stream.of(rest.startsWith("=") ? rest.substring(1).strip() : rest))
                .filter(address -> address.startsWith("http") || address.startsWith("/"))
                .findFirst()
                .or(this::film);
    }

    private Optional<String> film() {
        var id = rest.isEmpty() ? attributes.getOrDefault("id", "") : rest;
        if (name.equals("youtube") && YOUTUBE.matcher(id).matches()) {
            return Optional.of("https://www.youtube.com/watch?v=" + id);
        }
        return name.equals("vimeo") && VIMEO.matcher(id).matches()
                ? Optional.of("https://vimeo.com/" + id)
                : Optional.empty();
    }

    private boolean isKnown() {
        return BARE.contains(name) || EMBEDS.contains(name);
    }

    private static ShortCode read(String name, boolean isEnd, String text, int after) {
        var attributes = new LinkedHashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(text);
        var end = 0;
        while (!text.startsWith("=") && matcher.region(end, text.length()).lookingAt()) {
            attributes.put(matcher.group(1), value(matcher.group(2), matcher.group(3), matcher.group(4)));
            end = matcher.end();
        }
        var rest = text.substring(end).strip();
        var isClosed = rest.endsWith("/") && !rest.contains("://");
        return new ShortCode(
                name,
                attributes,
                isClosed ? rest.substring(0, rest.length() - 1).strip() : rest,
                isEnd,
                isClosed,
                after);
    }

    private static String value(@Nullable String... alternatives) {
        return Stream.of(alternatives)
                .filter(value -> value != null)
                .findFirst()
                .orElse("");
    }

    /** Returns where the bracket closes that opens at {@code from}: not within quotes; -1 if it does not, or another opens. */
    private static int close(String html, int from) {
        var quote = '\0';
        var most = Math.min(html.length(), from + LONGEST);
        for (var i = from + 1; i < most; i++) {
            var c = html.charAt(i);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || (c == '\'' && html.charAt(i - 1) == '=')) {
                quote = c;
            } else if (c == ']') {
                return i;
            } else if (c == '[' || c == '<') {
                return -1;
            }
        }
        return -1;
    }
}
