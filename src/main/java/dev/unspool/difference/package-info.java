/**
 * Differences between two versions of HTML: by block for programs, by node for open pages.
 *
 * <p>Begin with {@link dev.unspool.difference.BlockDifference} or {@link dev.unspool.difference.NodeDifference}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The beginning and the end that are equal are cut off first, and a library compares what lies between, at most some 600 nodes on each
 *       side in all lists of a comparison together; beyond that all between is replaced. So is what is left once so much HTML was written to be compared
 *       as four levels of the longest body have</b>: a correction changes few neighbours, and two unlike texts of 20,000 pieces took the library 56
 *       seconds. A bound for each list alone would let a body of many long lists take seconds.</li>
 *   <li><b>Nothing is compared on an event loop, which fails where assertions are enabled</b>: even a bounded comparison would delay thousands of
 *       readers.</li>
 *   <li><b>A difference that is not much shorter than the whole is none</b>: the whole is cached for everybody, and cannot go wrong.</li>
 *   <li><b>Positions count nodes as a browser does in the parsed HTML, and changes come from the last to the first</b>: a client that applies
 *       them in order never has to move a position.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.difference;

import org.jspecify.annotations.NullMarked;
