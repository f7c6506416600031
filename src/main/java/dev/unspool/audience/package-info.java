/**
 * What readers do with articles, and the hot ranking that follows from it.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): what happens at time <em>t</em> adds its weight times
 * 2<sup>(t &minus; landmark) / half-life</sup> to the article's score, and nothing ever lowers a score</td><td>all scores fade by the same
 * factor, so their order never needs it: one act costs one {@code ZINCRBY}, and time passing costs nothing</td><td>a fading that is not
 * exponential</td></tr>
 * <tr><td>Once in 64 half-lives all scores are scaled to a new landmark, in the script that counts</td><td>a double would overflow after
 * 1,023; Redis runs a script alone, so no instance can count between the two</td><td>nothing</td></tr>
 * <tr><td>A bounded number of places, and a newcomer takes over the last one with its score (Space-Saving: Metwally, Agrawal and El Abbadi,
 * ICDT 2005)</td><td>cut off at the end instead, a newcomer would lose its place before its second reader came, for ever. No score is too
 * high by more than all reading divided by the places, and whoever has more than that is in</td><td>a ranking to be shown that is as deep
 * as the places</td></tr>
 * <tr><td>A share weighs as much as ten views</td><td>it is rarer, and somebody stands behind it by name; not a hundred, or a few could lift
 * what nobody reads. A guess, not a measurement</td><td>figures of a real site, once there are doors to count at</td></tr>
 * <tr><td>Cursors name a ranking that never changes: a copy of the head under a random id, made at most once in
 * {@code unspool.audience.refresh} for all instances together, and kept for more than an hour after it was last given out</td><td>ranks move under
 * a reader's feet. A counter as the id would begin again after a flush, and an old cursor would lead into another ranking</td>
 * <td>nothing</td></tr>
 * <tr><td>An instance remembers the rankings that it met</td><td>they never change, so readers who are in one go on when Redis is away, and
 * their pages do not ask it</td><td>nothing</td></tr>
 * <tr><td>One ranking for the whole site; sections, tags and authors are chosen from it where the articles are read</td><td>a ranking for
 * each would be counted many times over, and be short of readers</td><td>sections so unequal that the small ones never show</td></tr>
 * <tr><td>What Redis loses is lost: nothing is counted twice or made up for</td><td>the ranking is a matter of hours, and after some of them it
 * is the same again</td><td>counts that are shown to somebody</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.audience;

import org.jspecify.annotations.NullMarked;
