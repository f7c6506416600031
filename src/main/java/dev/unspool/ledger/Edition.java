package dev.unspool.ledger;

/**
 * One state of an article, to tell whether it changed since it was read. Drafts count their own changes; from publication on the version
 * counts. No two states of one article have the same.
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
