package dev.unspool.schedule;

import java.time.Instant;

/**
 * The reason why a scheduled change was not made.
 *
 * @param code for programs
 * @param detail for people
 */
public record ScheduleFailure(Instant at, String code, String detail) {}
