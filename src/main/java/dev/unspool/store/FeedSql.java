package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;

/**
 * Builds the statements that read a feed, from fixed names only; every value is a parameter.
 *
 * <p>Keyset pages by row-value comparison: {@code (published_at, id) < (:at, :id)} is one range of one index, whatever the depth; the
 * same written with {@code or} is not.
 */
final class FeedSql {

    /** Times as numbers: the driver reads an array of times by another calendar than {@code TimestamptzCodec}. */
    private static final String MICROS = "(extract(epoch from a.published_at) * 1000000)::bigint";

    /** The JSON of the first author, with the role that the article gives; null where none is known. */
    private static final String AUTHOR = "case when a.author_role is null then w.json"
            + " else left(w.json, -1) || ',\"role\":' || to_json(a.author_role) || '}' end";

    /** The JSON of a headline without its braces. */
    private static final String READY = "a.headline_json || ',\"url\":\"' || :articles::text || a.slug_in_address"
            + " || '\",\"section\":' || s.json || coalesce(',\"author\":' || " + AUTHOR + " || ',\"authors\":[' || "
            + AUTHOR
            + " || coalesce(',' || substr(a.coauthors::text, 2), ']'), ',\"author\":null,\"authors\":[]')";

    private FeedSql() {}

    /**
     * Reads at most {@code rows} articles beside a cursor, whether the feed goes on behind it, and the log's head, from one snapshot. Parameters: at,
     * id, head. The limit is none of them: unknown, it counts as a tenth of the table, and a plan for so many reads the whole.
     */
    static String page(FeedFilter filter, Direction direction, int rows, String columns, String joins) {
        return head(filter, direction) + ", page.* from change_log_head log left join lateral (select " + columns
                + " from (select a.* " + beside(filter, direction, rows) + ") a " + joins
                + ") page on true order by page.published_at desc, page.id desc";
    }

    /**
     * Reads such a page as one row with the headlines in one text: {@code ids}, {@code times} in microseconds since 1970, {@code headlines} and
     * whether there are {@code more}. One more parameter: articles, the prefix of all article addresses. PostgreSQL numbers
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

    // Concatenated, since String.format takes ten times as long: a twentieth of the whole page. `behind` has an order
    // and a limit in place of `exists`, which may choose to scan the table, as half of it would do.

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
     * Reads the next article of a reading session and the log's head, from one snapshot. Parameters: at, id, head, entry, read. The article is found
     * in the index alone, so that a reader who knows ten thousand articles does not visit their rows. Ranges of {@code read} that end above the
     * newest article's number, or at a number that was skipped when an epoch began, come from elsewhere: they are not believed.
     */
    static String next(FeedFilter filter, String columns, String joins) {
        return """
                select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, %4$s
                from change_log_head log, article a %5$s
                where a.id = (
                    select a.id %1$s and (%2$s) < (:at, :id) and a.id <> :entry
                        and not a.number <@ (
                            select coalesce(range_agg(known), '{}')
                            from unnest(:read::int8multirange) known, change_log_head newest
                            where upper(known) <= newest.number + 1 and not newest.skipped_numbers @> upper(known) - 1)
                    order by %3$s limit 1)""".formatted(rows(filter), place(filter), newestFirst(filter), columns, joins);
    }

    /** Tables and conditions, to be continued. Parameters: head, and the parts of the filter. */
    static String rows(FeedFilter filter) {
        if (filter.tag() != null) {
            return "from article_tag t join article a on a.id = t.article_id where t.tag_slug = :tag"
                    + conditions(filter) + author(filter);
        }
        return (filter.author() == null
                        ? "from article a where true"
                        : "from article_author t join article a on a.id = t.article_id where t.author_slug = :author")
                + conditions(filter);
    }

    /** Conditions on an article, apart from tag and author. */
    static String conditions(FeedFilter filter) {
        return " and a.status = 'published' and a.number <= :head"
                + (filter.section() == null ? "" : " and a.section_slug = :section");
    }

    /** The condition that the author of the filter is one of the article's. */
    static String author(FeedFilter filter) {
        return filter.author() == null
                ? ""
                : " and exists (select from article_author w where w.author_slug = :author and w.published_at = a.published_at"
                        + " and w.article_id = a.id)";
    }

    /** The condition that the tag of the filter is one of the article's. */
    static String tag(FeedFilter filter) {
        return filter.tag() == null
                ? ""
                : " and exists (select from article_tag t where t.tag_slug = :tag and t.published_at = a.published_at"
                        + " and t.article_id = a.id)";
    }

    static String place(FeedFilter filter) {
        return isListed(filter) ? "t.published_at, t.article_id" : "a.published_at, a.id";
    }

    static String newestFirst(FeedFilter filter) {
        return isListed(filter) ? "t.published_at desc, t.article_id desc" : "a.published_at desc, a.id desc";
    }

    /** Whether a table of its own has the list: an article may have several tags and several authors. */
    private static boolean isListed(FeedFilter filter) {
        return filter.tag() != null || filter.author() != null;
    }

    static String oldestFirst(FeedFilter filter) {
        return place(filter);
    }
}
