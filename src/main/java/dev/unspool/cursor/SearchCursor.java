package dev.unspool.cursor;

import java.util.UUID;

/**
 * Where a client is in the results of a search: after one of them. The results of one walk are stable: nothing published later enters it, and every
 * page reckons an article's age from the same moment.
 *
 * @param score of the last result; 0 in order of time
 * @param key time and id of the last result
 * @param head number of the newest article when the walk began
 * @param asOf the moment from which ages are reckoned, microseconds since 1970
 * @param window how far back in time the walk looks, as the search numbers it
 * @param searchHash identifies the search, so that the cursor cannot be used with another
 */
public record SearchCursor(double score, SortKey key, long head, long asOf, int window, long searchHash) {

    /** Returns the cursor after another result of the walk. */
    public SearchCursor after(double otherScore, long micros, UUID article) {
        return new SearchCursor(otherScore, new SortKey(micros, article), head, asOf, window, searchHash);
    }
}
