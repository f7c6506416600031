/**
 * HTTP manners: problem documents, validators, security headers, and what the site is called.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>One exception handler in front of Boot's answers every failure, wherever it arose</td><td>an error from a filter, a missing
 * route and a controller look alike to a client</td><td>nothing</td></tr>
 * <tr><td>A strong ETag is a hash of the bytes</td><td>it is right for every representation and cannot be forgotten when a template
 * changes</td><td>answers too large to hash</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.web;

import org.jspecify.annotations.NullMarked;
