package dev.unspool.article;

import dev.unspool.article.DraftRejected.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a draft, so that it is refused with all of them at once. */
final class Faults {

    private static final String EMPTY = "must not be empty";
    private static final String UNSEEN = "must have a character that people see";

    private final List<Fault> found = new ArrayList<>();

    void required(String field, String value) {
        var isSeen = Prose.isVisible(value) || !isStorable(value); // which is another fault
        check(isSeen, field, "required", value.isBlank() ? EMPTY : UNSEEN);
    }

    void text(String field, @Nullable String value, int max) {
        check(value == null || length(value) <= max, field, "too-long", "give at most " + max + " characters");
        check(
                value == null || isStorable(value),
                field,
                "malformed",
                "must not hold the character U+0000 or half of a surrogate pair");
    }

    void check(boolean holds, String field, String code, String message) {
        if (!holds) {
            found.add(new Fault(field, code, message));
        }
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    /** @throws DraftRejected with every fault */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DraftRejected(found);
        }
    }

    /** In Unicode code points, as JSON Schema counts. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A plain loop, because every character of every body passes here. */
    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                return text.codePoints().noneMatch(Faults::isHalfOrNothing);
            }
        }
        return true;
    }

    private static boolean isHalfOrNothing(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
