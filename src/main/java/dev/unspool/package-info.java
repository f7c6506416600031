/**
 * The application: where it begins, and how it meets its servers.
 *
 * <p><b>Redis is asked, never needed.</b> Every wait for it is short and every queue bounded, since whoever asks has
 * PostgreSQL to fall back on.
 */
@NullMarked
package dev.unspool;

import org.jspecify.annotations.NullMarked;
