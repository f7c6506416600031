/**
 * Carries "there is news up to seq n" between instances: a hint, never the truth.
 */
@NullMarked
package dev.unspool.announce;

import org.jspecify.annotations.NullMarked;
