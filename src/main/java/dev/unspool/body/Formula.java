package dev.unspool.body;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Writes formulas in MathML, and the words of drawings in SVG, as text. Neither may stand in a body: their rules for parsing are what
 * hostile markup plays with.
 */
final class Formula {

    private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "ms", "mtext");
    private static final Set<String> WORDS = Set.of("text", "tspan", "textpath", "a");

    /** Parts of a drawing that are not seen as they stand. */
    private static final Set<String> UNSEEN = Set.of(
            "title",
            "desc",
            "metadata",
            "defs",
            "symbol",
            "filter",
            "marker",
            "pattern",
            "clippath",
            "mask",
            "style",
            "script");

    /** Elements with parts side by side; a part that has several is put in brackets within a fraction. */
    private static final Set<String> ROWS = Set.of("mrow", "mstyle", "mpadded");

    private Formula() {}

    static boolean isMath(Element element) {
        return element.tag().namespace().equals(Parser.NamespaceMathml);
    }

    static boolean isDrawing(Element element) {
        return element.tag().namespace().equals(Parser.NamespaceSvg);
    }

    /** Whether a part of a drawing is never seen, or one of a formula repeats it in another notation. */
    static boolean isUnseen(Element element) {
        return (isDrawing(element) && UNSEEN.contains(element.normalName()))
                || element.normalName().startsWith("annotation");
    }

    /** Whether text that stands directly in {@code element} is shown: between the parts of a formula or drawing it is not. */
    static boolean showsText(Element element) {
        return isMath(element)
                ? TOKENS.contains(element.normalName())
                : !isDrawing(element) || WORDS.contains(element.normalName());
    }

    /** Returns what a drawing without words shows, if it says so; otherwise an empty string. */
    static String label(Element drawing) {
        if (!drawing.normalName().equals("svg") || !drawing.attr("role").equals("img")) {
            return "";
        }
        return drawing.selectFirst("text, foreignObject") == null ? drawing.attr("aria-label") : "";
    }

    /** Returns the text before an element of a formula or drawing. */
    static String before(Element element) {
        if (isDrawing(element)) {
            return element.normalName().equals("text") ? " " : label(element);
        }
        var root = element.normalName().equals("msqrt") ? "√" : "";
        return operator(element) + root + (isBracketed(element) ? "(" : "");
    }

    /** Returns the text after an element of a formula or drawing. */
    static String after(Element element) {
        if (isDrawing(element)) {
            return element.normalName().equals("text") ? " " : "";
        }
        return isBracketed(element) ? ")" : "";
    }

    /** Returns the element for a part of a formula that is raised or lowered. */
    static Optional<Element> format(Element part) {
        var place = place(part);
        return switch (name(part.parent())) {
            case "msup", "mover" -> raised(place == 1, "sup");
            case "msub", "munder" -> raised(place == 1, "sub");
            case "msubsup", "munderover" -> place == 1 ? raised(true, "sub") : raised(place == 2, "sup");
            default -> Optional.empty();
        };
    }

    private static Optional<Element> raised(boolean is, String name) {
        return is ? Optional.of(new Element(name)) : Optional.empty();
    }

    private static String operator(Element part) {
        return switch (name(part.parent())) {
            case "mfrac" -> place(part) == 1 ? "/" : "";
            case "mroot" -> place(part) == 1 ? " √ " : "";
            case "mtr" -> place(part) == 0 ? "" : " ";
            case "mtable" -> place(part) == 0 ? "" : "; ";
            case "mfenced" -> place(part) == 0 ? "" : ", ";
            default -> "";
        };
    }

    private static boolean isBracketed(Element part) {
        if (name(part).equals("mfenced")) {
            return true;
        }
        var first = part.firstElementChild();
        var isOne = first == null || (first.nextElementSibling() == null && !ROWS.contains(first.normalName()));
        return !isOne
                && (name(part).equals("msqrt")
                        || (name(part.parent()).equals("mfrac") && ROWS.contains(part.normalName())));
    }

    private static String name(@Nullable Element element) {
        return element == null || !isMath(element) ? "" : element.normalName();
    }

    /** Returns 0 for a first part, 1 for a second, 2 for a later one. */
    private static int place(Element part) {
        var before = part.previousElementSibling();
        return before == null ? 0 : before.previousElementSibling() == null ? 1 : 2;
    }
}
