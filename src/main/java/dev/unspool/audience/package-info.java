/**
 * What readers do with articles: counted once each, honestly, without knowing who they are; and the hot ranking that follows from it.
 *
 * <p>A page tells what its reader does ({@code AudienceController}); Redis counts it, once for each visit, in a batch ({@code Counter}); every
 * few seconds the batch is added to PostgreSQL ({@code WriteLifecycle}), where the newsroom reads it.
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
 * what nobody reads. A guess, not a measurement</td><td>figures of a real site</td></tr>
 * <tr><td>Cursors name a ranking that never changes: a copy of the head under a random id, made at most once in
 * {@code unspool.audience.refresh} for all instances together, and kept for more than an hour after it was last given out</td><td>ranks move under
 * a reader's feet. A counter as the id would begin again after a flush, and an old cursor would lead into another ranking</td>
 * <td>nothing</td></tr>
 * <tr><td>An instance remembers the rankings that it met</td><td>they never change, so readers who are in one go on when Redis is away, and
 * their pages do not ask it</td><td>nothing</td></tr>
 * <tr><td>One ranking for the whole site; sections, tags and authors are chosen from it where the articles are read</td><td>a ranking for
 * each would be counted many times over, and be short of readers</td><td>sections so unequal that the small ones never show</td></tr>
 * <tr><td>What Redis loses is lost: the ranking, and the counts of the last seconds; nothing is made up for</td><td>the ranking is a matter of
 * hours, and after some of them it is the same again; counting in PostgreSQL at once would cost it a transaction for each view</td><td>counts
 * that somebody is paid by</td></tr>
 * <tr><td>Counts, ranks and lifts do not expire in Redis, finished pages do: with {@code volatile-lru} a full Redis lets go of pages
 * only</td><td>with {@code allkeys-lru} it would let go of a batch that is not written yet</td><td>nothing</td></tr>
 * <tr><td>Whether an act was counted, its count and its rank are one script</td><td>whatever ends between two of them, the three agree; and one
 * round trip costs a reader's beacon what three would</td><td>nothing</td></tr>
 * <tr><td>Who was counted is remembered in two bounded halves, six hours at least while there is place; pages tell nothing of a view
 * that is older</td><td>a memory without a bound is somebody's lever; a Bloom filter could not say how deep a visit went</td><td>a site with more
 * than some hundred thousand visits in six hours: raise {@code remembered}</td></tr>
 * <tr><td>All figures only rise: depth is a sum, and four marks that views come past</td><td>batches can be added in any order and by anybody,
 * and a deeper beacon adds only the difference</td><td>nothing</td></tr>
 * <tr><td>Counts have the id of their batch from the first one; the batch is moved aside by a name, added to PostgreSQL in the statement that
 * notes its id, and then forgotten. Any instance goes on with what any left</td><td>a crash between two steps, two instances at once, and a
 * Redis that falls back to an older copy of itself all end in an id that PostgreSQL knows. Of such a copy what was counted after it is lost,
 * never added twice</td><td>nothing</td></tr>
 * <tr><td>While Redis is away acts are kept in the process, bounded, and written as a batch of its own; Redis hears of them when it is back,
 * with what is counted already</td><td>readers are counted all the same, and once. An act that Redis was asked about without an answer waits
 * for it: only Redis knows</td><td>nothing</td></tr>
 * <tr><td>While PostgreSQL is away a bounded number of batches waits in Redis; then only articles that are counted already go on</td><td>memory
 * that others need</td><td>nothing</td></tr>
 * <tr><td>Not counted, and told so by nothing: machines by their names, prefetches, {@code DNT}, {@code Sec-GPC}, pages of other
 * sites</td><td>a refusal would only teach; a figure is worth what is left out of it. Whoever disguises a machine as a reader is
 * bounded by its address</td><td>nothing</td></tr>
 * <tr><td>A household's first view and first share of an article on a day count for the ranking; later ones are figures alone. A household is an
 * IPv4 address or an IPv6 /48</td><td>one line could make a ranking by itself; its views are many honest readers' only in an office, which loses a
 * little weight</td><td>readers who mostly share addresses, as behind the gateways of mobile networks: figures of a real site</td></tr>
 * <tr><td>What lifted what is a Bloom filter for each day, and how much a household lifts within an hour two of many counters (count-min): asked and
 * noted by the script that counts</td><td>memory of a fixed size, the same for all instances, which no flood makes forget: neither of acts, nor of pages, since
 * the next lift deletes what is over, and nothing expires that {@code volatile-lru} could evict. An error can only cost somebody a lift, never give
 * one</td><td>more first views on a day than {@code daily}: raise it</td></tr>
 * <tr><td>Places in both are hashes with the salt of the day, which PostgreSQL keeps; where it cannot be had, an act is counted and lifts
 * nothing</td><td>Redis alone tells nobody who read what. The day's salt is asked for once, so that this is only met where PostgreSQL is away at
 * midnight</td><td>nothing</td></tr>
 * <tr><td>Acts that wait for Redis keep the day and hour of their lift</td><td>what one household did while Redis was away lifts an article once,
 * however late Redis hears of it</td><td>nothing</td></tr>
 * <tr><td>A household has so many acts for one article, and twenty times as many for all, by token buckets for subnet and end site in each
 * instance, under a salted hash</td><td>this limit keeps figures plausible, and has to hold back, not to be exact: with a balancer it is as many
 * times larger as there are instances. Nothing to be stolen, nothing to be forgotten. The bucket for all is asked before the article is looked
 * up, and leaves room for others among the acts that wait for Redis</td><td>figures that somebody is paid by</td></tr>
 * <tr><td>What lies in Redis is not signed, since scripts there change it; what is read is bounded: 500 articles of a ranking, twelve digits of a
 * count, batches under an id</td><td>a forged ranking can only order published articles, a forged count only raise figures that the newsroom
 * reads, and neither can stop the writing of the others</td><td>counts that somebody is paid by</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.audience;

import org.jspecify.annotations.NullMarked;
