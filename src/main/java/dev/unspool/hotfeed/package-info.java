/**
 * The hot pages, near and in Redis, in front of the store.
 */
@NullMarked
package dev.unspool.hotfeed;

import org.jspecify.annotations.NullMarked;
