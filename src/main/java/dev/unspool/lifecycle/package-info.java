/**
 * Defines when the parts of the application start and stop.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The order is one enum, and its numbers are written nowhere else</b>: each position is right only relative to all
 *       others.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.lifecycle;

import org.jspecify.annotations.NullMarked;
