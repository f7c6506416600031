package dev.unspool.format;

/** How many characters of texts may still be kept while a file is read, so that a hostile one cannot fill the memory. */
final class TextBudget {

    /** Characters of most languages take one byte, others two. */
    static final int MAX = 32 * 1024 * 1024;

    private long left;

    TextBudget(long max) {
        left = max;
    }

    /** Takes the length of a text from what is left; false, and takes nothing, if that is less. */
    boolean take(String text) {
        var fits = text.length() <= left;
        left -= fits ? text.length() : 0;
        return fits;
    }
}
