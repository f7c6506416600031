/**
 * The pages of comments that all readers share: the versions by which they are known to be current, and the pages as JSON.
 *
 * <p>Begin with {@link dev.unspool.thread.SharedThreads}, which reads a page together with the condition under which it may be served from memory.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A page of comments is cached with the version of its thread, which triggers of the database change in the transaction of every change
 *       that readers could see. It is served from memory only if the version was read within the last second and no change was heard of since</b>:
 *       a lost hint, a statement by hand or an instance of the previous release cannot keep a removed comment on a page for longer than that second.
 *   <li><b>The instance that made a change hears of it before it acknowledges it</b>: a reader or moderator who removed or approved a comment never
 *       sees the page as it was. Hints through Redis tell the other instances, usually within milliseconds; the second is for when they are lost.
 *   <li><b>What is heard is kept by thread. Only for a slug that no page was read for lately does a change of any thread count</b>: a busy thread has no
 *       page of another made again. The address names the slug, the hint the id.
 *   <li><b>A change is announced again when it is repeated, though nothing changes any more, and by an instance whose client has left</b>: the first
 *       try may have failed between its commit and its announcement.
 *   <li><b>The versions of all threads that readers ask for are read by one statement, 2.5 times a second and whenever one is in doubt</b>: a
 *       thousand readers cost the database as much as one. Threads that nobody has asked for in ten seconds are left out.
 *   <li><b>While versions cannot be read, no page with comments is served from memory; readers get {@code 503} with {@code Retry-After}, and
 *       articles go on without them</b>: a stale page might show what was removed, and nobody could know. <i>Revisit when</i> readers would rather
 *       have comments than be sure of that.
 *   <li><b>These pages are not in Redis</b>: each instance draws a page once for each change. Reading versions of what another instance drew would
 *       save little, and needs the same second.
 *   <li><b>A version is a random id, not a number</b>: after a fail-over that loses the last changes, a number would come a second time, for other
 *       comments.
 *   <li><b>All readers of a page are given the same form token, which changes with the thread and the hour</b>: a token of each reader's own
 *       would make every page another one. A form that is sent sooner after the thread's last change than people write is still taken for a
 *       program's, as is every form from a page that is not shared; on a thread that has been quiet, a program is known by the field that people
 *       do not see, by the rules and by its pace. <i>Revisit when</i> programs come back for a fresh page for each comment.
 *   <li><b>A reader who may be an author, by header or cookie, is answered by WebFlux from the store, and no cache keeps it</b>: they see their own
 *       comments that wait. The reader's script asks for the shared page without a name, and for each of its reader's own comments alone.
 * </ul>
 */
@NullMarked
package dev.unspool.thread;

import org.jspecify.annotations.NullMarked;
