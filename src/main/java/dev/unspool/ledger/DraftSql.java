package dev.unspool.ledger;

/** The statements that write drafts. Each but the last changes the table and the audit log together. */
final class DraftSql {

    /** An {@link ArticleBatch.Row}, as far as a draft has it. */
    private static final String ROW = """
            select * from json_to_record(:row::json) as b (
                id uuid, title text, standfirst text, "bodyHtml" text, "readingMinutes" integer, "sectionSlug" text,
                "sectionName" text, "tagSlugs" text[], "tagNames" text[], author json, image json, language text,
                "publishedAt" timestamptz)""";

    /** In the order of {@link #VALUES}. */
    private static final String COLUMNS = """
            title, standfirst, body_html, reading_minutes, section_slug, section_name, tag_slugs, tag_names, author_slug,
            author_name, author_bio, author_avatar, image_url, image_width, image_height, image_alt, language, published_at,
            updated_at""";

    private static final String VALUES = """
            title, standfirst, "bodyHtml", "readingMinutes", "sectionSlug", "sectionName", "tagSlugs", "tagNames",
            author ->> 'slug', author ->> 'name', author ->> 'bio', author ->> 'avatar', image ->> 'url',
            (image ->> 'width')::integer, (image ->> 'height')::integer, image ->> 'alt', language, "publishedAt", :now""";

    private static final String AUDIT = """
            insert into audit_log (at, actor_id, actor_name, action, article_id, trace_id)
            select :now, :actor, :actorName, '%s', %s, :trace from b""";

    /** Parameters: row, now, the actor's. */
    static final String CREATE = "with b as (" + ROW + "), drafts as (insert into draft (id, " + COLUMNS
            + ") select id, " + VALUES + " from b) " + AUDIT.formatted("drafted", "id");

    /** Parameters: row, id, now, the actor's. */
    static final String REPLACE = "with b as (" + ROW + "), drafts as (update draft set edition = edition + 1, ("
            + COLUMNS + ") = (select " + VALUES + " from b) where id = :id) " + AUDIT.formatted("edited", ":id");

    /** Parameter: id. */
    static final String TAKE = "delete from draft where id = :id returning *";

    private DraftSql() {}
}
