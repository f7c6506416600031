/**
 * HTML pages for the newsroom, as {@code reader} has those for readers.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The newsroom's pages have a frame, a style sheet and a script of their own</td><td>readers load nothing of them, and they nothing of
 * the readers' fonts</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.desk;

import org.jspecify.annotations.NullMarked;
