package dev.unspool.body;

import java.util.HashMap;
import java.util.Map;

/**
 * What the rules of a style sheet say on some screens or in some places only, by class and id. A property that hides does not count if such a rule
 * gives it another value, because some readers then see the element.
 */
final class ConditionalRules {

    /** Classes and ids that are remembered; a body has a few dozen. */
    private static final int MOST = 1_000;

    /** Stands for several values of one property. */
    private static final String SEVERAL = "";

    private final Map<String, Values> rules = new HashMap<>();

    /** Adds what a rule says about the elements of its selector. */
    void add(Selector selector, Style style, CleaningLimit limit) {
        if (style.values().isEmpty()) {
            return;
        }
        for (var name : selector.subject()) {
            limit.step();
            if (rules.size() < MOST || rules.containsKey(name)) {
                rules.computeIfAbsent(name, each -> new Values()).add(style);
            }
        }
    }

    /** Returns a style without the properties that a rule for this class or id may change. */
    Style reduce(Style style, String name) {
        var values = rules.get(name);
        return values == null ? style : style.without(values.any, values.important);
    }

    /** Values of properties; those that are important stand in both. */
    private static final class Values {

        private final Map<String, String> any = new HashMap<>();
        private final Map<String, String> important = new HashMap<>();

        private void add(Style style) {
            style.values().forEach((property, value) -> {
                merge(any, property, value);
                if (style.important().contains(property)) {
                    merge(important, property, value);
                }
            });
        }

        private static void merge(Map<String, String> values, String property, String value) {
            values.merge(property, value, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
    }
}
