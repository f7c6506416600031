package dev.unspool.article;

import java.util.List;
import java.util.stream.Collectors;

/** Reports that a draft breaks the rules, with every fault and not only the first. */
public final class DraftRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public DraftRejected(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** A broken rule: the field as the draft's JSON names it, a code for programs, and a sentence that says what to change. */
    public record Fault(String field, String code, String message) {

        @Override
        public String toString() {
            return field + ": " + message;
        }
    }
}
