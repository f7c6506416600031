/**
 * Who may send us traffic: the answers to load balancers.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Probes are answered from memory; a watch of our own asks the store</td><td>a hundred balancers cost what one does, and a
 * store that hangs cannot hang a probe</td><td>nothing</td></tr>
 * <tr><td>{@code /livez} never looks at PostgreSQL or Redis</td><td>restarting an instance cures neither</td><td>nothing</td></tr>
 * <tr><td>A single failed look at the store changes nothing; {@link dev.unspool.health.StoreWatchLifecycle#PATIENCE} without an answer
 * does</td><td>a fail-over of some seconds should not empty the balancer</td><td>measured fail-overs</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.health;

import org.jspecify.annotations.NullMarked;
