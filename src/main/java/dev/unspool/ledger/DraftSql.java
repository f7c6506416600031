package dev.unspool.ledger;

/** The statements that write drafts. Each that changes the table changes the audit log with it. */
final class DraftSql {

    private static final String NOW = "statement_timestamp()";

    private static final String DRAFT =
            SqlParts.STORED + ", published_at, section_name, author_name, author_bio, author_avatar, authors, ";

    /** Parameters: manuscripts, an array of one; the actor's. */
    static final String CREATE = SqlParts.MANUSCRIPTS + "drafts as (insert into draft (id, " + DRAFT
            + "updated_at) select id, " + DRAFT + NOW + " from manuscript) "
            + SqlParts.audit(NOW, "'drafted', id, null, null from manuscript");

    /** Parameters: manuscripts, an array of one; id; the actor's. */
    static final String REPLACE = SqlParts.MANUSCRIPTS + "drafts as (update draft set edition = edition + 1, (" + DRAFT
            + "updated_at) = (select " + DRAFT + NOW + " from manuscript) where id = :id) "
            + SqlParts.audit(NOW, "'edited', :id, null, null from manuscript");

    /** Reads a draft and its state. Parameter: id. */
    static final String READ =
            "select a.*, case when a.kill_notice is null then 'draft' else 'retracted' end as status, 0 as version,"
                    + " case when a.kill_notice is not null then 'kill' end as retraction_kind,"
                    + " a.kill_notice as retraction_notice from draft a where a.id = :id";

    /** Parameters: id, the actor's. No other draft gets the id. */
    static final String DELETE = """
            with gone as (
                delete from draft where id = :id returning id
            ), kept as (
                insert into deleted_draft (id, at) select id, statement_timestamp() from gone
            )
            """ + SqlParts.audit(NOW, "'deleted', id, null, null from gone");

    /** Parameter: id. */
    static final String DELETED = "select id from deleted_draft where id = :id";

    /** Finds an article, or the id of a draft that was deleted. Parameter: id. */
    static final String HAD = "select id from article where id = :id union all " + DELETED;

    /** Parameter: id. */
    static final String TAKE = "delete from draft where id = :id returning *";

    private DraftSql() {}
}
