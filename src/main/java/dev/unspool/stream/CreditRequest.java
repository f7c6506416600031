package dev.unspool.stream;

import dev.unspool.web.Problem;
import org.jspecify.annotations.Nullable;

/** The body of a credit request: {@code {"upTo": 7}}. */
record CreditRequest(@Nullable Integer upTo) {

    /** @throws Problem where there is no position */
    int position() {
        if (upTo == null || upTo < 0) {
            throw Problem.malformed("Send {\"upTo\": n}, n a position: a whole number from 0.");
        }
        return upTo;
    }
}
