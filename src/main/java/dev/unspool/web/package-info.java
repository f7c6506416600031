/**
 * HTTP manners: problem documents, what is read of a request and how often, validators, security headers, and what the site is called.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>One exception handler in front of Boot's answers every failure, wherever it arose</td><td>an error from a filter, a missing
 * route and a controller look alike to a client</td><td>nothing</td></tr>
 * <tr><td>A strong ETag is a hash of the bytes</td><td>it is right for every representation and cannot be forgotten when a template
 * changes</td><td>answers too large to hash</td></tr>
 * <tr><td>A body is read by one class, which every door tells how many bytes and how long</td><td>a door that forgets either is somebody's
 * lever; the architecture test finds one that reads in another way, and the server closes any request that takes 75 s</td><td>bodies that must
 * not be held as a whole</td></tr>
 * <tr><td>Buckets are counted by the moment at which they are full again (GCRA); where that is kept is the caller's choice</td><td>one number
 * for each, exact at any rate, and the same in a process as in Redis</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.web;

import org.jspecify.annotations.NullMarked;
