/**
 * Tells HTTP caches in front which articles were corrected or retracted, so that nobody waits for {@code s-maxage} to pass.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>{@code PURGE} with the names of {@code Surrogate-Key}, to every cache, from every instance</b>: each instance follows the
 *       log anyway, and a second purge is harmless, so no instance has to know whether another one does it. <i>Revisit when</i> so
 *       many instances run that a cache feels it.</li>
 *   <li><b>Sent at once, and again {@link dev.unspool.purge.PurgeLifecycle#SECOND_PURGE_DELAY} later</b>: a copy that a cache was
 *       fetching at that moment, or fetches within a second from an instance that has not learned of the change, would survive the
 *       first purge.</li>
 *   <li><b>With a shared secret, in {@code Authorization: Bearer}</b>: a balancer on the instances' host has their address, and
 *       anyone who may purge can disable a cache; proxies and logs treat this header as a secret. <i>Revisit when</i> caches
 *       authenticate by certificate.</li>
 *   <li><b>Varnish bans by name only for a {@code PURGE}, or when the renewal of a kept page finds it gone; other requests for a
 *       retracted article purge their own address</b>: each ban is checked against every page, and anyone may request a retracted
 *       article with any query.</li>
 *   <li><b>An instance begins a little before the head of the log</b>: the changes that a crashed instance did not purge are purged
 *       by the next one.</li>
 *   <li><b>A change of a section, a tag or an author purges every answer that shows articles, by the name {@code filing}</b>: which
 *       answers name it only the database knows, and such changes are rare. <i>Revisit when</i> they come by the hour.</li>
 *   <li><b>Only corrections and retractions are purged</b>: a new article reaches first pages within their five seconds. <i>Revisit
 *       when</i> first pages may be kept longer.</li>
 *   <li><b>A cache that does not answer is given up, with a warning</b>: its copies expire by their own headers, and one cache must
 *       not delay the others.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.purge;

import org.jspecify.annotations.NullMarked;
