/**
 * The API for the newsroom: drafts and what becomes of them.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Requests without a body to clean (takedown, kill, publishing a draft, tokens) have threads of their own</td><td>a takedown must go
 * through while hostile bodies hold every thread that cleans</td><td>nothing</td></tr>
 * <tr><td>A draft dated in the future is refused</td><td>its place in the feed would be above the head that readers have</td>
 * <td>schedules</td></tr>
 * <tr><td>The ETag is the edition: a draft's count of changes, a published article's version. {@code If-Match: *} is refused</td><td>nobody
 * can overwrite what was not read; an author's box that changed elsewhere does not stop a correction</td><td>nothing</td></tr>
 * <tr><td>Unknown fields are refused here, though clients ignore them in answers</td><td>{@code publishedAT} must not publish now in
 * silence</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.newsroom;

import org.jspecify.annotations.NullMarked;
