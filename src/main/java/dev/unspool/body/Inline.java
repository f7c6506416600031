package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Creates a clean copy of an inline element, with only the attributes that it may carry. */
final class Inline {

    private static final Map<String, String> MODERN_NAMES =
            Map.of("strike", "s", "tt", "code", "acronym", "abbr", "dfn", "em", "var", "i");

    /** Elements that mean nothing without an attribute. */
    private static final Set<String> NOTHING_BARE = Set.of("a", "abbr", "bdo", "span", "time");

    /** Values of {@code rel} that are kept, because they tell search engines what a publisher thinks of a link; the rest is ours. */
    private static final Set<String> KEPT_RELATIONS = Set.of("nofollow", "sponsored", "ugc");

    /** Characters; longer than any name that an abbreviation stands for. */
    private static final int MAX_TITLE = 200;

    private Inline() {}

    /** Creates the copy; empty if only the content of the element is worth keeping. */
    static Optional<Element> of(Element source, Reading reading) {
        var name = MODERN_NAMES.getOrDefault(source.normalName(), source.normalName());
        var inline = new Element(name);
        switch (name) {
            case "a" -> link(inline, source, reading);
            case "abbr" -> title(inline, Prose.folded(source.attr("title")).strip());
            case "time" -> datetime(inline, source);
            case "code" -> CodeLanguage.copy(source, inline);
            default -> {}
        }
        TextLanguage.of(source).applyTo(inline);
        return isWorthKeeping(inline) ? Optional.of(inline) : Optional.empty();
    }

    private static boolean isWorthKeeping(Element inline) {
        return switch (inline.normalName()) {
            case "a" -> inline.hasAttr("href");
            case "bdo" -> inline.hasAttr("dir");
            case "time" -> inline.hasAttr("datetime");
            default ->
                !NOTHING_BARE.contains(inline.normalName())
                        || !inline.attributes().isEmpty();
        };
    }

    private static void link(Element inline, Element source, Reading reading) {
        var raw = source.attr("href");
        reading.anchors()
                .link(raw)
                .or(() -> reading.addresses().link(raw))
                .ifPresent(address -> inline.attr("href", address));
        if (inline.attr("href").startsWith("http")) {
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

    /** Without a value that machines read, HTML allows no such element. */
    private static void datetime(Element inline, Element source) {
        MachineTime.of(source.attr("datetime"))
                .or(() -> MachineTime.of(source.text()))
                .ifPresent(value -> inline.attr("datetime", value));
    }
}
