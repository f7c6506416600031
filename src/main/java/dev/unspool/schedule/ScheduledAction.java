package dev.unspool.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions that can be scheduled. */
public enum ScheduledAction {
    /** Publishes a draft. */
    PUBLISH,
    /** Corrects a published article. */
    CORRECT,
    /** Takes a published article down. */
    TAKEDOWN,
    /** Ends an embargo: before it, the draft cannot be published. */
    EMBARGO;

    /** Returns the action with this code; empty if none has it. */
    public static Optional<ScheduledAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }

    /** The name in the public API and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about a draft, and not about a published article. */
    public boolean isForDraft() {
        return this == PUBLISH || this == EMBARGO;
    }
}
