package dev.unspool.reader;

import dev.unspool.store.LogHead;
import dev.unspool.tail.TailAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The data of a page of headlines.
 *
 * @param topic what the list is of
 * @param front the newspaper's front; null on all but the first page of all headlines
 * @param log the newest change that the page contains
 */
record HeadlinePage(
        PageFrame frame,
        Head head,
        ListTopic topic,
        @Nullable Front front,
        Headlines headlines,
        LogHead log) {

    /** Returns the address at which the tail tells the changes after this page. */
    String tail() {
        return TailAddresses.constant(log);
    }
}
