package dev.unspool.body;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** Lists everything that a body may contain: the last check, whatever was done before. */
final class AllowList extends Safelist {

    /** jsoup's name for all elements, here for language and direction. */
    private static final String ANY = ":all";

    private static final List<String> LINKS = List.of("https://", "http://", "mailto:", "tel:", "#" + Anchors.BEGIN);
    private static final List<String> PICTURES = List.of("https://");

    AllowList() {
        addTags("p", "h2", "h3", "h4", "pre", "blockquote", "hr", "br", "ul", "ol", "li", "dl", "dt", "dd")
                .addTags(
                        "figure",
                        "figcaption",
                        "img",
                        "div",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td",
                        "aside",
                        "details",
                        "summary")
                .addTags("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q")
                .addTags("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "wbr")
                .addAttributes(ANY, "lang", "dir", "id")
                .addAttributes("a", "href", "rel")
                .addAttributes("abbr", "title")
                .addAttributes("time", "datetime")
                .addAttributes("img", "src", "alt", "width", "height", "loading", "decoding")
                .addAttributes("div", "class", "role", "tabindex", "aria-label")
                .addAttributes("ul", "class")
                .addAttributes("ol", "start", "type", "reversed")
                .addAttributes("details", "open")
                .addAttributes("pre", "class")
                .addAttributes("code", "class")
                .addAttributes("li", "value")
                .addAttributes("th", "colspan", "rowspan", "scope", "class")
                .addAttributes("td", "colspan", "rowspan", "class");
    }

    /**
     * Checks an address by its beginning only, because {@link Address} has written it. jsoup's own check resolves each address,
     * which took a tenth of the time of cleaning.
     */
    @Override
    public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
        return super.isSafeAttribute(tagName, element, attribute)
                && switch (attribute.getKey()) {
                    case "href" -> isAddress(attribute.getValue(), LINKS);
                    case "src" -> isAddress(attribute.getValue(), PICTURES);
                    case "id" -> Anchors.ID.matcher(attribute.getValue()).matches();
                    case "class" -> isClass(tagName, attribute.getValue());
                    default -> true;
                };
    }

    private static boolean isClass(String element, String value) {
        return switch (element) {
            case "pre", "code" -> CodeLanguage.IN_CLASS.matcher(value).matches();
            case "td", "th" -> Tables.ALIGNMENTS.contains(value);
            case "ul" -> value.equals(Galley.TASKS);
            default -> value.equals(Tables.FRAME);
        };
    }

    private static boolean isAddress(String value, List<String> beginnings) {
        return isInSite(value) || beginnings.stream().anyMatch(value::startsWith);
    }

    private static boolean isInSite(String value) {
        return value.startsWith("/") && !value.startsWith("//");
    }
}
