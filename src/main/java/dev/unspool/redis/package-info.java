/**
 * Configures Redis: limits for every command, quick reconnecting, a circuit breaker, and a watch that knows whether it can be
 * used.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Redis is optional: every wait for it is short and every queue is bounded</b>: every caller can fall back on
 *       PostgreSQL.</li>
 *   <li><b>After a failure nobody waits for Redis for a second</b>: publishing and reading continue at their own speed.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.redis;

import org.jspecify.annotations.NullMarked;
