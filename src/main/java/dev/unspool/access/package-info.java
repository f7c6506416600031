/**
 * Access tokens, scopes and sessions of the newsroom, their SQL, and the gates that ask for them.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Spring Security stands before {@code /api/v1/newsroom} alone, inside one filter of ours; its starter is left out</td><td>the starter
 * puts a firewall and a chain before every reader, a default user into the log, and its own headers beside ours</td><td>accounts for
 * readers</td></tr>
 * <tr><td>A table of paths says which scope a door needs; no scope includes another</td><td>one place to look, and a leaked importer's token
 * takes nothing down</td><td>roles of people, with editors' pages</td></tr>
 * <tr><td>A token is looked up by its SHA-256 with every request, and cached nowhere</td><td>it costs one indexed query where few requests
 * are, and a revoked token is refused from the very next request on; 256 random bits need no slow hash</td><td>newsroom traffic that a
 * profiler sees</td></tr>
 * <tr><td>Failed log-ins are not rationed</td><td>2^256 cannot be tried, a malformed token costs no query, and behind a proxy a ration by
 * address would lock out the newsroom with the attacker</td><td>passwords, or trusted addresses of clients</td></tr>
 * <tr><td>A page's session is 256 random bits in a cookie; the store keeps their SHA-256 and which access token it is of, and both are looked
 * up with every request</td><td>who revokes a token ends its sessions with it; nothing in the store lets anybody in</td><td>accounts of
 * people</td></tr>
 * <tr><td>The token in a form follows from the session by a hash, masked anew in every page; Fetch Metadata, or
 * {@code Origin}, is looked at besides</td>
 * <td>nothing to keep, and a page that is compressed cannot be made to tell it; the sign-in, which has no session yet, is covered too</td>
 * <td>nothing</td></tr>
 * <tr><td>Sign-ins stand in the audit log, refused ones too; of those so many an hour, of each known token and of all others together</td>
 * <td>who tries with a token that was revoked is worth knowing; a log that can only be added to must not be filled by whoever likes</td>
 * <td>nothing</td></tr>
 * <tr><td>A session opens pages, a token opens the API; neither opens the other</td><td>the API needs no defence against other sites'
 * forms</td><td>nothing</td></tr>
 * <tr><td>Where the site is https, a request that a trusted proxy took in clear, or does not say how it took it, is refused, not redirected</td><td>nobody
 * types a token into a page that others can change; a cache that listens beside its balancer forwards readers in clear and says nothing; a proxy
 * that reports the wrong scheme would make a loop of a redirect</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.access;

import org.jspecify.annotations.NullMarked;
