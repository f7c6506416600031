/**
 * Many readers at once, and what they cost: the load program, and the crowd of readers that it and tests put in front of a server.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>All readers of a crowd live on one thread, on plain non-blocking sockets, and look only at what they must</td><td>they share
 * the machine with the server that they measure: whatever they cost, they take from it</td><td>a second machine</td></tr>
 * <tr><td>CPU is that of the server's processes, all threads, the compiler and the collector included, from {@code /proc}</td><td>it
 * repeats within a tenth on a busy machine; wall times do not</td><td>nothing</td></tr>
 * <tr><td>A reader behaves as a browser's {@code EventSource}: it comes back by its last id, after the time it was told, and gives up for
 * ever on any status but 200</td><td>that is who reads</td><td>nothing</td></tr>
 * <tr><td>A delivery's time runs from the moment the publisher knows of its commit, on the same clock</td><td>what is before it is
 * PostgreSQL's, not the stream's</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.load;

import org.jspecify.annotations.NullMarked;
