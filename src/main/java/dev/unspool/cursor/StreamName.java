package dev.unspool.cursor;

import java.time.Instant;

/**
 * The public name of a stream. It says on which instance the stream can be open, and until when.
 *
 * @param instance the number of the instance that opened it: random, and different after each start
 * @param number random, different for each stream of the instance
 * @param expiresAt when the stream is certainly closed; to the second, until the year 2106
 */
public record StreamName(int instance, long number, Instant expiresAt) {}
