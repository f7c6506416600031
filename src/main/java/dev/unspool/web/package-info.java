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
 * <tr><td>{@code unspool.trusted-proxies} is the one way to believe a forwarded header; a start with another strategy of Spring's fails</td>
 * <td>Spring Boot believes anybody's where it detects a cloud platform, and every limit by address is void then; a setting that is ignored in
 * silence would be found out by an attacker first</td><td>nothing</td></tr>
 * <tr><td>The site's base URL alone says whether cookies are {@code Secure} and HSTS is sent</td><td>a balancer that forgets
 * {@code X-Forwarded-Proto}, or a request that forges it, must not weaken a cookie</td><td>one instance for a site in clear and one over
 * TLS</td></tr>
 * <tr><td>HSTS is set for this host alone, for a year</td><td>which names below it speak TLS only their owner knows: a setting</td>
 * <td>nothing</td></tr>
 * <tr><td>No {@code Upgrade} is accepted; HTTP/2 without TLS is spoken with prior knowledge</td><td>HAProxy makes a tunnel of a connection that
 * changes over, past its rules and with forged addresses</td><td>WebSocket, on an address of its own</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.web;

import org.jspecify.annotations.NullMarked;
