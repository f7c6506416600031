package dev.unspool.load;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the tail, as far as a client of a crowd needs it. Parsed by hand: thousands of clients receive it at the same moment.
 *
 * @param seqs of the changes that it tells of
 * @param next the address to ask for
 * @param waitMs milliseconds to wait before; 0 for none
 * @param isResync whether changes were missed
 */
record TailBody(List<Long> seqs, String next, long waitMs, boolean isResync) {

    private static final String SEQ = "\"seq\":";
    private static final String NEXT = "\"next\":\"";
    private static final String WAIT = "\"waitMs\":";

    static TailBody parse(String json) {
        var seqs = new ArrayList<Long>();
        for (var at = json.indexOf(SEQ); at >= 0; at = json.indexOf(SEQ, at + 1)) {
            seqs.add(number(json, at + SEQ.length()));
        }
        var next = json.indexOf(NEXT) + NEXT.length();
        var wait = json.indexOf(WAIT);
        return new TailBody(
                seqs,
                json.substring(next, json.indexOf('"', next)),
                wait < 0 ? 0 : number(json, wait + WAIT.length()),
                json.contains("\"resync\":{"));
    }

    /** Returns the epoch that the next answer is of. */
    String epoch() {
        return next.split("/")[4];
    }

    /** Returns the last change that the next answer takes for known. */
    long after() {
        return Long.parseLong(next.split("/")[5]);
    }

    private static long number(String json, int from) {
        var to = from;
        while (Character.isDigit(json.charAt(to))) {
            to++;
        }
        return Long.parseLong(json.substring(from, to));
    }
}
