/**
 * The bad day: breaks servers, networks and instances under two running instances while readers and a newsroom record what they get, and judges the
 * record.
 *
 * <p>Begin with {@link dev.unspool.badday.BadDay}, which runs one {@link dev.unspool.badday.Fault} after another. {@link
 * dev.unspool.badday.Judge} is pure code: it gets an {@link dev.unspool.badday.Evidence} and names every breach of an {@link
 * dev.unspool.badday.Invariant}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Invariants are asserted, times are printed</b>: nothing may be lost on the slowest machine, but everything may be late there.
 *   <li><b>Readers choose an instance at random for each request, and another one if it refuses the connection</b>: a balancer in front does
 *       the same, and the suite needs none.
 *   <li><b>What was seen is compared with the feed once all is at rest, and with what the newsroom was told, never with another reader alone</b>:
 *       readers who miss the same change agree with each other.
 *   <li><b>A title identifies an article</b>: pages, events and JSON all carry it, and two articles of one order show.
 * </ul>
 */
@NullMarked
package dev.unspool.badday;

import org.jspecify.annotations.NullMarked;
