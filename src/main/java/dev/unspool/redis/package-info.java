/**
 * How we use Redis: limits for every command, quick reconnecting, and a warning at the start where it cannot be used.
 *
 * <p><b>Redis is asked, never needed.</b> Every wait for it is short and every queue bounded, since whoever asks has
 * PostgreSQL to fall back on.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>After a failure nobody waits for Redis again for a second</td><td>publishing and reading go on at their own speed</td>
 * <td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.redis;

import org.jspecify.annotations.NullMarked;
