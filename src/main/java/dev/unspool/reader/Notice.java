package dev.unspool.reader;

import org.jspecify.annotations.Nullable;

/**
 * The data of a page that says why there is nothing else here.
 *
 * @param advice what the reader can do, in a sentence
 * @param detail more about this case, or null
 * @param traceId the id under which the log has more, if it is our fault; else null
 * @param next where a reading session continues, or null
 */
record Notice(
        PageFrame frame,
        Head head,
        String heading,
        String advice,
        @Nullable String detail,
        @Nullable String traceId,
        ArticlePage.@Nullable NextLink next) {}
