package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** A picture as it may stand in a body: loaded when the reader comes near, with a text for those who do not see it. */
final class Picture {

    /** Pixels; larger than any screen. */
    private static final int MAX_SIDE = 10_000;

    /** Characters; more is a text of its own. */
    private static final int MAX_ALT = 1_000;

    /** Where pages that load their pictures by script keep the address. */
    private static final String[] SOURCES = {"src", "data-src", "data-lazy-src", "data-original"};

    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private Picture() {}

    /** Empty where no address leads to a picture, or where it is a dot that only counts readers. */
    static Optional<Element> of(Element source) {
        return Stream.of(SOURCES)
                .map(source::attr)
                .flatMap(address -> Address.picture(address).stream())
                .filter(address -> !isDot(source))
                .findFirst()
                .map(address -> element(address, source));
    }

    private static boolean isDot(Element source) {
        return isDot(source.attr("width").strip())
                || isDot(source.attr("height").strip());
    }

    private static boolean isDot(String side) {
        return side.equals("0") || side.equals("1");
    }

    private static Element element(String address, Element source) {
        var picture = new Element("img").attr("src", address).attr("alt", alt(source));
        side(source, picture, "width");
        side(source, picture, "height");
        Words.of(source).applyTo(picture);
        return picture.attr("loading", "lazy").attr("decoding", "async");
    }

    private static String alt(Element source) {
        var alt = Prose.folded(source.attr("alt")).strip();
        return alt.length() <= MAX_ALT
                ? alt
                : Prose.cleaned(alt.substring(0, MAX_ALT)).strip();
    }

    private static void side(Element source, Element picture, String name) {
        var text = source.attr(name).strip();
        if (NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MAX_SIDE) {
            picture.attr(name, Integer.toString(Integer.parseInt(text)));
        }
    }
}
