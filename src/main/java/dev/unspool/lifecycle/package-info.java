/**
 * When the parts of the application start and stop.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The order is one enum, and no number stands anywhere else</td><td>each place is right only relative to all others</td>
 * <td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.lifecycle;

import org.jspecify.annotations.NullMarked;
