package dev.unspool.access;

import java.util.Optional;

/** The access token that a demo made at this start, if it made one. */
public interface FirstToken {

    /** The token, the first time that somebody asks; empty ever after. */
    Optional<String> tell();
}
