package dev.unspool.difference;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one node of a parsed element.
 *
 * @see NodeDifference
 */
public sealed interface NodeChange {

    /** Returns the way to the node from the element itself: indexes of child nodes, counted from 0. Empty for the element. */
    List<Integer> path();

    /** Returns the short form that pages get: what it is, the path, and its values in the order of the record. */
    List<@Nullable Object> row();

    /**
     * An attribute of the element there gets another value.
     *
     * @param value null if it goes
     */
    record Attribute(
            List<Integer> path, String name, @Nullable String value) implements NodeChange {

        @Override
        public List<@Nullable Object> row() {
            return Arrays.asList("attribute", path, name, value);
        }
    }

    /**
     * Characters of the text there are replaced.
     *
     * @param at index of the first one, in UTF-16 code units, as of a string in JavaScript
     */
    record Characters(List<Integer> path, int at, int remove, String text) implements NodeChange {

        @Override
        public List<@Nullable Object> row() {
            return Arrays.asList("text", path, at, remove, text);
        }
    }

    /** Child nodes of the element there are replaced by the nodes of {@code html}. */
    record Children(List<Integer> path, int at, int remove, String html) implements NodeChange {

        @Override
        public List<@Nullable Object> row() {
            return Arrays.asList("nodes", path, at, remove, html);
        }
    }
}
