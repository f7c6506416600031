/**
 * Counts what readers do with articles, each view and share once and without knowing who the readers are, and keeps the hot ranking that follows from
 * it.
 *
 * <p>A page reports what its reader does ({@code AudienceController}); Redis counts it, once for each visit, into a batch ({@code RedisCounter});
 * every few seconds the batch is added to PostgreSQL ({@code CountWriteLifecycle}), where the newsroom reads it.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Scores use forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): an act at time <em>t</em> adds its weight times 2<sup>(t
 *       &minus; landmark) / half-life</sup> to the article's score, and nothing ever lowers a score</b>: all scores fade by the same factor, so their
 *       order does not depend on it. One act costs one {@code ZINCRBY}, and the passing of time costs nothing. <i>Revisit when</i> fading is to be
 *       other than exponential.</li>
 *   <li><b>Once in 64 half-lives the counting script scales all scores to a new landmark</b>: a double would overflow after 1,023. Redis runs scripts
 *       one at a time, so no instance can count in between.</li>
 *   <li><b>The number of scores is bounded, and a new article takes over the last place with its score (Space-Saving: Metwally, Agrawal and El
 *       Abbadi, ICDT 2005)</b>: if the list were cut at the end instead, a new article would lose its place before its second reader came, every
 *       time. No score is too high by more than all reading divided by the number of places, and every article with more than that is in. <i>Revisit
 *       when</i> a ranking is shown that is as deep as the number of places.</li>
 *   <li><b>A share weighs as much as ten views</b>: it is rarer, and somebody recommends the article by name. Not a hundred, or a few people could
 *       raise what nobody reads. This is a guess, not a measurement. <i>Revisit when</i> there are figures of a real site.</li>
 *   <li><b>Cursors name a ranking that never changes: a copy of the head under a random id, made at most once in {@code unspool.audience.refresh} for
 *       all instances together, and kept for more than an hour after it was last given out</b>: ranks change while a reader pages through them. With
 *       a counter as the id, numbers would start again after a flush, and an old cursor would lead into another ranking.</li>
 *   <li><b>An instance remembers the rankings that it has seen</b>: they never change, so readers in the middle of one can go on while Redis is away,
 *       and their pages need no call.</li>
 *   <li><b>There is one ranking for the whole site; sections, tags and authors are filtered from it where the articles are read</b>: rankings of
 *       their own would have to be counted many times over, and would have too few readers. <i>Revisit when</i> sections are so unequal that small
 *       ones never show.</li>
 *   <li><b>What Redis loses is lost, which is the ranking and the counts of the last seconds, and is not reconstructed</b>: the ranking covers some
 *       hours, and is the same again after as many. Counting in PostgreSQL directly would cost a transaction for each view. <i>Revisit when</i>
 *       somebody is paid by these counts.</li>
 *   <li><b>Keys of counts, scores and sketches have no expiry in Redis; keys of rendered pages have one. With {@code volatile-lru} a full Redis
 *       evicts pages only</b>: with {@code allkeys-lru} it would evict a batch that is not written yet.</li>
 *   <li><b>Deduplication, count and score are updated in one script</b>: they agree even if the process ends at any moment, and a beacon costs one
 *       round trip instead of three.</li>
 *   <li><b>Counted acts are remembered in two bounded generations, for six hours at least while there is room; pages do not report a view that is
 *       older</b>: an unbounded memory could be filled by an attacker; a Bloom filter could not say how deep a visit went. <i>Revisit when</i> a site
 *       has more than some hundred thousand visits in six hours: raise {@code remembered}.</li>
 *   <li><b>All figures only rise: depth is a sum, and four marks count how many views passed them</b>: batches can be added in any order and by any
 *       instance, and a deeper beacon adds only the difference.</li>
 *   <li><b>Counts carry the id of their batch from the first one; the batch is renamed, added to PostgreSQL in the statement that records its id, and
 *       then deleted. Any instance can continue what another left</b>: a crash between two steps, two instances at once, and a Redis that restores an
 *       older copy of itself all lead to an id that PostgreSQL knows. Counts made after such a copy are lost, never added twice.</li>
 *   <li><b>While Redis is away, acts are kept in the process, bounded, and written as a batch of their own; they are sent to Redis when it is back,
 *       with the depth that is already counted</b>: readers are still counted, and once. An act that was sent to Redis without an answer waits for
 *       Redis, because only Redis knows whether it was counted.</li>
 *   <li><b>While PostgreSQL is away, a bounded number of batches waits in Redis; beyond it only articles already in the current batch are
 *       counted</b>: others need the memory.</li>
 *   <li><b>Programs (by their {@code User-Agent}), prefetches, {@code DNT}, {@code Sec-GPC} and pages of other sites are answered as usual and not
 *       counted</b>: a refusal would only teach how to avoid it, and a figure is worth what is left out of it. A program disguised as a reader is
 *       bounded by its address.</li>
 *   <li><b>Only a household's first view and first share of an article on a day count for the ranking; later ones appear in the figures only. A
 *       household is an IPv4 address or an IPv6 /48</b>: one line could make a ranking by itself. Only in an office are its views those of many
 *       honest readers, and an office loses a little weight. <i>Revisit when</i> most readers share addresses, as behind gateways of mobile networks:
 *       figures of a real site.</li>
 *   <li><b>What has raised which score is a Bloom filter for each day, and how much a household raised within an hour is a count-min sketch of two
 *       counters, both read and updated by the counting script</b>: their memory is fixed and the same for all instances, and no flood makes them
 *       forget: not a flood of acts, and not one of pages, since the next act deletes what is over and nothing has an expiry by which {@code
 *       volatile-lru} could evict it. An error can only cost a household some weight, never give it any. <i>Revisit when</i> there are more first
 *       views on a day than {@code daily}: raise it.</li>
 *   <li><b>Positions in both sketches are hashes with the salt of the day, which PostgreSQL keeps; without the salt, an act is counted and does not
 *       affect the ranking</b>: Redis alone reveals nobody's reading. The salt is read once a day, so this happens only if PostgreSQL is away at
 *       midnight.</li>
 *   <li><b>Acts that wait for Redis keep the positions of their own day and hour</b>: what one household did while Redis was away raises an article
 *       once, however late Redis receives it.</li>
 *   <li><b>The acts of a household are limited for one article, and at twenty times as many for all articles, by token buckets for subnet and end
 *       site in each instance, under a salted hash</b>: the limit keeps figures plausible. It has to slow down, not to be exact: behind a balancer it
 *       is as many times larger as there are instances. It holds nothing worth stealing and nothing that has to be deleted. The bucket for all
 *       articles comes before the article is looked up, and leaves room for others among the acts that wait for Redis. <i>Revisit when</i> somebody
 *       is paid by these figures.</li>
 *   <li><b>Data in Redis is not signed, since scripts there change it; what is read from it is bounded: 500 articles of a ranking, twelve digits of a
 *       count, batches under an id</b>: a forged ranking can only reorder published articles, a forged count can only raise figures that the newsroom
 *       reads, and neither can stop other counts from being written. <i>Revisit when</i> somebody is paid by these counts.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.audience;

import org.jspecify.annotations.NullMarked;
