package dev.unspool.ledger;

/** The statements that write drafts. The first two change the table and the audit log together. */
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

    /** Parameter: id. */
    static final String TAKE = "delete from draft where id = :id returning *";

    private DraftSql() {}
}
