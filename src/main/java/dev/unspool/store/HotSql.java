package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;

/**
 * Builds the statement that reads a feed in hot order: the articles of a ranking in its order, then all others, newest first.
 *
 * <p>The cost depends on the page only: the ranking is looked up article by article until the page is full ({@code with ordinality} is known to
 * be in order), and only what is missing then is read from the range of one index that {@link FeedSql} reads. {@code not in} of a list is
 * one hash table; {@code <> all} would compare each article with the whole ranking.
 */
final class HotSql {

    private HotSql() {}

    // The last limit cuts nothing off. It tells the planner, which cannot estimate the limit before, that these rows
    // are
    // a page and not a tenth of the table.

    /** Reads a page beside a cursor, whether the feed goes on behind it, and the log's head. Parameters: ranking, passed, at, id, head. */
    static String page(FeedFilter filter, Direction direction, int rows, String columns, String joins) {
        var older = direction == Direction.OLDER;
        return """
                select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                       coalesce((select true %1$s limit 1), (select true %2$s limit 1)) is not null as behind,
                       page.*
                from change_log_head log left join lateral (
                    with nearer (place, id) as (select %3$s limit %7$d),
                        farther (place, id) as (select %4$s limit %7$d - (select count(*) from nearer))
                    select p.place as hot_place, %5$s
                    from (table nearer union all table farther limit %7$d) p join article a on a.id = p.id %6$s) page on true
                order by page.hot_place, page.published_at desc, page.id desc""".formatted(
                ranked(filter, older ? "<=" : ">", ""),
                others(filter, older ? ">=" : "<=", older ? FeedSql.oldestFirst(filter) : FeedSql.newestFirst(filter)),
                older ? hottest(filter) : oldest(filter),
                older ? newest(filter) : coolest(filter),
                columns,
                joins,
                rows);
    }

    private static String hottest(FeedFilter filter) {
        return "r.place, a.id " + ranked(filter, ">", "order by r.place");
    }

    private static String coolest(FeedFilter filter) {
        return "r.place, a.id " + ranked(filter, "<=", "order by r.place desc");
    }

    private static String newest(FeedFilter filter) {
        return "null::bigint, a.id " + others(filter, "<", FeedSql.newestFirst(filter));
    }

    private static String oldest(FeedFilter filter) {
        return "null::bigint, a.id " + others(filter, ">", FeedSql.oldestFirst(filter));
    }

    private static String ranked(FeedFilter filter, String side, String order) {
        return "from unnest(:ranking::uuid[]) with ordinality r (id, place) join article a on a.id = r.id where true"
                + FeedSql.conditions(filter)
                + FeedSql.tag(filter)
                + FeedSql.author(filter)
                + " and r.place " + side + " :passed " + order;
    }

    private static String others(FeedFilter filter, String side, String order) {
        return FeedSql.rows(filter) + " and a.id not in (select unnest(:ranking::uuid[])) and (" + FeedSql.place(filter)
                + ") " + side + " (:at, :id) order by " + order;
    }
}
