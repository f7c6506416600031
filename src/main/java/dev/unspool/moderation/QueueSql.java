package dev.unspool.moderation;

import dev.unspool.comment.CommentRow;

/** SQL of the moderators' queue: one walk in its index, or in that of an article's comments. */
final class QueueSql {

    /** Reports of a comment whose reasons moderators see. */
    private static final int WORDED = 5;

    private static final String REPORTED = "array(select r.reason from comment_report r"
            + " where r.comment_id = c.id and r.reason <> '' order by r.at desc limit " + WORDED + ") as reported";

    private QueueSql() {}

    /** Returns SQL for a page. Parameters: state, at, id, and with the filter: article, words. */
    static String page(QueueFilter filter, int limit) {
        var isOldest = filter.isOldestFirst();
        return "select " + CommentRow.COLUMNS + ", a.title, a.slug, " + REPORTED + ", " + AuthorHolds.COLUMNS
                + " from comment c join article a on a.id = c.article_id " + AuthorHolds.JOIN
                + " where c.state = :state and (c.created_at, c.id) " + (isOldest ? '>' : '<') + " (:at, :id)"
                + (filter.status() == QueueStatus.REPORTED ? " and c.state = 'approved' and c.reports > 0" : "")
                + (filter.article() == null ? "" : " and c.article_id = :article")
                + (filter.words() == null ? "" : " and (c.text ilike :words or c.name ilike :words)")
                + " order by " + (isOldest ? "c.created_at, c.id" : "c.created_at desc, c.id desc")
                + " limit " + limit;
    }

    /** Returns a pattern for texts that contain exactly {@code words}. */
    static String pattern(String words) {
        return '%' + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }
}
