package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import java.util.function.Supplier;

/** Renames the fields in faults of a draft to the API's names. */
final class ApiFaults {

    private ApiFaults() {}

    /**
     * Runs {@code step} and returns its result.
     *
     * @throws DraftRejected as {@code step} does, with the API's names
     */
    static <T> T named(Supplier<T> step) {
        try {
            return step.get();
        } catch (DraftRejected rejected) {
            throw new DraftRejected(
                    rejected.faults().stream().map(ApiFaults::named).toList());
        }
    }

    /** Returns the fault with the API's name of its field. */
    static Fault named(Fault fault) {
        return fault.field().equals("body") ? new Fault("bodyHtml", fault.code(), fault.message()) : fault;
    }
}
