package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;

/**
 * The statements that read a feed. Only names of ours are put together here; every value is a parameter.
 *
 * <p>Keyset pages by row-value comparison: {@code (published_at, id) < (:at, :id)} is one range of one index, whatever the depth; the
 * same written with {@code or} is not.
 */
final class FeedSql {

    /** As numbers: the driver reads an array of times by another calendar than {@code TimestamptzCodec}. */
    private static final String MICROS = "(extract(epoch from a.published_at) * 1000000)::bigint";

    /** A headline as a JSON object without its braces. */
    private static final String READY = "a.headline_json || ',\"url\":\"' || :articles::text || a.slug_in_address"
            + " || '\",\"section\":' || s.json || ',\"author\":' || coalesce(w.json, 'null')";

    private FeedSql() {}

    /**
     * A page of at most {@code rows} beside a place, whether the feed goes on behind it, and the log's head: one snapshot. Parameters: at,
     * id, head. The limit is none of them: unknown, it counts as a tenth of the table, and a plan for so many reads the whole.
     */
    static String page(FeedFilter filter, Direction direction, int rows, String columns, String joins) {
        return head(filter, direction) + ", page.* from change_log_head log left join lateral (select " + columns
                + " from (select a.* " + beside(filter, direction, rows) + ") a " + joins
                + ") page on true order by page.published_at desc, page.id desc";
    }

    /**
     * The same page in one row, its headlines in one text: {@code ids}, {@code times} in microseconds since 1970, {@code headlines} and
     * whether there are {@code more}. One parameter beside: articles, what the addresses of all articles begin with. PostgreSQL numbers
     * the rows as it reads them, to leave out the one that is read only to know whether there are more.
     */
    static String readyPage(FeedFilter filter, Direction direction, int limit) {
        var shown = ") filter (where place <= " + limit + ")";
        return head(filter, direction) + ", page.* from change_log_head log cross join lateral ("
                + "select array_agg(id" + shown + " as ids, array_agg(micros" + shown + " as times,"
                + " '[{' || string_agg(json, '},{'" + shown + " || '}]' as headlines, count(*) > " + limit + " as more"
                + " from (select a.id, " + MICROS + " as micros, a.place, " + READY
                + " as json from (select a.*, row_number() over ("
                + away(filter, direction) + ") as place " + beside(filter, direction, limit + 1) + ") a "
                + HeadlineRow.JOINS + " order by a.published_at desc, a.id desc) a) page";
    }

    // Put together by hand: a format takes ten times as long, a twentieth of the whole page. In `behind`, an order and
    // a
    // limit in place of `exists`: the latter may choose to scan the table, as half of it would do.

    private static String head(FeedFilter filter, Direction direction) {
        var back = direction == Direction.OLDER ? Direction.NEWER : Direction.OLDER;
        return "select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, (select true "
                + rows(filter) + " and (" + place(filter) + (direction == Direction.OLDER ? ") >=" : ") <=")
                + " (:at, :id) " + away(filter, back) + " limit 1) is not null as behind";
    }

    private static String beside(FeedFilter filter, Direction direction, int rows) {
        return rows(filter) + " and (" + place(filter) + (direction == Direction.OLDER ? ") <" : ") >") + " (:at, :id) "
                + away(filter, direction) + " limit " + rows;
    }

    private static String away(FeedFilter filter, Direction direction) {
        return "order by " + (direction == Direction.OLDER ? newestFirst(filter) : oldestFirst(filter));
    }

    /**
     * The next article of a reading session, and the log's head: one snapshot. Parameters: at, id, head, entry, read. The place is found
     * in the index alone, so that a reader who knows ten thousand articles does not visit their rows.
     */
    static String next(FeedFilter filter, String columns, String joins) {
        return """
                select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, %4$s
                from change_log_head log, article a %5$s
                where a.id = (
                    select a.id %1$s and (%2$s) < (:at, :id) and a.id <> :entry
                        and not a.number <@ :read::int8multirange
                    order by %3$s limit 1)""".formatted(rows(filter), place(filter), newestFirst(filter), columns, joins);
    }

    /** Tables and conditions, to be gone on with. Parameters: head, and the parts of the filter. */
    static String rows(FeedFilter filter) {
        return (filter.tag() == null
                        ? "from article a where true"
                        : "from article_tag t join article a on a.id = t.article_id where t.tag_slug = :tag")
                + conditions(filter);
    }

    /** What an article must meet beside the tag. */
    static String conditions(FeedFilter filter) {
        return " and a.status = 'published' and a.number <= :head"
                + (filter.section() == null ? "" : " and a.section_slug = :section")
                + (filter.author() == null ? "" : " and a.author_slug = :author");
    }

    static String place(FeedFilter filter) {
        return filter.tag() == null ? "a.published_at, a.id" : "t.published_at, t.article_id";
    }

    static String newestFirst(FeedFilter filter) {
        return filter.tag() == null ? "a.published_at desc, a.id desc" : "t.published_at desc, t.article_id desc";
    }

    static String oldestFirst(FeedFilter filter) {
        return place(filter);
    }
}
