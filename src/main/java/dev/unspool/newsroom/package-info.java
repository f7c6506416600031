/**
 * Serves the newsroom's API: drafts and what becomes of them.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Requests without a body to clean (takedown, kill, publishing a draft, tokens) have threads of their own</b>: a takedown
 *       must succeed while hostile bodies occupy every thread that cleans.</li>
 *   <li><b>A draft dated in the future is refused</b>: its position in the feed would be above the head that readers have. It can
 *       be scheduled.</li>
 *   <li><b>The ETag is the edition: a draft's count of changes, or a published article's version. {@code If-Match: *} is refused</b>:
 *       nobody can overwrite a change that they have not read, and an author box that changed elsewhere does not block a
 *       correction.</li>
 *   <li><b>{@code 412} carries the article as it is now</b>: a second request could find yet another edition. Only {@code PATCH} of a draft takes an
 *       edition that is not the current one, and merges parts: a client that sends a whole draft means all of it.</li>
 *   <li><b>Only a draft may bring its id</b>: its editor makes one before the first save. An article that is published at once has an idempotency key.</li>
 *   <li><b>A schedule is carried out by the commands that editors give, from the request as it was sent</b>: whatever they check and tell, it checks and
 *       tells too, and a new field of a correction can be scheduled at once.</li>
 *   <li><b>Unknown fields in requests are refused, although clients ignore unknown fields in answers</b>: {@code publishedAT} must
 *       not silently publish now.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.newsroom;

import org.jspecify.annotations.NullMarked;
