/**
 * Serves HTML pages to the newsroom, as {@code reader} does to readers.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The newsroom's pages have a frame, a style sheet and a script of their own</b>: readers load none of them, and these pages
 *       none of the readers' fonts.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.desk;

import org.jspecify.annotations.NullMarked;
