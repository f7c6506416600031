package dev.unspool.cursor;

import java.time.Instant;

/**
 * The public name of a stream, which says by itself where and how long the stream can be open.
 *
 * @param instance the number of the instance that opened it: random, and another one after each start
 * @param number random, one for each stream of the instance
 * @param expiresAt after which the stream is over for certain; to the second, until the year 2106
 */
public record StreamName(int instance, long number, Instant expiresAt) {}
