/**
 * Who may send us traffic: the answers to load balancers.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Probes are answered from memory: {@code hotfeed} asks the store twice a second anyway</td><td>a hundred balancers cost what one
 * does, and a store that hangs cannot hang a probe</td><td>nothing</td></tr>
 * <tr><td>{@code /livez} never looks at PostgreSQL or Redis</td><td>restarting an instance cures neither</td><td>nothing</td></tr>
 * <tr><td>Readiness does not look at places for streams; {@code /readyz?for=streams} does</td><td>readers who fill the streams would take the
 * pages down with them: balancers and caches turn away from an instance as a whole</td><td>nothing</td></tr>
 * <tr><td>A store that is silent for {@link dev.unspool.hotfeed.Servable#PATIENCE} makes unready only who has no first page to give
 * meanwhile</td><td>all instances share the store: they would all leave at once, and every reader would get an error in place of a page
 * that is a little old</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.health;

import org.jspecify.annotations.NullMarked;
