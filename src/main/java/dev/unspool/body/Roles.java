package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/** Decides what the cleaner does with an element where its name alone does not tell: a form may hold a whole article. */
final class Roles {

    /** Characters of prose that make a form an article; a form has labels, and a sentence about the newsletter. */
    private static final int ARTICLE = 400;

    /** Elements whose words are kept even on a button. */
    private static final Set<String> NAMING =
            Set.of("a", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "th", "kbd");

    /** Elements between a button and such an element. */
    private static final int NEAR = 3;

    /** Selects what stands in for a script and can be seen. */
    private static final String MEDIA = "img, amp-img, iframe, video, audio";

    private static final String CONTROLS = "input:not([type=hidden]), select, textarea, button";

    private final boolean hasOpenForm;
    private final Addresses addresses;
    private final Styles styles;
    private final CleaningLimit limit;

    /**
     * Creates the decisions for a body.
     *
     * @param html as it came, before the parser has closed every element
     */
    Roles(String html, Addresses addresses, Styles styles, CleaningLimit limit) {
        this.hasOpenForm = isLeftOpen(html, "form");
        this.addresses = addresses;
        this.styles = styles;
        this.limit = limit;
    }

    Role of(Element element) {
        if (Formula.isUnseen(element)) {
            return Role.DROPPED;
        }
        var role = Role.of(element.normalName());
        return switch (role) {
            case FORM -> isArticle(element) ? Role.PARAGRAPH : Role.DROPPED;
            case BUTTON -> isInText(element) ? Role.TRANSPARENT : Role.DROPPED;
            case NOSCRIPT -> isShown(element) ? Role.TRANSPARENT : Role.DROPPED;
            case EMBED -> isPicture(element) ? Role.PICTURE : isFallback(element) ? Role.TRANSPARENT : Role.EMBED;
            case TRANSPARENT -> isBlockFormula(element) ? Role.PARAGRAPH : role;
            default -> role;
        };
    }

    /** Whether an element is begun more often than ended: it then swallows the rest of the article. */
    private static boolean isLeftOpen(String html, String name) {
        return count(html, "<" + name) > count(html, "</" + name);
    }

    private static int count(String html, String tag) {
        var count = 0;
        for (var at = 0; at + tag.length() <= html.length(); at++) {
            if (html.charAt(at) == '<'
                    && html.regionMatches(true, at, tag, 0, tag.length())
                    && (at + tag.length() == html.length() || !Character.isLetter(html.charAt(at + tag.length())))) {
                count++;
            }
        }
        return count;
    }

    /** Whether a form is the frame of an article, as some servers write it, and not a form to fill in. */
    private boolean isArticle(Element form) {
        return hasOpenForm || !isOutermost(form) || form.selectFirst(CONTROLS) == null || hasProse(form);
    }

    private boolean hasProse(Element form) {
        var letters = new AtomicInteger();
        form.filter((node, depth) -> {
            limit.step();
            if (node instanceof TextNode text && Prose.hasInk(text.getWholeText())) {
                letters.addAndGet(text.text().length());
            }
            return letters.get() >= ARTICLE ? FilterResult.STOP : isLabel(node);
        });
        return letters.get() >= ARTICLE;
    }

    private static FilterResult isLabel(Node node) {
        return switch (node.normalName()) {
            case "label", "select", "option", "button", "legend", "textarea", "script", "style" ->
                FilterResult.SKIP_ENTIRELY;
            default -> FilterResult.CONTINUE;
        };
    }

    /** Whether the words of a button name something, or are part of a sentence. */
    private static boolean isInText(Element button) {
        @Nullable Element around = button.parent();
        for (var i = 0; around != null && i < NEAR; i++) {
            if (NAMING.contains(around.normalName())) {
                return true;
            }
            around = around.parent();
        }
        return isWords(button.previousSibling()) || isWords(button.nextSibling());
    }

    private static boolean isWords(@Nullable Node node) {
        return node instanceof TextNode text && Prose.hasInk(text.getWholeText());
    }

    /**
     * Whether the reader would see what stands in for a script: a picture or a film that no script-loaded picture beside it shows
     * already, or a link. Mere words ask to turn scripts on.
     */
    private boolean isShown(Element noscript) {
        if (!isOutermost(noscript)) {
            return true;
        }
        var isPictureBeside =
                isRealPicture(noscript.previousElementSibling()) || isRealPicture(noscript.nextElementSibling());
        return noscript.selectFirst(MEDIA) == null ? isOnlyLinks(noscript) : !isPictureBeside;
    }

    private boolean isRealPicture(@Nullable Element element) {
        if (element == null || element.normalName().equals("noscript")) {
            return false;
        }
        var inner = element.lastElementChild(); // of a link or a picture element
        var picture = Role.of(element.normalName()) == Role.PICTURE || inner == null ? element : inner;
        return Role.of(picture.normalName()) == Role.PICTURE
                && !Hidden.is(picture, styles.of(picture))
                && !Picture.isTrackingPixel(picture)
                && !Picture.isPlaceholder(picture, addresses);
    }

    private static boolean isOnlyLinks(Element noscript) {
        return noscript.selectFirst("a[href^=http]") != null
                && noscript.nodeStream(TextNode.class)
                        .filter(text -> Prose.hasInk(text.getWholeText()))
                        .allMatch(text -> isInLink(text));
    }

    /** Whether an element stands in no other of its name. Only then is it searched: for each of many nested ones would be quadratic. */
    private static boolean isOutermost(Element element) {
        var around = element.parent();
        return around == null || around.closest(element.normalName()) == null;
    }

    /** Whether only the pictures and films in an element are shown: its words ask to turn scripts on. */
    static boolean isWordless(Element element) {
        return element.normalName().equals("noscript") && isOutermost(element) && element.selectFirst(MEDIA) != null;
    }

    private static boolean isInLink(TextNode text) {
        var around = text.parent();
        return around != null && around.closest("a") != null;
    }

    private static boolean isPicture(Element embed) {
        return embed.normalName().equals("object") && embed.attr("type").startsWith("image/");
    }

    /** Whether an object names nothing to show, so that its content is shown. */
    private static boolean isFallback(Element embed) {
        return embed.normalName().equals("object")
                && !embed.hasAttr("data")
                && embed.selectFirst("embed, iframe, source") == null;
    }

    private static boolean isBlockFormula(Element element) {
        return element.normalName().equals("math") && element.attr("display").equals("block");
    }
}
