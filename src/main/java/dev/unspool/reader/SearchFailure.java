package dev.unspool.reader;

import org.jspecify.annotations.Nullable;

/**
 * Why a search could not be done.
 *
 * @param words for readers
 * @param traceId the number by which the operators find it; null if the server is not to blame
 */
record SearchFailure(String words, @Nullable String traceId) {}
