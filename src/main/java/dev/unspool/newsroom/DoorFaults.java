package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import java.util.function.Supplier;

/** Faults by the names that the doors have for the fields of a draft. */
final class DoorFaults {

    private DoorFaults() {}

    /** What {@code step} gives. @throws DraftRejected by the doors' names, where it throws one by the draft's */
    static <T> T named(Supplier<T> step) {
        try {
            return step.get();
        } catch (DraftRejected rejected) {
            throw new DraftRejected(
                    rejected.faults().stream().map(DoorFaults::named).toList());
        }
    }

    private static Fault named(Fault fault) {
        return fault.field().equals("body") ? new Fault("bodyHtml", fault.code(), fault.message()) : fault;
    }
}
