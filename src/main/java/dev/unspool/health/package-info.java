/**
 * Health probes: tells load balancers whether this instance is alive and should receive requests.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Probes are answered from memory: {@code hotfeed} reads the store twice a second anyway</b>: a hundred balancers cost what one
 *       does, and a store that hangs cannot hang a probe.
 *   <li><b>{@code /livez} never looks at PostgreSQL or Redis</b>: restarting an instance cures neither.
 *   <li><b>Readiness does not depend on free stream slots; {@code /readyz?for=streams} does</b>: readers who fill the streams would take
 *       the pages down with them: balancers and caches turn away from an instance as a whole.
 *   <li><b>An instance is unready if its pages follow the change log and its streams do not, or the reverse</b>: that is a defect of this
 *       instance, which its readers would not notice. A store that is away holds up both, on all instances, and empties no balancer.
 *   <li><b>If the store is silent for {@link dev.unspool.hotfeed.FeedAvailability#STORE_GRACE}, only instances without a first page in
 *       memory become unready</b>: all instances share the store: they would all leave at once, and every reader would get an error in place of
 *       a page that is a little old.
 * </ul>
 */
@NullMarked
package dev.unspool.health;

import org.jspecify.annotations.NullMarked;
