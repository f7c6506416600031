package dev.unspool.ledger;

/** The statements that kill an article or a draft. Each changes the tables and the audit log together. */
final class KillSql {

    /** The hash of the words that are removed, for the audit log. */
    private static final String HASH = "sha256(convert_to(concat_ws(E'\\n', title, standfirst, body_html), 'UTF8'))";

    /**
     * Kills an article in any state. None of its words is left: not in earlier revisions, nor in tags that no other article has, not even one that was taken
     * down and may be restored. Triggers delete the tags that corrections took from it in the same way, and replace its slugs and its source id by hashes.
     * Parameters: id, version, note, body (the note as HTML), the actor's.
     */
    static final String KILL_ARTICLE = SqlParts.old("status <> 'draft'")
            + SqlParts.revision("kill", SqlParts.NOTICE)
            + "earlier as (update revision r set note = :note, (" + SqlParts.TEXT + ") = row(" + SqlParts.NOTICE
            + ") from old where r.article_id = old.id), articles as (update article a set (" + SqlParts.TEXT
            + ") = row("
            + SqlParts.NOTICE + """
            ),
                    version = old.version + 1, status = 'retracted', retraction_kind = 'kill', retraction_notice = :note,
                    reading_minutes = 1, tag_slugs = '{}', tag_names = '{}', updated_at = head.at
                from old, head where a.id = old.id
            ), tags as (
                delete from tag t using old
                where t.slug in (select topic from topic_slug where kind = 'tag' and slug = any(old.tag_slugs)) and not exists (
                    select from article_tag other where other.tag_slug = t.slug and other.article_id <> old.id)
                and not exists (
                    select from article down where down.status = 'retracted' and down.retraction_kind = 'takedown' and down.id <> old.id
                    and down.tag_slugs && array(select slug from topic_slug where kind = 'tag' and topic = t.slug))
                returning t.slug
            ), tag_slugs as (
                delete from topic_slug h using tags where h.kind = 'tag' and h.topic = tags.slug
            ),
            """ + SqlParts.UNLIST
            + LedgerSql.changed("kill", HASH);

    /**
     * Kills a draft, which stays where it is and is never published; gives the seq of the log, which tells nothing of it. A section that only the draft names
     * goes too. Parameters: id, note, body, the actor's.
     */
    static final String KILL_DRAFT =
            """
            with old as materialized (
                select * from draft where id = :id
            ), drafts as (
                update draft d set edition = d.edition + 1, kill_notice = :note, title = :note, standfirst = null, image = null, body_html = :body,
                    reading_minutes = 1, tag_slugs = '{}', tag_names = '{}', author_slug = null, author_name = null, author_bio = null,
                    author_avatar = null, authors = '[]',
                    section_slug = case when s.slug is null then 'removed' else d.section_slug end,
                    section_name = case when s.slug is null then 'Removed' else d.section_name end,
                    updated_at = statement_timestamp()
                from old left join section s on s.name = old.section_name
                where d.id = old.id
            ), audits as (
            """ + SqlParts.audit("statement_timestamp()", "'kill', id, null, " + HASH + " from old")
                    + ") select seq from change_log_head where exists (select from old)";

    private KillSql() {}
}
