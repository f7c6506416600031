package dev.unspool.difference;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares two lists, in bounded time. */
final class Edits {

    /** Elements on each side, between the equal ones at both ends, up to which they are compared: 16 ms for two unlike lists. */
    static final int MOST = 1_000;

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

    /** Returns the replacements that make {@code before} equal to {@code after}, from the last to the first. None if they are equal. */
    static List<Edit> between(List<String> before, List<String> after) {
        var most = Math.min(before.size(), after.size());
        var first = 0;
        while (first < most && before.get(first).equals(after.get(first))) {
            first++;
        }
        var last = 0;
        while (last < most - first && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
        }
        return between(first, before.subList(first, before.size() - last), after.subList(first, after.size() - last));
    }

    /** @param first index of both lists' first element in the whole ones */
    private static List<Edit> between(int first, List<String> before, List<String> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return List.of();
        }
        if (before.isEmpty() || after.isEmpty() || before.size() > MOST || after.size() > MOST) {
            return List.of(new Edit(first, before.size(), first, after.size()));
        }
        var edits = new ArrayList<Edit>();
        for (var delta : DiffUtils.diff(before, after).getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            edits.add(
                    new Edit(first + source.getPosition(), source.size(), first + target.getPosition(), target.size()));
        }
        edits.sort(Comparator.comparingInt(Edit::at).reversed());
        return edits;
    }
}
