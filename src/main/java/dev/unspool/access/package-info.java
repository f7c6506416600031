/**
 * Authenticates the newsroom: access tokens, scopes and sessions, their SQL, and the filters that check them.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Spring Security guards {@code /api/v1/newsroom} and {@code /newsroom} alone, inside filters of ours; its starter is left
 *       out</b>: the starter puts a firewall and a filter chain in front of every reader, a default user into the log, and its own
 *       headers beside ours. <i>Revisit when</i> readers get accounts.</li>
 *   <li><b>A table of paths says which scope a route needs; no scope includes another</b>: there is one place to look, and a leaked
 *       importer's token cannot take anything down. <i>Revisit when</i> editors' pages bring roles of people.</li>
 *   <li><b>A token is looked up by its SHA-256 with every request, and never cached</b>: it costs one indexed query where requests
 *       are few, and a revoked token is refused from the very next request on; 256 random bits need no slow hash. <i>Revisit
 *       when</i> newsroom traffic shows up in a profiler.</li>
 *   <li><b>Failed authentication is not rate-limited</b>: there are 2^256 possible tokens, a malformed token costs no query, and
 *       behind a proxy a limit by address would lock out the newsroom together with the attacker. <i>Revisit when</i> there are
 *       passwords, or trusted addresses of clients.</li>
 *   <li><b>A page's session is 256 random bits in a cookie; the store keeps their SHA-256 and the access token of the session, and
 *       both are looked up with every request</b>: revoking a token ends its sessions too, and nothing in the store gives access.
 *       <i>Revisit when</i> people get accounts.</li>
 *   <li><b>The CSRF token is a hash of the session, masked differently in every page; Fetch Metadata, or {@code Origin}, is checked
 *       as well</b>: nothing has to be stored, a compressed page cannot be made to reveal the token, and the sign-in, which has no
 *       session yet, is protected too.</li>
 *   <li><b>Sign-ins are recorded in the audit log, refused ones too: of those a limited number per hour for each known token and for
 *       all unknown tokens together</b>: an attempt with a revoked token is worth knowing, but a log whose entries cannot be
 *       deleted must not be filled by anyone who likes.</li>
 *   <li><b>A session opens pages, a token opens the API; neither opens the other</b>: the API then needs no defence against forms of
 *       other sites.</li>
 *   <li><b>If the site is https, a request that a trusted proxy received without TLS, or whose scheme it does not report, is refused,
 *       not redirected</b>: nobody types a token into a page that others can change; a cache beside its balancer forwards readers
 *       without TLS and does not say so, and a proxy that reports the wrong scheme would turn a redirect into a loop.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.access;

import org.jspecify.annotations.NullMarked;
