package dev.unspool.comment;

/**
 * SQL that reads comments by their position in a list. Limits and orders are part of the text, so that PostgreSQL plans each once; the conditions
 * match partial indexes.
 */
final class ThreadSql {

    /** Comments that readers see at the top level, in the words of the partial index. */
    private static final String TOP =
            "c.article_id = :article and c.parent_id is null and (c.state = 'approved' or c.replies > 0)";

    private static final String REPLIES = "c.parent_id = :parent and c.state = 'approved'";

    /** Comments that only their author sees besides; tombstones are among the others already. */
    private static final String OWN =
            "c.author_id = :author and c.article_id = :article and c.state in ('pending', 'spam') and c.replies = 0";

    private static final String WAITS_FOR_AUTHOR = "c.author_id = :author and c.state in ('pending', 'spam')";

    /** Columns of a comment. Name and text of one that is no longer shown stay in the table. */
    private static final String SEEN = """
            c.id, c.article_id, c.parent_id, c.state, c.created_at, c.edited_at, c.replies, 0 as reports, '{}'::text[] as reasons, c.version,
            c.author_id, case when c.state = 'approved' or %1$s then c.name else '' end as name,
            case when c.state = 'approved' or %1$s then c.text else '' end as text""";

    /** Reads a comment that readers see at the top level. Parameters: id, article. */
    static final String PARENT = "select " + SEEN.formatted("false") + " from comment c where c.id = :id and " + TOP;

    private ThreadSql() {}

    /**
     * Returns SQL for a page and one row more. Parameters: article, at, id; parent if there is one, author if the reader also sees their own.
     *
     * @param order in which it is read: that of the list, or its reverse for the page before
     */
    static String page(boolean replies, boolean own, ThreadOrder order, int limit) {
        return page(
                replies ? REPLIES : TOP, replies ? "c.parent_id = :parent" : "c.parent_id is null", own, order, limit);
    }

    private static String page(String shown, String level, boolean own, ThreadOrder order, int limit) {
        var all = part(shown, own, order, limit);
        if (own) {
            all = "(" + all + ") union all (" + part(OWN + " and " + level, true, order, limit) + ")";
        }
        return "select * from (" + all + ") c " + sorted(order) + " limit " + limit;
    }

    private static String part(String condition, boolean own, ThreadOrder order, int limit) {
        return "select " + SEEN.formatted(own ? WAITS_FOR_AUTHOR : "false") + " from comment c where " + condition
                + " and (c.created_at, c.id) " + order.follows + " (:at, :id) " + sorted(order) + " limit " + limit;
    }

    /** Returns SQL that tells whether anything is on the other side of a position. Parameters as for a page. */
    static String behind(boolean replies, ThreadOrder order) {
        return "select true from comment c where " + (replies ? REPLIES : TOP) + " and (c.created_at, c.id) "
                + order.reversed().follows + "= (:at, :id) " + sorted(order.reversed()) + " limit 1";
    }

    /** Returns SQL for the first replies of each of {@code :parents} and one more, oldest first, with the author's own. */
    static String firstReplies(boolean own, int limit) {
        var replies = page(
                "c.parent_id = p.id and c.state = 'approved'", "c.parent_id = p.id", own, ThreadOrder.OLDEST, limit);
        return "select r.* from unnest(:parents) p (id) cross join lateral (" + replies
                + ") r order by r.parent_id, r.created_at, r.id";
    }

    private static String sorted(ThreadOrder order) {
        return "order by c.created_at " + order.direction + ", c.id " + order.direction;
    }
}
