/**
 * Stores articles in every state, their revisions, the audit log and idempotency keys: for the newsroom only, never for readers.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Everything that publishes locks the one row of {@code change_log_head}, and dates what it writes once it has it</b>: numbers are
 *       dense, and both they and the dates are in the order of the commits. <i>Revisit when</i> there are more than some hundred publications
 *       of single articles a second.</li>
 *   <li><b>A single article is looked up without a lock, and written by one statement that needs no transaction around it: two round trips,
 *       and none while the head is locked</b>: far from its database, a site whose publishers hold the head for several round trips came to
 *       1.1 publications a second, and one that freezes with it stops the newsroom. What changed since the look-up is noticed: topics by
 *       {@code change_log_head.topics}, which PostgreSQL compares in the row as it is once it is locked; slugs, keys and versions by their
 *       unique indexes. Then, and where a topic must be created first, all is done anew in a transaction that locks the head first.</li>
 *   <li><b>A draft is locked before the head, never after it</b>: two that need both cannot wait for each other in a circle.</li>
 *   <li><b>A renamed tag or author is copied into articles a few hundred at a time, the first within the change, the others after it and
 *       without the head</b>: one statement for a hundred thousand articles stopped all publishing and ran into its limit, each time anew.
 *       Until the last step some articles show the former name; its address leads to the new one.</li>
 *   <li><b>A rename is made in the drafts and their revisions too, and by a trigger in scheduled corrections</b>: they name their topics by name, and would
 *       create the former one once more.</li>
 *   <li><b>Few publishing transactions run at a time, and wait for their turn without a connection</b>: only one can hold the head's
 *       row, and its holder may be frozen.</li>
 *   <li><b>Drafts have a table of their own, and move when they are published</b>: no statement for readers can show one by mistake,
 *       nor a section, tag or author that only a draft names.</li>
 *   <li><b>What an unfinished draft lacks is empty in its row, and a trigger keeps such a row from becoming an article</b>: the columns stay as the
 *       previous release knows them, and it cannot publish what it does not check.</li>
 *   <li><b>A deleted draft leaves its id behind, for a day a hash of its idempotency key, and nothing else</b>: deleting twice gives one answer, and no id
 *       that a client made names two drafts.</li>
 *   <li><b>Every save of a draft is a row of {@code draft_revision}, written by a trigger and thinned there</b>: instances of the previous release save
 *       drafts too. Its body stands once in {@code draft_body} for all revisions that have it: a save of the title must not copy megabytes. Changes of
 *       parts are merged by comparing the draft with the revision that they are based on.</li>
 *   <li><b>The change log calls a restored article corrected</b>: it is not new to those who have read it, and every reader of the log knows how to
 *       fetch it anew. It is restored under the lock of the head, since the names of its tags and authors are read again.</li>
 *   <li><b>Former slugs of an article stand in {@code former_slug}, and triggers keep them from all others</b>: whichever release publishes. A new article
 *       that wishes one gets another, as if an article had it.</li>
 *   <li><b>An act and its entry in the audit log are one statement, and a trigger refuses changes of the log</b>: no act goes
 *       unrecorded, and no entry records an act that did not happen.</li>
 *   <li><b>The newsroom's lists are in order of creation, by id</b>: an order by the last change would move articles while somebody
 *       pages through the list. <i>Revisit when</i> a page needs the latest changes: those are in the audit log.</li>
 *   <li><b>A section, a tag or an author is who its id, its id at the source, or else its exact name says; its slug is only an
 *       address</b>: slugs lose accents, signs and length, so that {@code C}, {@code C++} and {@code C#} would be one. A slug that is
 *       taken gets a number, by a trigger that notes every slug for ever.</li>
 *   <li><b>Of stored names that became equal when all were spelled in one way, the topic that had the name keeps it, else the oldest gets it,
 *       and the others stay as they were</b>: articles and addresses name both, and nobody but an editor knows whether they are one.</li>
 *   <li><b>What an article says of an author counts only where it makes the author known; later only the author's own endpoint
 *       changes it</b>: else anybody who may publish could rewrite the box beneath every other article.</li>
 *   <li><b>Manuscripts travel to the database as one JSON array</b>: one parameter, any nulls, one round trip for each table.
 *       <i>Revisit when</i> imports need more than {@code json_to_recordset} gives: then COPY.</li>
 *   <li><b>{@code slug} of a section, a tag and an author stays as its key for ever, and {@code public_slug} is its address</b>: no
 *       article has to be rewritten, and instances of the previous release go on reading and writing what they know.</li>
 *   <li><b>The old image columns stay for one release beside {@code image}, kept equal by a trigger</b>: instances of the previous
 *       release read and write them during a rolling update. <i>Revisit when</i> the next release is made: one migration then drops
 *       the columns and the trigger.</li>
 *   <li><b>A kill keeps the text in no table: in article, image, tags, every revision and every note it is replaced by the notice. The slug becomes
 *       a neutral one, the source id null; tags that a correction took from it go as well as those that it has; sections and authors stay, also those
 *       that a correction took from it; the audit log keeps a hash of the text</b>: a text that a court
 *       forbade must not come back by another way; the hash still proves which text it was. Backups and the database's own log are
 *       out of reach. Cached answers that show it are never served again, but are not wiped either: Redis drops them after ten minutes, an instance
 *       when it needs the memory. <i>Revisit when</i> a court orders that it be kept, for an admin's eyes.</li>
 *   <li><b>Of a killed article's slug and source id the table {@code killed_name} keeps SHA-256 for ever</b>: the former address answers {@code 410},
 *       no other article gets it, and no import brings the article back. A hash of a short headline can be guessed, but only by somebody who has the
 *       headline already. The table is asked only where no article has the slug.</li>
 *   <li><b>Triggers make the slug neutral and refuse killed names</b>: instances of the previous release kill and import too, and a statement
 *       that looked up slugs before the kill must not use what it found.</li>
 *   <li><b>A kill expects no edition, and locks what it kills before it looks at its state</b>: whatever came first is killed, and whatever comes
 *       later finds another edition. A killed draft stays in its table, where a trigger keeps it from being published.</li>
 *   <li><b>A correction that changes nothing takes no number: the statement compares before it takes the head</b>: every version makes
 *       all open pages fetch the article.</li>
 *   <li><b>A repeated {@code Idempotency-Key} gives the article as it is now, not the first answer's bytes</b>: no copy of a text is
 *       kept that a kill would have to find.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.ledger;

import org.jspecify.annotations.NullMarked;
