package dev.unspool.hotfeed;

import org.jspecify.annotations.Nullable;

/** A kind of address whose answers are kept. */
public interface HotResource {

    /** Whether {@code path}, as it was sent, may be of this kind. Asked for every request: look at how it begins, no more. */
    boolean mayHold(String path);

    /** What {@code target} asks for; null where it is of another kind. @throws Problem where it asks for what cannot be */
    @Nullable
    Wanted wanted(Target target);
}
