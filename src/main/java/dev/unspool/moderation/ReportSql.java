package dev.unspool.moderation;

/** The SQL of a report, in the order in which its transaction runs it. */
final class ReportSql {

    /** Key of an advisory lock that no other lock of this database has: "reports" in ASCII. */
    private static final long HIDING = 0x7265706f727473L;

    private static final String MADE_BEFORE =
            " (select from comment_report r where r.comment_id = :comment and r.address_hash in"
                    + " (select decode(h, 'hex') from unnest(cast(:known as text[])) h))";

    /** Tells whether the household has not reported the comment. Parameters: comment, known. */
    static final String IS_NEW = "select not exists" + MADE_BEFORE + " as new";

    /** Locks a comment, so that its reports run one after the other and wait for decisions on it. Parameter: id. */
    static final String LOCK =
            "with wanted as (select cast(:id as uuid) as id), " + DecisionSql.LOCKED + " select count(*) from locked";

    /**
     * Inserts a report; changes a row if the household had not reported the comment. The version rises, so that a moderator who has not seen this
     * report does not dismiss it. Parameters: comment, household, reason, at, known.
     */
    static final String REPORT = """
            with made as (
                insert into comment_report (comment_id, address_hash, reason, at)
                select :comment, :household, :reason, :at
                where not exists %s
                on conflict do nothing returning comment_id)
            update comment c set reports = c.reports + 1, version = c.version + 1 from made where c.id = made.comment_id""".formatted(MADE_BEFORE);

    /**
     * Selects the comment if enough reports count. Deleted reports do not: their households could have made them again. Neither do those from before
     * a moderator's last approval, even if the text was changed since: the column {@code reports_since} holds from there, also if the previous
     * release approved. What a moderator approved after reports stays.
     */
    private static final String TO_HIDE = """
            select c.id from comment c
            where c.id = :id and c.state = 'approved' and not c.reports_dismissed and c.reports >= :enough
              and (select count(*) from comment_report r where r.comment_id = c.id and r.at > greatest(:since, c.reports_since)) >= :enough""";

    /** Returns a row if the comment is to be hidden; no other instance hides one until this transaction has ended. Parameters: id, since, enough. */
    static final String BUDGET = "select pg_advisory_xact_lock(" + HIDING + ") from (" + TO_HIDE + ") hidden";

    /** Hides the comment; returns no row if the hour's limit is used up. Parameters: id, since, enough, hour, most, reason, batch, actor, now. */
    static final String HIDE = "with wanted as (" + TO_HIDE + """
             and (select count(*) from comment_decision d
                  where d.actor = 'reports' and d.to_state = 'pending' and d.at > :hour) < :most
            ), """ + DecisionSql.LOCKED + """
            , changed as (
                update comment c
                set state = 'pending', version = c.version + 1,
                    reasons = case when cast(:reason as text) = any (c.reasons) then c.reasons
                                   else c.reasons || cast(:reason as text) end
                from wanted w join locked l on l.id = w.id
                where c.id = w.id and l.state = 'approved'
                returning c.id, c.article_id, l.state as before, c.state as after
            ), """
            + DecisionSql.NOTED.formatted("cast(:reason as text)") + """
            select id, article_id, before, after, 'CHANGED' as result from changed""";

    private ReportSql() {}
}
