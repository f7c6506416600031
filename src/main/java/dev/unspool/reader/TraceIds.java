package dev.unspool.reader;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Numbers by which readers can report a failure to the operators. */
final class TraceIds {

    private static final int SERVER_ERROR = 500;

    private TraceIds() {}

    /** Returns the number to show with a problem; null if the server is not to blame for it, or there is none. */
    static @Nullable String shown(ProblemDetail problem) {
        var properties = problem.getProperties();
        return problem.getStatus() < SERVER_ERROR || properties == null
                ? null
                : Objects.toString(properties.get("traceId"), null);
    }
}
