/**
 * Tells caches in front which articles were corrected or retracted, so that nobody waits for {@code s-maxage} to pass.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>{@code PURGE} with the names of {@code Surrogate-Key}, to every cache, by every instance</td><td>each follows the log anyway, and
 * a purge done twice harms nobody: no instance has to know whether another one is there to do it</td><td>so many instances that a cache
 * feels it</td></tr>
 * <tr><td>Said at once, and again {@link dev.unspool.purge.PurgeLifecycle#AGAIN} later</td><td>what a cache was fetching at that moment, or
 * fetches within a second from an instance that has not heard yet, is kept after the first purge</td><td>nothing</td></tr>
 * <tr><td>With a shared secret, in {@code Authorization: Bearer}</td><td>a balancer on the instances' host has their address, and whoever may
 * purge can turn a cache off; proxies and logs know this header for a secret</td><td>caches that authenticate by certificate</td></tr>
 * <tr><td>Varnish bans by name only what a {@code PURGE} or the renewal of a kept page finds out; other requests for what is gone purge their own
 * address</td><td>each ban is held against every page, and anybody may ask for a retracted article with any query</td><td>nothing</td></tr>
 * <tr><td>An instance begins a little before the head of the log</td><td>what was changed when one crashed is purged by the next</td>
 * <td>nothing</td></tr>
 * <tr><td>Only corrections and retractions</td><td>a new article is on first pages within their five seconds</td><td>first pages that
 * may be kept longer</td></tr>
 * <tr><td>A cache that stays away is given up, with a warning</td><td>what it holds ends by its own headers; one cache must not keep the
 * others from hearing of the next retraction</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.purge;

import org.jspecify.annotations.NullMarked;
