/**
 * How we use Redis: limits for every command, quick reconnecting, and a warning at the start where it cannot be used.
 *
 * <p><b>Redis is asked, never needed.</b> Every wait for it is short and every queue bounded, since whoever asks has
 * PostgreSQL to fall back on.
 */
@NullMarked
package dev.unspool.redis;

import org.jspecify.annotations.NullMarked;
