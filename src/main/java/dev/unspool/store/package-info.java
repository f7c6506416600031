/**
 * Reads published articles and the change log: the only data that readers may see.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A page, whether the feed goes on at both ends, and the head of the log come from one statement</b>: one statement sees one
 *       snapshot: nothing can be published between the page and the position from which its reader follows the changes.</li>
 *   <li><b>Each row holds its headline as JSON of the API, written by triggers</b>: a page of headlines is one row that is sent as it
 *       is: a third less of the processor than from 22 columns, and no more of PostgreSQL's. Triggers, because no statement that
 *       writes can forget them; a test compares their JSON with the application's. <i>Revisit when</i> the API gets a second
 *       version.</li>
 *   <li><b>Feeds select by a topic's key, its first slug, and never by the slug of now; a slug is looked up before the feed is read</b>:
 *       when a section is renamed, no article is rewritten and every cursor stays valid, also those from before there were keys. One more
 *       look-up in an index for a filtered page that is not cached, none for the feed of all.</li>
 *   <li><b>The first author of an article is joined as its section is, all others stand in its row as JSON</b>: of a hundred articles
 *       three have others, and a join for them would cost every row of every list. A change of an author rewrites the few rows that have
 *       it as another than the first. <i>Revisit when</i> most articles have several authors.</li>
 *   <li><b>An image is one {@code json} value, as the API shows it</b>: a new member of it needs neither a column nor a change of any
 *       statement. Not {@code jsonb}, which would sort the members that readers get.</li>
 *   <li><b>A directory of sections, tags or authors counts articles, but no further than a hundred, and lists what has none to show not at
 *       all</b>: exact numbers would have to be kept by every publication or counted at every request, and a name that only retracted
 *       articles had must not be read anywhere. <i>Revisit when</i> readers sort by size.</li>
 *   <li><b>The log keeps a week or 100,000 changes, whichever is more, and is trimmed only at its old end</b>: a reader who was away
 *       longer loads the page again; a gap would be taken for a lost change. <i>Revisit when</i> clients keep a copy and are away
 *       longer.</li>
 *   <li><b>A new epoch leaves the entries of earlier ones in the log and marks where it begins</b>: deleting them could take longer than
 *       a statement may; they are trimmed by their age. Numbers that it skips are remembered, so that what a reader has read by other numbers
 *       is not believed.</li>
 *   <li><b>The daily salts that hide addresses are kept here</b>: comments and the ranking count households without depending on each
 *       other, and Redis, which keeps the hashes, must not keep the salts that made them.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.store;

import org.jspecify.annotations.NullMarked;
