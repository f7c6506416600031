package dev.unspool.comment;

import java.time.Duration;

/**
 * What a limiter says.
 *
 * @param bucket the one that refuses; where none does, the one that is nearest to
 * @param remaining tokens that are left in it
 * @param retryAfter how long until it has one again; zero where it has
 * @param reset how long until it is full
 */
record Allowance(boolean granted, Bucket bucket, long remaining, Duration retryAfter, Duration reset) {}
