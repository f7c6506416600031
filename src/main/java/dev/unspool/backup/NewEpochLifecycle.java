package dev.unspool.backup;

import dev.unspool.store.Epochs;
import dev.unspool.store.LogHead;
import java.time.Duration;
import java.util.Objects;

/** Begins a new epoch once; the thread of the command waits for it. */
final class NewEpochLifecycle {

    /** Long enough for one statement on a machine that is busy starting. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Epochs epochs;

    NewEpochLifecycle(Epochs epochs) {
        this.epochs = epochs;
    }

    LogHead begin() {
        return Objects.requireNonNull(epochs.begin().block(LIMIT));
    }
}
