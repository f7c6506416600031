package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Creates clean pictures: loaded lazily, with a text for readers who do not see them. */
final class Picture {

    /** Pixels; larger than any screen. */
    private static final int MAX_SIDE = 10_000;

    /** Characters of the alternative text; a longer one would be a text of its own. */
    private static final int MAX_ALT = 1_000;

    /** Attributes with the address on pages that load pictures by script; {@code src} has a placeholder there. */
    private static final String[] LAZY = {
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-original-src",
        "data-lazy",
        "data-hi-res-src",
        "data-full-src"
    };

    private static final String[] LAZY_SETS = {"data-srcset", "data-lazy-srcset", "data-original-set"};

    /** Names of pictures that only keep the place of another. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)(?:.{0,40}[-_])?(?:spacer|blank|pixel|transparent|placeholder|lazy|lazyload|loading|loader|1x1|clear|grey|gray)"
                    + "(?:[-_].{0,20})?\\.(?:gif|png|svg|jpe?g|webp)");

    private static final Pattern NOTHING =
            Pattern.compile("(?i)\\+?(?:(?:0{0,3}[01]?(?:\\.0{1,6})?|0?\\.\\d{1,6})(?:px)?|0{1,3}%)(?<=.)");

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})(?:px)?");

    /** Sizes of one picture that are compared. */
    private static final int MOST_SETS = 20;

    private Picture() {}

    /** Creates a clean picture; empty if no address leads to one, or if it is a pixel that only counts readers. */
    static Optional<Element> of(Element source, Addresses addresses) {
        return (isCounter(source) ? Optional.<String>empty() : lazy(source, addresses))
                .or(() -> isTrackingPixel(source) ? Optional.empty() : shown(source, addresses))
                .map(address -> element(address, source));
    }

    /** Whether an element shows a picture that keeps the place of another one, or none at all. */
    static boolean isPlaceholder(Element source, Addresses addresses) {
        return lazy(source, addresses).isEmpty()
                && real(source, addresses).isEmpty()
                && sets(source, addresses).isEmpty();
    }

    private static Optional<String> lazy(Element source, Addresses addresses) {
        return first(source, LAZY, raw -> addresses.picture(raw))
                .or(() -> first(source, LAZY_SETS, set -> best(set, addresses)));
    }

    /** Returns what the first attribute of these names leads to; plain loops, since a body may have a hundred thousand pictures. */
    private static Optional<String> first(Element source, String[] names, Function<String, Optional<String>> address) {
        for (var name : names) {
            var raw = source.attr(name);
            var found = raw.isBlank() ? Optional.<String>empty() : address.apply(raw);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> shown(Element source, Addresses addresses) {
        return real(source, addresses)
                .or(() -> sets(source, addresses))
                .or(() -> address(source.attr("src"), addresses).findFirst());
    }

    private static Optional<String> real(Element source, Addresses addresses) {
        return Stream.of("src", "source", "data") // as NITF and objects name it
                .flatMap(name -> address(source.attr(name), addresses))
                .filter(address -> !PLACEHOLDER.matcher(file(address)).matches())
                .findFirst();
    }

    /** Returns the best address of the element's set, or of those beside it in a {@code picture}. */
    private static Optional<String> sets(Element source, Addresses addresses) {
        var around = source.parent();
        var first = around != null && around.normalName().equals("picture") ? around.firstElementChild() : null;
        var beside = Stream.iterate(first, Picture::isSet, Element::nextElementSibling)
                .limit(MOST_SETS);
        return Stream.concat(Stream.of(source), beside)
                .flatMap(element -> Stream.of(element.attr("srcset"), element.attr("data-srcset")))
                .flatMap(set -> best(set, addresses).stream())
                .findFirst();
    }

    private static boolean isSet(@Nullable Element element) {
        return element != null && element.normalName().equals("source");
    }

    private static Optional<String> best(String set, Addresses addresses) {
        return SourceSet.best(set).filter(address -> !address.isBlank()).flatMap(addresses::picture);
    }

    private static Stream<String> address(String raw, Addresses addresses) {
        return raw.isBlank() ? Stream.empty() : addresses.picture(raw).stream();
    }

    private static String file(String address) {
        var path = BaseAddress.withoutQuery(address);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a side of the picture, as its attributes say, shows nothing. */
    static boolean isTrackingPixel(Element source) {
        return isNothing(source, "width") || isNothing(source, "height");
    }

    /** Whether both sides show nothing: no script makes a picture of that. */
    private static boolean isCounter(Element source) {
        return isNothing(source, "width") && isNothing(source, "height");
    }

    private static boolean isNothing(Element source, String side) {
        return NOTHING.matcher(source.attr(side).strip()).matches();
    }

    private static Element element(String address, Element source) {
        var picture = new Element("img").attr("src", address).attr("alt", alt(source));
        if (!isTrackingPixel(source)) {
            side(source, picture, "width");
            side(source, picture, "height");
        }
        TextLanguage.of(source).applyTo(picture);
        return picture.attr("loading", "lazy").attr("decoding", "async");
    }

    private static String alt(Element source) {
        var alt = Prose.folded(source.hasAttr("alt") ? source.attr("alt") : source.attr("alternate-text"))
                .strip();
        return alt.length() <= MAX_ALT
                ? alt
                : Prose.cleaned(alt.substring(0, MAX_ALT)).strip();
    }

    private static void side(Element source, Element picture, String name) {
        var matcher = NUMBER.matcher(source.attr(name).strip());
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= MAX_SIDE) {
            picture.attr(name, Integer.toString(Integer.parseInt(matcher.group(1))));
        }
    }
}
