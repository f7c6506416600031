package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** An element within a line of text, made anew with only what it may carry. */
final class Inline {

    private static final Map<String, String> TODAY =
            Map.of("strike", "s", "tt", "code", "acronym", "abbr", "dfn", "em", "var", "i");

    /** Say nothing without an attribute. */
    private static final Set<String> NOTHING_BARE = Set.of("a", "abbr", "bdo", "span", "time");

    /** What a publisher tells search engines about a link stays; the rest is ours. */
    private static final Set<String> KEPT_RELATIONS = Set.of("nofollow", "sponsored", "ugc");

    /** A date, a time, a duration, as HTML has them. */
    private static final Pattern DATETIME = Pattern.compile("[0-9A-Za-z:+\\-. ]{1,40}");

    /** Characters; longer than any name that an abbreviation stands for. */
    private static final int MAX_TITLE = 200;

    private Inline() {}

    /** Empty where only what is in the element is worth keeping. */
    static Optional<Element> of(Element source) {
        var name = TODAY.getOrDefault(source.normalName(), source.normalName());
        var inline = new Element(name);
        switch (name) {
            case "a" -> Address.link(source.attr("href")).ifPresent(address -> link(inline, address, source));
            case "abbr" -> title(inline, Prose.folded(source.attr("title")).strip());
            case "time" -> datetime(inline, source.attr("datetime").strip());
            default -> {}
        }
        Words.of(source).applyTo(inline);
        return isWorthKeeping(inline) ? Optional.of(inline) : Optional.empty();
    }

    private static boolean isWorthKeeping(Element inline) {
        return switch (inline.normalName()) {
            case "a" -> inline.hasAttr("href");
            case "bdo" -> inline.hasAttr("dir");
            default ->
                !NOTHING_BARE.contains(inline.normalName())
                        || !inline.attributes().isEmpty();
        };
    }

    private static void link(Element inline, String address, Element source) {
        inline.attr("href", address);
        if (address.startsWith("http")) {
            inline.attr("rel", relations(source.attr("rel")));
        }
    }

    private static String relations(String said) {
        var kept = Stream.of(said.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(KEPT_RELATIONS::contains)
                .sorted()
                .distinct();
        return String.join(" ", Stream.concat(Stream.of("noopener"), kept).toList());
    }

    private static void title(Element inline, String title) {
        if (!title.isEmpty() && title.length() <= MAX_TITLE) {
            inline.attr("title", title);
        }
    }

    private static void datetime(Element inline, String datetime) {
        if (DATETIME.matcher(datetime).matches()) {
            inline.attr("datetime", datetime);
        }
    }
}
