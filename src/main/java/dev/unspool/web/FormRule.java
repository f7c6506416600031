package dev.unspool.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a form ({@code application/x-www-form-urlencoded}). All others are refused.
 *
 * @param repeated fields that may come more than once, such as ticked boxes
 */
public record FormRule(KnownNames known, Set<String> repeated) {

    private static final int MAX_LISTED = 5;

    public FormRule {
        repeated = Set.copyOf(repeated);
    }

    /** Returns the rule for fields each of which comes once. */
    public static FormRule of(String... names) {
        return new FormRule(KnownNames.of(names), Set.of());
    }

    /** Returns this rule, where {@code names} may come more than once. */
    public FormRule repeating(String... names) {
        return new FormRule(known, Set.of(names));
    }

    /** Refuses fields that are unknown or given twice. @throws Problem naming each, at most a few */
    public void check(Map<String, List<String>> fields) {
        var faults = new ArrayList<>(known.faults("", fields.keySet()));
        fields.forEach((name, values) -> {
            if (values.size() > 1 && known.contains(name) && !repeated.contains(name)) {
                faults.add(new Fault(name, "duplicate", "must be given once"));
            }
        });
        if (!faults.isEmpty()) {
            throw new Problem(
                    ProblemCode.MALFORMED_REQUEST,
                    "Send the form as the page has it.",
                    Map.of("errors", faults.stream().limit(MAX_LISTED).toList()));
        }
    }
}
