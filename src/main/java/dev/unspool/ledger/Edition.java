package dev.unspool.ledger;

/**
 * Identifies one state of an article, to detect that it changed since it was read. For a draft it counts the changes; from publication on it
 * is the version. No two states of an article share one.
 *
 * @param number from 1
 */
public record Edition(boolean draft, int number) {

    /** Such as {@code d3} or {@code v1}; says nothing more to clients than that it differs. */
    @Override
    public String toString() {
        return (draft ? "d" : "v") + number;
    }
}
