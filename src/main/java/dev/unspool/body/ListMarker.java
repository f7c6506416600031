package dev.unspool.body;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The bullet or number that stands as text in front of an item, where a word processor has written lists as paragraphs. */
record ListMarker(String text) {

    private static final Pattern MARKER = Pattern.compile(
            "[\\s\\u00a0]*+([·•◦▪●○■□§‣⁃o–*-]|\\(?(?:\\d{1,4}(?:\\.\\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,6})[.)])(?:[\\s\\u00a0]++|$)");

    private static final Pattern DIGITS = Pattern.compile("\\(?(\\d{1,4})[.)]");
    private static final Pattern LEVELS = Pattern.compile("\\(?\\d{1,4}(?:\\.\\d{1,3}){1,4}[.)]");
    private static final Pattern LETTER = Pattern.compile("\\(?([A-Za-z])[.)]");
    private static final Pattern ROMAN = Pattern.compile("\\(?([ivx]{1,6}|[IVX]{1,6})[.)]");

    /** Takes the marker away from the first text of a paragraph; empty if that begins otherwise. */
    static Optional<ListMarker> take(Element paragraph) {
        return firstText(paragraph).flatMap(text -> {
            var matcher = MARKER.matcher(text.getWholeText());
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            text.text(text.getWholeText().substring(matcher.end()));
            return Optional.of(new ListMarker(matcher.group(1)));
        });
    }

    /** Creates the list that the marker is of: its number is the first. */
    Element list() {
        var digits = DIGITS.matcher(text);
        if (digits.matches()) {
            return numbered("", Integer.parseInt(digits.group(1)));
        }
        var letter = LETTER.matcher(text);
        if (letter.matches() && !letter.group(1).toLowerCase(Locale.ROOT).equals("i")) {
            var first = Character.isUpperCase(letter.group(1).charAt(0)) ? 'A' : 'a';
            return numbered(String.valueOf(first), letter.group(1).charAt(0) - first + 1);
        }
        var roman = ROMAN.matcher(text);
        return roman.matches() ? roman(roman) : LEVELS.matcher(text).matches() ? numbered("", 1) : new Element("ul");
    }

    /** Whether an item with this marker may stand in {@code list}: a letter such as {@code i} may be a Roman number as well. */
    boolean continues(Element list) {
        var own = list();
        var isLetter = LETTER.matcher(text).matches() && list.attr("type").equalsIgnoreCase("a");
        return own.normalName().equals(list.normalName()) && (own.attr("type").equals(list.attr("type")) || isLetter);
    }

    private static Element roman(Matcher roman) {
        var isUpper = Character.isUpperCase(roman.group(1).charAt(0));
        return numbered(isUpper ? "I" : "i", 1);
    }

    private static Element numbered(String type, int first) {
        var list = new Element("ol");
        if (!type.isEmpty()) {
            list.attr("type", type);
        }
        if (first != 1) {
            list.attr("start", Integer.toString(first));
        }
        return list;
    }

    private static Optional<TextNode> firstText(Element paragraph) {
        return paragraph
                .nodeStream(TextNode.class)
                .filter(text -> !text.getWholeText().replace('\u00a0', ' ').isBlank())
                .findFirst();
    }
}
