package dev.unspool.article;

import java.time.Instant;

/** A public correction: the version it made, when, and the note that readers see. */
public record Correction(int version, Instant at, String note) {}
