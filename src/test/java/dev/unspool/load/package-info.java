/**
 * Many readers at once, and what they cost: the load program, and the crowd of simulated readers that it and the tests put in front of a
 * server.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>All readers of a crowd live on one thread, on plain non-blocking sockets, and parse only what they must</b>: they share the
 *       machine with the server that they measure: whatever they cost, they take from it. <i>Revisit when</i> a second machine is there.
 *   <li><b>CPU is that of the server's processes, all threads, compiler and collector included, from {@code /proc}</b>: it repeats within a
 *       tenth on a busy machine; wall times do not.
 *   <li><b>A reader behaves as a browser's {@code EventSource}: it comes back by its last id, after the time the server set, and gives up
 *       for ever on any status but 200</b>: real readers do.
 *   <li><b>A client of the tail waits as the reader's page does, and counts what it must never see: a gap, a repetition, a status other than 200, the
 *       same address twice within a second. What reaches the instances is counted by the caches' own logs</b>: those see every attempt, also one that a
 *       killed instance took with it.
 *   <li><b>A delivery's time runs from the moment the publisher knows of its commit, on the same clock</b>: the time before that is
 *       PostgreSQL's, not the stream's.
 * </ul>
 */
@NullMarked
package dev.unspool.load;

import org.jspecify.annotations.NullMarked;
