package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Looks through a figure for anything that a reader sees beside its caption. Figures within it are looked through on their own. */
final class HiddenFigure implements NodeFilter {

    /** Of HTML and of NITF. */
    private static final Set<String> FIGURES = Set.of("figure", "media");

    private final Styles styles;
    private final CleaningLimit limit;
    private boolean hasHidden;
    private boolean hasShown;

    private HiddenFigure(Styles styles, CleaningLimit limit) {
        this.styles = styles;
        this.limit = limit;
    }

    /** Whether all pictures of a figure are hidden or count readers only, so that its caption speaks of nothing. */
    static boolean is(Element element, Styles styles, CleaningLimit limit) {
        if (!FIGURES.contains(element.normalName())) {
            return false;
        }
        var figure = new HiddenFigure(styles, limit);
        element.childNodes().forEach(child -> child.filter(figure));
        return figure.hasHidden && !figure.hasShown;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        limit.step();
        if (hasShown) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode text) {
            hasShown = Prose.hasInk(text.getWholeText());
        }
        return node instanceof Element element ? look(element) : FilterResult.CONTINUE;
    }

    private FilterResult look(Element element) {
        var style = styles.of(element);
        var isUnseen =
                Hidden.is(element, style) || !Sight.CLEAR.in(element, style).showsPictures();
        return switch (element.normalName()) {
            case "figcaption", "media-caption", "script", "style", "template" -> FilterResult.SKIP_ENTIRELY;
            case "figure", "media", "iframe", "video", "audio", "object", "embed", "table" -> {
                hasShown |= !isUnseen;
                yield FilterResult.SKIP_ENTIRELY;
            }
            default ->
                isUnseen || Role.of(element.normalName()) == Role.PICTURE
                        ? picture(element, isUnseen)
                        : FilterResult.CONTINUE;
        };
    }

    /** Counts a picture, or the pictures in something hidden. */
    private FilterResult picture(Element element, boolean isUnseen) {
        if (Role.of(element.normalName()) != Role.PICTURE) {
            hasHidden |= element.selectFirst("img, amp-img") != null;
        } else if (isUnseen || Picture.isTrackingPixel(element)) {
            hasHidden = true;
        } else {
            hasShown = true;
        }
        return FilterResult.SKIP_ENTIRELY;
    }
}
