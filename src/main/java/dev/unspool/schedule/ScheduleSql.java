package dev.unspool.schedule;

/** The statements on schedules. Each that changes one writes the audit log too. */
final class ScheduleSql {

    private static final String COLUMNS =
            "s.id, s.article_id, s.action, s.due_at, s.time_zone, s.edition, s.version, s.fields, s.actor_id, s.actor_name, s.trace_id, s.created_at,"
                    + " s.failed_at, s.failure_code, s.failure_detail, coalesce(d.title, a.title, '') as title, ";

    private static final String TABLES =
            " from schedule s left join draft d on d.id = s.article_id left join article a on a.id = s.article_id where ";

    /** Parameter: id. */
    static final String FIND = "select " + COLUMNS + "s.content" + TABLES + "s.id = :id";

    /** Begins a list without contents, in the order of time; conditions follow. Parameters: at, after (the id). */
    static final String LIST = "select " + COLUMNS + "null as content" + TABLES + "(s.due_at, s.id) > (:at, :after)";

    static final String ORDER = " order by s.due_at, s.id limit :limit";

    /** Finds what is due, or will be within a second, the earliest first. Parameters: postponed, the ids of others; limit. */
    static final String DUE = """
            select id, ceil(extract(epoch from due_at - now()) * 1000)::bigint as wait_ms from schedule
            where failed_at is null and due_at <= now() + interval '1 second' and id <> all(:postponed) order by due_at, id limit :limit""";

    /** A schedule that waits, is due by the time of the transaction, and is as it was read. Parameters: id, edition. */
    private static final String DUE_NOW =
            "s.id = :id and s.edition = :edition and s.failed_at is null and s.due_at <= now()";

    /**
     * Deletes a schedule that is due, within the transaction that carries it out and once that has locked the draft, or else the head of the change log. Gives by how much it is
     * late, whether a correction has changed the same fields since it was made, and whether the access token of its maker was revoked. Parameters: id, edition.
     */
    static final String CLAIM = "delete from schedule s where " + DUE_NOW + "\n" + """
            returning (extract(epoch from clock_timestamp() - s.due_at) * 1000)::bigint as late_ms,
                s.action = 'correct' and exists (select from revision r where r.article_id = s.article_id and r.version > s.version
                    and r.kind in ('correction', 'quiet-correction') and (r.changed is null or r.changed && s.fields)) as overtaken,
                s.action <> 'embargo' and exists (select from access_token t where t.id = s.actor_id and t.revoked_at is not null) as revoked""";

    /** Parameters: id, edition, code, detail. The act is that of the schedule's actor. */
    static final String FAIL =
            "with changed as (update schedule s set failed_at = statement_timestamp(), failure_code = :code,"
                    + " failure_detail = :detail, edition = edition + 1 where " + DUE_NOW + " returning *) "
                    + audit("failed", "actor_id, actor_name, trace_id");

    /** Parameters: id, edition, at, zone, the actor's. A schedule that failed waits again. */
    static final String MOVE = """
            with changed as (
                update schedule s set due_at = :at, time_zone = :zone, edition = edition + 1, failed_at = null, failure_code = null,
                    failure_detail = null, actor_id = :actor, actor_name = :actorName, trace_id = :trace
                where s.id = :id and s.edition = :edition returning *
            )
            """ + audit("rescheduled", "actor_id, actor_name, trace_id");

    /** Parameters: id, edition, the actor's. */
    static final String CANCEL =
            "with changed as (delete from schedule s where s.id = :id and s.edition = :edition returning *) "
                    + audit("unscheduled", ":actor, :actorName, :trace");

    /** Parameter: article. A draft is locked before its schedules. */
    static final String LOCK_DRAFT = "select id from draft where id = :article for no key update";

    /** Parameter: article. */
    static final String AWAITS_PUBLICATION = "select exists (select from schedule"
            + " where article_id = :article and action = 'publish' and failed_at is null) as awaits";

    /** Locks the draft as it was read, so that neither a publication nor a kill comes between. Parameters: article, version, edition. */
    static final String CREATE_FOR_DRAFT = create(
            "select id from draft where id = :article and edition = :edition and kill_notice is null for no key update");

    /** Locks the article as it was read, so that neither a correction nor a kill comes between. Parameters: article, version, edition. */
    static final String CREATE_FOR_ARTICLE = create(
            "select id from article where id = :article and version = :edition and status = 'published' for no key update");

    /** Parameters of the target's, beside: id, action, at, zone, version, fields, content, the actor's. */
    private static String create(String target) {
        return "with target as (" + target + """
                ), changed as (
                    insert into schedule (id, article_id, action, due_at, time_zone, version, fields, content, actor_id, actor_name, trace_id, created_at)
                    select :id, id, :action, :at, :zone, :version, :fields, :content, :actor, :actorName, :trace, statement_timestamp() from target
                    returning *
                )
                """ + audit("scheduled", "actor_id, actor_name, trace_id");
    }

    /** The act is named after the scheduled action. */
    private static String audit(String act, String actor) {
        return "insert into audit_log (at, actor_id, actor_name, trace_id, action, article_id, version) select statement_timestamp(), "
                + actor + ", action || '-" + act + "', article_id, nullif(version, 0) from changed";
    }

    private ScheduleSql() {}
}
