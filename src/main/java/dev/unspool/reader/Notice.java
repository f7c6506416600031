package dev.unspool.reader;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The data of a page that says why there is nothing else here.
 *
 * @param advice what the reader can do, in a sentence
 * @param detail more about this case, or null
 * @param traceId the id under which the log has more, if it is our fault; else null
 * @param next where a reading session continues, or null
 * @param hasMostRead whether it leads to what is read most: not while the site is away
 */
record Notice(
        PageFrame frame,
        Head head,
        String heading,
        String advice,
        @Nullable String detail,
        @Nullable String traceId,
        ArticlePage.@Nullable NextLink next,
        boolean hasMostRead) {

    private static final int OUR_FAULT = 500;

    /** Returns the id to show with a problem; null if it is not our fault, or has none. */
    static @Nullable String traceId(ProblemDetail problem) {
        var properties = problem.getProperties();
        return problem.getStatus() < OUR_FAULT || properties == null
                ? null
                : Objects.toString(properties.get("traceId"), null);
    }
}
