package dev.unspool.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The declarations of a style, in lower case. Reads only what word processors and editors write; an unreadable declaration counts as
 * absent.
 */
record Style(Map<String, String> values) {

    static final Style NONE = new Style(Map.of());

    /** Characters that are read: the longest style of a word processor has a tenth. */
    private static final int MAX_LENGTH = 4_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,6}(?:\\.\\d{0,6})?|\\.\\d{1,6})");

    static Style parse(String css) {
        if (css.isBlank()) {
            return NONE;
        }
        var values = new HashMap<String, String>();
        for (var declaration : readable(css).split(";", -1)) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                var value = declaration.substring(colon + 1).replace("!important", "");
                values.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return new Style(values);
    }

    /** Returns the value of a property; an empty string if it is absent. */
    String value(String property) {
        return values.getOrDefault(property, "");
    }

    boolean is(String property, String value) {
        return value(property).equals(value);
    }

    boolean has(String property, String word) {
        return value(property).contains(word);
    }

    /** Returns the number at the start of a value, without its unit; NaN if there is none. */
    double number(String property) {
        var value = values.get(property);
        if (value == null) {
            return Double.NaN;
        }
        var matcher = NUMBER.matcher(value);
        return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : Double.NaN;
    }

    /** Returns this style, with declarations of {@code other} where it has none itself. */
    Style over(Style other) {
        if (other.values.isEmpty()) {
            return this;
        }
        var merged = new HashMap<>(other.values);
        merged.putAll(values);
        return new Style(merged);
    }

    private static String readable(String css) {
        return css.substring(0, Math.min(css.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
    }
}
