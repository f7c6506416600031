package dev.unspool.difference;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two lists, in bounded time. */
final class Edits {

    private Edits() {}

    /**
     * A replacement.
     *
     * @param at index in the list before, counted from 0
     * @param removed elements from there on that go
     * @param from index in the list after, of the first element that comes
     * @param added elements that come
     */
    record Edit(int at, int removed, int from, int added) {}

    /**
     * Returns the replacements that make {@code before} equal to {@code after}, from the last to the first. None if they are equal. A single one, of all
     * between the ends that are equal, if comparing that would cost more than is left of {@code effort}.
     */
    static List<Edit> between(List<String> before, List<String> after, Effort effort) {
        var most = Math.min(before.size(), after.size());
        var first = 0;
        while (first < most && before.get(first).equals(after.get(first))) {
            first++;
        }
        var last = 0;
        while (last < most - first && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
        }
        return between(
                first, before.subList(first, before.size() - last), after.subList(first, after.size() - last), effort);
    }

    /** @param first index of both lists' first element in the whole ones */
    private static List<Edit> between(int first, List<String> before, List<String> after, Effort effort) {
        if (before.isEmpty() && after.isEmpty()) {
            return List.of();
        }
        if (before.isEmpty() || after.isEmpty() || !effort.takePairs(before.size(), after.size())) {
            return List.of(new Edit(first, before.size(), first, after.size()));
        }
        var edits = new ArrayList<Edit>();
        var numbers = new HashMap<String, Integer>();
        for (var delta : DiffUtils.diff(numbered(before, numbers), numbered(after, numbers))
                .getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            edits.add(
                    new Edit(first + source.getPosition(), source.size(), first + target.getPosition(), target.size()));
        }
        edits.sort(Comparator.comparingInt(Edit::at).reversed());
        return edits;
    }

    /** Returns a number for each text, the same for equal ones: long texts that differ at their end are compared once, not once for each pair. */
    private static List<Integer> numbered(List<String> texts, Map<String, Integer> numbers) {
        return texts.stream()
                .map(text -> numbers.computeIfAbsent(text, fresh -> numbers.size()))
                .toList();
    }
}
