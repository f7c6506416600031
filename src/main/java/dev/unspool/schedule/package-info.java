/**
 * Stores what the newsroom wants done later, and has it carried out in time.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A schedule is a row, and no job or timer exists beside it</b>: nothing has to be registered again after a restart, and nothing can be lost. Every
 *       instance looks for due rows, by the database's clock, when the next one is due and at least once a second.</li>
 *   <li><b>The row is deleted in the transaction that carries it out, on the condition that it is due and unchanged, once the draft, or else the head of
 *       the change log, is locked</b>: exactly one of many instances carries it out, and an earlier change or cancellation prevents that. A process that dies in the
 *       middle leaves the row as it was.</li>
 *   <li><b>Instances pass by a draft that somebody has locked</b>: several publish side by side, and none waits for another's draft.</li>
 *   <li><b>What cannot be done stays, with the reason, and is not tried again until somebody moves it; what only the database prevented is tried on</b>: a
 *       publication that fails at night must be seen in the morning.</li>
 *   <li><b>A draft is published as it is when it is due; a correction is kept as it was sent, and cannot be made if another one changed the same fields
 *       meanwhile</b>: an editor goes on writing, but nobody overwrites what they have not read.</li>
 *   <li><b>A trigger renames sections, tags and authors in scheduled corrections, and raises their edition</b>: the correction would create the one with the
 *       name of before, and an instance that has read it already must read it again.</li>
 *   <li><b>An embargo is a schedule on which nothing is done, and a trigger of the database keeps it</b>: an instance of the previous release must not publish
 *       before it either.</li>
 *   <li><b>A published article is dated by its publication, not by the time in its schedule</b>: some milliseconds later, but above all that readers have
 *       seen.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.schedule;

import org.jspecify.annotations.NullMarked;
