/**
 * The contract for machines at {@code /openapi.json}, and for people at {@code /docs}.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The OpenAPI document is made from the controllers, and completed here with what no controller can say</td><td>what is served
 * and what is documented cannot drift apart</td><td>nothing</td></tr>
 * <tr><td>The guide is a page of our own, written by hand; its reference part is filled from {@code /openapi.json}</td><td>a reading
 * session and a stream want explaining, which a list of operations does not do; no script or style of others under our policy</td>
 * <td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.docs;

import org.jspecify.annotations.NullMarked;
