/**
 * The door in: access tokens and what they open, drafts and what becomes of them, the cleaning of their bodies, and the moderators' page.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A body is cleaned once, when it comes in</td><td>a page then draws it as it is; what a reader sees cannot depend on which of many
 * drawings forgot to clean</td><td>rules that must reach back to old articles: clean those again by a command</td></tr>
 * <tr><td>A new tree is set from the old one, and jsoup's allow-list is the gate behind it</td><td>mending a hostile tree leaves what the
 * mender did not think of; what is set by content rules parses in every browser to the same tree, so cleaning it again changes
 * nothing</td><td>nothing</td></tr>
 * <tr><td>Frames, films and sound become a link that names where it leads</td><td>no foreign program runs in our pages and no reader is
 * watched by a third party; the link still works in ten years</td><td>an editor's wish for players, behind a click</td></tr>
 * <tr><td>Links carry {@code noopener} and what the source said about them ({@code nofollow}, {@code sponsored}, {@code ugc}), never a
 * target</td><td>an editor's link is a recommendation; a reader decides where it opens</td><td>nothing</td></tr>
 * <tr><td>Pictures over plain HTTP are asked for over TLS</td><td>a page that allows only TLS would not show them at all</td><td>nothing
 * </td></tr>
 * <tr><td>Nesting beyond {@code 256} elements is flattened while parsing, beyond 16 lists and quotes while setting</td><td>a hundred
 * thousand nested elements must cost neither stack nor quadratic time</td><td>nothing</td></tr>
 * <tr><td>A cleaning has ten seconds of processor time and may repeat formats for sixteen million characters; then the body is refused as
 * {@code too-complex}</td><td>the work itself looks at the limit, before each piece that is parsed and at every 64th node, so a thread is
 * free again; time on the wall would refuse an honest body on a busy machine</td><td>nothing</td></tr>
 * <tr><td>Requests without a body to clean (takedown, kill, publishing a draft, tokens) have threads of their own</td><td>a takedown must go
 * through while hostile bodies hold every thread that cleans</td><td>nothing</td></tr>
 * <tr><td>An attribute longer than 8,000 characters is no address</td><td>none that is kept has more than 2,000; blanks around it are all that
 * the rest is for</td><td>nothing</td></tr>
 * <tr><td>A draft dated in the future is refused</td><td>its place in the feed would be above the head that readers have</td>
 * <td>schedules</td></tr>
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
 * <tr><td>The ETag is the edition: a draft's count of changes, a published article's version. {@code If-Match: *} is refused</td><td>nobody
 * can overwrite what was not read; an author's box that changed elsewhere does not stop a correction</td><td>nothing</td></tr>
 * <tr><td>A kill keeps the text nowhere: article, picture, tags, every revision and every note become the notice. The slug stays, to answer
 * {@code 410}; section, author and source id stay; the audit log keeps a hash</td><td>what a court forbade must not come back by a back door; the hash still proves what it
 * was. Backups and the database's own log are beyond us</td><td>a court that orders it kept: for an admin's eyes</td></tr>
 * <tr><td>A repeated {@code Idempotency-Key} gives the article as it is now, not the first answer's bytes</td><td>no copy of a text lies
 * about that a kill would have to find</td><td>nothing</td></tr>
 * <tr><td>Unknown fields are refused here, though clients ignore them in answers</td><td>{@code publishedAT} must not publish now in
 * silence</td><td>nothing</td></tr>
 * <tr><td>A page's session is 256 random bits in a cookie; the store keeps their SHA-256 and which access token it is of, and both are looked
 * up with every request</td><td>who revokes a token ends its sessions with it; nothing in the store lets anybody in</td><td>accounts of
 * people</td></tr>
 * <tr><td>The token in a form follows from the session by a hash, masked anew in every page; Fetch Metadata, or
 * {@code Origin}, is looked at besides</td>
 * <td>nothing to keep, and a page that is compressed cannot be made to tell it; the sign-in, which has no session yet, is covered too</td>
 * <td>nothing</td></tr>
 * <tr><td>Where the site is https, a request that a trusted proxy took in clear is refused, not redirected</td><td>nobody types a token into a
 * page that others can change; a proxy that reports the wrong scheme would make a loop of a redirect</td><td>nothing</td></tr>
 * <tr><td>Sign-ins stand in the audit log, refused ones too; of those so many an hour, of each known token and of all others together</td>
 * <td>who tries with a token that was revoked is worth knowing; a log that can only be added to must not be filled by whoever likes</td>
 * <td>nothing</td></tr>
 * <tr><td>A session opens pages, a token opens the API; neither opens the other</td><td>the API needs no defence against other sites'
 * forms</td><td>nothing</td></tr>
 * <tr><td>The newsroom's pages have a frame, a style sheet and a script of their own</td><td>readers load nothing of them, and they nothing of
 * the readers' fonts</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.newsroom;

import org.jspecify.annotations.NullMarked;
