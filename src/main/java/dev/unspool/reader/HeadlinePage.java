package dev.unspool.reader;

import org.jspecify.annotations.Nullable;

/**
 * A page of headlines.
 *
 * @param topic what the headlines are of, or null for all
 * @param front the newspaper's front, on the first page of all headlines alone
 * @param seq the newest change that the page knows of
 */
record HeadlinePage(
        Frame frame, Head head, Topic topic, @Nullable Front front, Headlines headlines, long seq) {}
