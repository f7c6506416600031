package dev.unspool.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The declarations of a style, in lower case. Reads only what word processors and editors write; an unreadable declaration counts as
 * absent.
 *
 * @param important the properties that a style of lower rank does not lose to one of higher rank
 */
record Style(Map<String, String> values, Set<String> important) {

    static final Style NONE = new Style(Map.of());

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,6}(?:\\.\\d{0,6})?|\\.\\d{1,6})(?:e[+-]?\\d{1,2}(?!\\d))?");

    private static final Pattern UNIT = Pattern.compile("[a-z]{1,5}|%");

    /** Pixels for each unit of a length. Windows are taken to be 1,400 pixels wide and 800 high, and so is what a percentage is of. */
    private static final Map<String, Double> PIXELS = Map.ofEntries(
            Map.entry("pt", 4 / 3.0),
            Map.entry("pc", 16.0),
            Map.entry("in", 96.0),
            Map.entry("cm", 37.8),
            Map.entry("mm", 3.78),
            Map.entry("em", 16.0),
            Map.entry("rem", 16.0),
            Map.entry("ex", 8.0),
            Map.entry("ch", 8.0),
            Map.entry("vw", 14.0),
            Map.entry("vh", 8.0),
            Map.entry("%", 8.0));

    Style(Map<String, String> values) {
        this(values, Set.of());
    }

    static Style parse(String css) {
        return css.isBlank() ? NONE : Declarations.read(css);
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

    /** Returns about how many pixels the length at the start of a value has; NaN if there is none. */
    double pixels(String property) {
        var value = values.get(property);
        return value == null ? Double.NaN : pixelsOf(value);
    }

    /** Returns about how many pixels a length has; NaN if the text begins with none. */
    static double pixelsOf(String text) {
        var value = text.startsWith("calc(") ? text.substring("calc(".length()).strip() : text;
        var number = NUMBER.matcher(value);
        if (!number.lookingAt()) {
            return Double.NaN;
        }
        var unit = UNIT.matcher(value).region(number.end(), value.length());
        var factor = unit.lookingAt() ? PIXELS.getOrDefault(unit.group(), 1.0) : 1.0;
        return Double.parseDouble(number.group()) * factor;
    }

    /** Returns this style, with declarations of {@code other} where it has none itself, or none as important. */
    Style over(Style other) {
        if (other.values.isEmpty()) {
            return this;
        }
        var merged = new HashMap<>(other.values);
        values.forEach((name, value) -> {
            if (!other.important.contains(name) || important.contains(name)) {
                merged.put(name, value);
            }
        });
        var all = new HashSet<>(other.important);
        all.addAll(important);
        return new Style(merged, all);
    }
}
