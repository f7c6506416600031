/**
 * What a page costs, what readers send, and what trouble does to those who read: the benchmark program, {@code ./mvnw -Pbenchmark}. The JMH benchmarks of single steps are beside what they measure.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The bar is nginx with the same bytes in a file, in turn with ours, and figures are told as ratios</td><td>a ratio of one run
 * holds on every machine, and while others use it; microseconds do not</td><td>nothing</td></tr>
 * <tr><td>The measured server has a processor to itself; wrk, PostgreSQL and Redis have the other</td><td>what one request costs is then
 * also what limits the requests</td><td>a machine with more processors</td></tr>
 * <tr><td>CPU is that of the whole process, from {@code /proc}; that of PostgreSQL is counted apart</td><td>it repeats within a tenth;
 * wall times do not</td><td>nothing</td></tr>
 * <tr><td>Pages that nobody has asked for yet are had by making cursors with the site's own key</td><td>every place of two hundred
 * thousand is another address, and none can be in a cache</td><td>nothing</td></tr>
 * <tr><td>The first uncached page is a page at the newest place, each under another head</td><td>it differs from a deep one in its depth
 * and in nothing else</td><td>nothing</td></tr>
 * <tr><td>Articles are made up here, as long as real ones and as hard to compress</td><td>the same on every machine, and nobody's
 * property</td><td>nothing</td></tr>
 * <tr><td>Whatever readers send is of another address, with another text, and by somebody else; only the limits of an article and of the
 * site are raised for it</td><td>all that is done for a comment in production is done, by Redis and all rules, and nothing is refused</td>
 * <td>nothing</td></tr>
 * <tr><td>Nothing is sent in the last two seconds of wrk</td><td>it cuts off what is under way; all that was sent is to be answered, or
 * nobody could say what is to be counted</td><td>nothing</td></tr>
 * <tr><td>What trouble does is measured with readers at an even pace, before, meanwhile and afterwards</td>
 * <td>readers who ask as fast as they are answered wait for each other, and slow down with the server: neither is what happens to a
 * site</td><td>nothing</td></tr>
 * <tr><td>Troubles come once before they are measured</td><td>else it is the compiler's work that readers notice</td><td>nothing</td></tr>
 * <tr><td>Redis fails behind a relay that is there before and afterwards too</td><td>what it costs is in all three figures</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.benchmark;

import org.jspecify.annotations.NullMarked;
