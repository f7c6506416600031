/** Clients of event streams that nobody here wrote: each reads through a network that breaks, and misses nothing. */
@NullMarked
package dev.unspool.stream.foreign;

import org.jspecify.annotations.NullMarked;
