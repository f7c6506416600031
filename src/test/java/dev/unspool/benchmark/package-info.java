/**
 * The benchmark program, {@code ./mvnw -Pbenchmark}: what a page costs, what readers' posts cost, and what faults do to those who read. The
 * JMH benchmarks of single steps stand beside what they measure.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The bar is nginx with the same bytes in a file, measured in turn with ours, and figures are given as ratios</b>: a ratio of one
 *       run holds on every machine, and while others use it; microseconds do not.
 *   <li><b>The measured server has a processor to itself; wrk, PostgreSQL and Redis have the other</b>: what one request costs is then also
 *       what limits the requests. <i>Revisit when</i> the machine has more processors.
 *   <li><b>CPU is that of the whole process, from {@code /proc}; that of PostgreSQL is counted apart</b>: it repeats within a tenth; wall
 *       times do not.
 *   <li><b>Uncached pages are requested with cursors that are made with the site's own key</b>: each of two hundred thousand sort keys
 *       gives another address, and none can be in a cache.
 *   <li><b>The first uncached page is a page at the newest sort key, each time with another head</b>: it differs from a deep one in its
 *       depth and in nothing else.
 *   <li><b>Articles are generated, as long as real ones and as hard to compress</b>: they are the same on every machine, and nobody's
 *       property.
 *   <li><b>Each post comes from another address, with another text, by somebody else; only the limits of an article and of the site are
 *       raised for it</b>: all that is done for a comment in production is done, by Redis and all rules, and nothing is refused.
 *   <li><b>Nothing is sent in the last two seconds of wrk</b>: it cuts off what is under way; every request must be answered, or nobody
 *       could say how many to count.
 *   <li><b>The effect of faults is measured with readers at an even pace, before, during and after them</b>: readers who ask as fast as
 *       they are answered wait for each other, and slow down with the server: neither happens to a site.
 *   <li><b>Faults happen once before they are measured</b>: otherwise readers notice the compiler's work.
 *   <li><b>Redis fails behind a relay that is there before and afterwards, too</b>: its cost is in all three figures.
 * </ul>
 */
@NullMarked
package dev.unspool.benchmark;

import org.jspecify.annotations.NullMarked;
