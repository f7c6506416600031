package dev.unspool.access;

import java.util.Optional;

/** Provides the access token that a demo created at this start, if any. */
public interface FirstToken {

    /** Returns the token on the first call, and empty on every later one. */
    Optional<String> takeOnce();
}
