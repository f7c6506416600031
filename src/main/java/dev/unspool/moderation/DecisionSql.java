package dev.unspool.moderation;

/**
 * The SQL of decisions. Each statement first locks the comments and their parents, all in the order of their ids, since the counting triggers will
 * change both: two actions wait for each other and cannot deadlock.
 */
final class DecisionSql {

    /** Stands for any version. */
    static final int ANY_VERSION = 0;

    static final String LOCKED = """
            locked as materialized (
                select c.id, c.article_id, c.state, c.version, c.reports from comment c
                where c.id in (select id from wanted union select p.parent_id from comment p join wanted w on w.id = p.id)
                order by c.id for no key update of c
            )""";

    static final String NOTED = """
            noted as (
                insert into comment_decision (batch, comment_id, at, actor, from_state, to_state, reason)
                select :batch, id, :now, :actor, before, after, %s from changed where before <> after
            )""";

    /**
     * Decides on comments, and returns a row for each comment that exists. Approving resets the reports of a comment, and if it had some, later
     * reports do not hide it; so approving a visible comment dismisses its reports. A comment that its author removed stays removed. Parameters: ids,
     * versions, to, batch, actor, now, reason.
     */
    static final String DECIDE =
            "with wanted as (select * from unnest(cast(:ids as uuid[]), cast(:versions as int[])) as w (id, version)), "
                    + LOCKED + """
            , changed as (
                update comment c
                set state = :to, version = c.version + 1, reports = case when :to = 'approved' then 0 else c.reports end,
                    reports_dismissed = c.reports_dismissed or (:to = 'approved' and c.reports > 0),
                    reports_since = case when :to = 'approved' then :now else c.reports_since end
                from wanted w join locked l on l.id = w.id
                where c.id = w.id and (l.state <> :to or (:to = 'approved' and l.reports > 0))
                  and w.version in (0, l.version) and (l.state <> 'removed' or 'removed' = (
                      select d.to_state from comment_decision d where d.comment_id = l.id order by d.id desc limit 1))
                returning c.id, l.state as before, c.state as after
            ), """ + NOTED.formatted("cast(:reason as text)") + """
            select l.id, l.article_id, l.state as before, changed.after,
                   case when changed.id is not null then 'CHANGED'
                        when l.state = :to and not (:to = 'approved' and l.reports > 0) then 'UNCHANGED' else 'STALE' end as result
            from wanted w join locked l on l.id = w.id left join changed on changed.id = l.id""";

    /**
     * Undoes a batch, and returns a row for each comment that the batch changed. What was decided since stays as it is; so does a comment that was
     * visible before and that its author has changed since, for no moderator has looked at that text. Parameters: undone, batch, actor, now.
     */
    static final String UNDO = """
            with undone as (
                select d.id as decision, d.comment_id as id, d.from_state, d.to_state, d.at from comment_decision d
                where d.batch = :undone and d.undone_by is null
            ), wanted as (select id from undone), """ + LOCKED + """
            , changed as (
                update comment c set state = u.from_state, version = c.version + 1,
                    reports_dismissed = c.reports_dismissed or (u.from_state = 'approved' and c.reports > 0),
                    reports_since = case when u.from_state = 'approved' then :now else c.reports_since end
                from undone u join locked l on l.id = u.id
                where c.id = u.id and l.state = u.to_state
                  and (u.from_state <> 'approved' or c.edited_at is null or c.edited_at < u.at)
                  and not exists (select from comment_decision later where later.comment_id = u.id and later.id > u.decision)
                returning c.id, l.state as before, c.state as after, u.decision
            ), marked as (
                update comment_decision d set undone_by = :batch from changed where d.id = changed.decision
            ), """ + NOTED.formatted("null") + """
            select l.id, l.article_id, l.state as before, changed.after,
                   case when changed.id is null then 'STALE' else 'CHANGED' end as result
            from undone u join locked l on l.id = u.id left join changed on changed.id = l.id order by u.decision""";

    /** Selects the articles of a batch. Parameter: batch. */
    static final String ARTICLES = """
            select distinct c.article_id from comment_decision d join comment c on c.id = d.comment_id where d.batch = :batch""";

    private DecisionSql() {}
}
