/** Third-party clients of event streams: each reads through a network that breaks, and misses nothing. */
@NullMarked
package dev.unspool.stream.foreign;

import org.jspecify.annotations.NullMarked;
