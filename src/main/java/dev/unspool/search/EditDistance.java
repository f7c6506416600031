package dev.unspool.search;

/** Counts typing mistakes: letters that are missing, too many, wrong, or exchanged with their neighbour (Damerau and Levenshtein). */
final class EditDistance {

    private EditDistance() {}

    /** Returns how many mistakes lie between two words; more than {@code most} for any number above that. */
    static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        var next = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        var leastBefore = 0;
        for (var i = 1; i <= one.length(); i++) {
            var least = fill(next, row, last, i, one, other);
            if (least > most && leastBefore > most) { // an exchange looks back two rows
                return most + 1;
            }
            leastBefore = least;
            var free = last;
            last = row;
            row = next;
            next = free;
        }
        return Math.min(row[other.length()], most + 1);
    }

    /** Fills a row of the table from the two above it, and returns the least of it. */
    private static int fill(int[] next, int[] row, int[] last, int i, String one, String other) {
        next[0] = i;
        var least = i;
        for (var j = 1; j <= other.length(); j++) {
            var isAlike = one.charAt(i - 1) == other.charAt(j - 1);
            var mistakes = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + (isAlike ? 0 : 1));
            if (isExchanged(one, i, other, j)) {
                mistakes = Math.min(mistakes, last[j - 2] + 1);
            }
            next[j] = mistakes;
            least = Math.min(least, mistakes);
        }
        return least;
    }

    private static boolean isExchanged(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
