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

    /** Properties that are kept beside those that hide: a style of Word has forty. */
    private static final int MOST = 64;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,6}(?:\\.\\d{0,6})?|\\.\\d{1,6})(?:e[+-]?\\d{1,2}(?!\\d))?");

    private static final Pattern LENGTH =
            Pattern.compile("([+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:e[+-]?\\d{1,2})?)([a-z]{1,5}|%)?");

    private static final String PERCENT = "%";

    /**
     * Pixels for each unit of a length. Windows are taken to be 1,400 pixels wide and 800 high, letters 16. A percentage is none of them: what it is a
     * percentage of depends on the property and on what is around.
     */
    private static final Map<String, Double> PIXELS = Map.ofEntries(
            Map.entry("px", 1.0),
            Map.entry("pt", 4 / 3.0),
            Map.entry("pc", 16.0),
            Map.entry("in", 96.0),
            Map.entry("cm", 37.8),
            Map.entry("mm", 3.78),
            Map.entry("q", 0.945),
            Map.entry("em", 16.0),
            Map.entry("rem", 16.0),
            Map.entry("ic", 16.0),
            Map.entry("cap", 11.0),
            Map.entry("ex", 8.0),
            Map.entry("ch", 8.0),
            Map.entry("lh", 20.0),
            Map.entry("rlh", 20.0),
            Map.entry("vw", 14.0),
            Map.entry("svw", 14.0),
            Map.entry("lvw", 14.0),
            Map.entry("dvw", 14.0),
            Map.entry("vi", 14.0),
            Map.entry("vmax", 14.0),
            Map.entry("vh", 8.0),
            Map.entry("svh", 8.0),
            Map.entry("lvh", 8.0),
            Map.entry("dvh", 8.0),
            Map.entry("vb", 8.0),
            Map.entry("vmin", 8.0));

    Style(Map<String, String> values) {
        this(values, Set.of());
    }

    static Style parse(String css) {
        return css.isBlank() ? NONE : Declarations.read(css);
    }

    /** Whether a property can be added to others, so that no style grows without end. Nobody asks for custom properties. */
    static boolean hasRoom(Map<String, String> values, String name) {
        return (values.size() < MOST && !name.startsWith("--"))
                || values.containsKey(name)
                || StyleSheet.HIDING.contains(name);
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

    /** Returns about how many pixels a property has; NaN if it is absent or not known, as {@link #pixelsOf} says. */
    double pixels(String property) {
        var value = values.get(property);
        return value == null ? Double.NaN : pixelsOf(value);
    }

    /** Returns the percentage that a property has; NaN if it is absent or anything else. */
    double percent(String property) {
        var value = values.get(property);
        return value == null ? Double.NaN : percentOf(value);
    }

    /**
     * Returns about how many pixels a length has. NaN if the text is anything but one number with one unit, or zero: a formula such as {@code calc(1px +
     * 50vw)}, a percentage, or a number without a unit, which browsers skip.
     */
    static double pixelsOf(String text) {
        var length = LENGTH.matcher(text);
        if (!length.matches()) {
            return Double.NaN;
        }
        var number = Double.parseDouble(length.group(1));
        if (length.group(2) == null) {
            return number == 0 ? 0 : Double.NaN;
        }
        return number * PIXELS.getOrDefault(length.group(2), Double.NaN);
    }

    /** Returns the number before the percent sign; NaN if the text is anything but a percentage. */
    static double percentOf(String text) {
        var length = LENGTH.matcher(text);
        return length.matches() && PERCENT.equals(length.group(2)) ? Double.parseDouble(length.group(1)) : Double.NaN;
    }

    /** Returns this style with only some of its properties. */
    Style only(Set<String> properties) {
        var kept = new HashMap<>(values);
        kept.keySet().retainAll(properties);
        return new Style(kept, important);
    }

    /** Returns this style without the properties that have another value in {@code others}, or in {@code importantOthers} if they are important here. */
    Style without(Map<String, String> others, Map<String, String> importantOthers) {
        var kept = new HashMap<>(values);
        var isChanged = kept.entrySet().removeIf(each -> {
            var other = (important.contains(each.getKey()) ? importantOthers : others).get(each.getKey());
            return other != null && !other.equals(each.getValue());
        });
        return isChanged ? new Style(kept, important) : this;
    }

    /** Returns this style, with declarations of {@code other} where it has none itself, or none as important. */
    Style over(Style other) {
        if (other.values.isEmpty()) {
            return this;
        }
        if (values.isEmpty()) {
            return other;
        }
        var merged = new HashMap<>(other.values);
        values.forEach((name, value) -> {
            if ((!other.important.contains(name) || important.contains(name)) && hasRoom(merged, name)) {
                merged.put(name, value);
            }
        });
        var all = new HashSet<>(other.important);
        all.addAll(important);
        return new Style(merged, all);
    }
}
