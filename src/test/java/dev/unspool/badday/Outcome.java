package dev.unspool.badday;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What one fault did. */
record Outcome(
        Fault fault,
        int requests,
        Map<String, Integer> failures,
        int gaps,
        int walks,
        Recovery recovery,
        Map<Invariant, List<String>> breaches) {

    /** Sentences that each breach gets in a message: more of one kind say nothing new. */
    private static final int SHOWN = 5;

    /** Returns the breaches of all invariants, one on each line; empty if there are none. */
    String broken() {
        return broken(invariant -> true);
    }

    /** Returns the breaches of {@code some} invariants. */
    String broken(Predicate<Invariant> some) {
        return breaches.entrySet().stream()
                .filter(breach ->
                        some.test(breach.getKey()) && !breach.getValue().isEmpty())
                .map(breach -> breach.getKey().meaning() + ": " + shown(breach.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(List<String> sentences) {
        return sentences.size() + ", such as "
                + String.join("; ", sentences.subList(0, Math.min(SHOWN, sentences.size())));
    }
}
