package dev.unspool.ledger;

/** The statements of a publishing transaction. Each but the first changes the tables and the log together. */
final class LedgerSql {

    /**
     * Comes first in every publishing transaction: whoever holds the row numbers the next changes, and commits before anyone else does. Until
     * then PostgreSQL may plan by the values: an import outgrows a plan for all of them, made when the tables were small, by the minute.
     */
    static final String LOCK =
            "select seq, set_config('plan_cache_mode', 'auto', true) from change_log_head for update";

    /** Parameters: sources, slugs. Which of them are taken. */
    static final String TAKEN = """
            select source_id, null as slug from article where source_id = any(:sources)
            union all select null, slug from article where slug = any(:slugs)""";

    /** Parameters: rows, a JSON array of {@link ArticleBatch.Row}; count, its length; undated; now; the actor's. Gives the new seq. */
    static final String PUBLISH = """
            with batch as materialized (
                select b.*, coalesce(b."publishedAt", :undated) as published_at from json_to_recordset(:rows::json) as b (
                    ordinal integer, id uuid, "sourceId" text, slug text, title text, standfirst text, "bodyHtml" text,
                    "readingMinutes" integer, "sectionSlug" text, "sectionName" text, "tagSlugs" text[],
                    "tagNames" text[], author json, image json, language text, "publishedAt" timestamptz)
            ), head as (
                update change_log_head set seq = seq + :count, number = number + :count
                returning seq, seq - :count as last_seq, number - :count as last_number
            ), sections as (
                insert into section (slug, name)
                select "sectionSlug", min("sectionName") from batch group by 1 order by min(ordinal)
                on conflict do nothing
            ), tags as (
                insert into tag (slug, name)
                select u.slug, min(u.name) from batch, unnest("tagSlugs", "tagNames") as u (slug, name) group by u.slug
                on conflict do nothing
            ), authors as (
                insert into author as known (slug, name, bio, avatar)
                select distinct on (author ->> 'slug')
                    author ->> 'slug', author ->> 'name', author ->> 'bio', author ->> 'avatar'
                from batch where author ->> 'slug' is not null order by 1, ordinal
                on conflict (slug) do update set
                    bio = coalesce(excluded.bio, known.bio), avatar = coalesce(excluded.avatar, known.avatar)
                where (excluded.bio, excluded.avatar) is distinct from (known.bio, known.avatar)
            ), articles as (
                insert into article (
                    id, number, source_id, slug, status, version, title, standfirst, body_html, reading_minutes,
                    section_slug, tag_slugs, tag_names, author_slug, image_url, image_width, image_height, image_alt,
                    language, published_at, updated_at)
                select b.id, head.last_number + b.ordinal, b."sourceId", b.slug, 'published', 1, b.title, b.standfirst,
                    b."bodyHtml", b."readingMinutes", b."sectionSlug", b."tagSlugs", b."tagNames",
                    b.author ->> 'slug', b.image ->> 'url', (b.image ->> 'width')::integer,
                    (b.image ->> 'height')::integer, b.image ->> 'alt', b.language, b.published_at, b.published_at
                from batch b, head
            ), article_tags as (
                insert into article_tag (tag_slug, published_at, article_id, number)
                select u.slug, b.published_at, b.id, head.last_number + b.ordinal
                from batch b, head, unnest(b."tagSlugs") as u (slug)
            ), changes as (
                insert into change_log (seq, kind, article_id, version, at)
                select head.last_seq + b.ordinal, 'published', b.id, 1, :now from batch b, head
            ), audits as (
                insert into audit_log (at, actor_id, actor_name, action, article_id, version, trace_id)
                select :now, :actor, :actorName, 'published', id, 1, :trace from batch order by ordinal
            )
            select seq from head""";

    /**
     * Parameters: id, title, standfirst, newStandfirst, body, minutes, image (JSON), newImage, note, now, the actor's. Gives the new seq.
     */
    static final String CORRECT = """
            with old as (
                select * from article where id = :id and status = 'published'
            ), head as (
                update change_log_head set seq = seq + 1 where exists (select from old) returning seq
            ), revisions as (
                insert into revision (
                    article_id, version, at, kind, note, title, standfirst, body_html, image_url, image_width,
                    image_height, image_alt)
                select id, version + 1, :now, 'correction', :note, title, standfirst, body_html, image_url, image_width,
                    image_height, image_alt
                from old
            ), image as (
                select url, width, height, alt
                from json_to_record(:image::json) as i (url text, width integer, height integer, alt text)
                where :newImage
                union all select image_url, image_width, image_height, image_alt from old where not :newImage
            ), articles as (
                update article a set
                    version = old.version + 1,
                    title = coalesce(:title, old.title),
                    standfirst = case when :newStandfirst then :standfirst else old.standfirst end,
                    body_html = coalesce(:body, old.body_html),
                    reading_minutes = coalesce(:minutes, old.reading_minutes),
                    image_url = image.url, image_width = image.width, image_height = image.height, image_alt = image.alt,
                    updated_at = :now
                from old, image where a.id = old.id
            ), changes as (
                insert into change_log (seq, kind, article_id, version, at)
                select head.seq, 'corrected', old.id, old.version + 1, :now from old, head
            ), audits as (
                insert into audit_log (at, actor_id, actor_name, action, article_id, version, trace_id)
                select :now, :actor, :actorName, 'corrected', old.id, old.version + 1, :trace from old
            )
            select seq from head""";

    /** Parameters: id, notice, now, the actor's. Gives the new seq. The text stays for the newsroom. */
    static final String TAKE_DOWN = """
            with old as (
                select * from article where id = :id and status = 'published'
            ), head as (
                update change_log_head set seq = seq + 1 where exists (select from old) returning seq
            ), revisions as (
                insert into revision (
                    article_id, version, at, kind, note, title, standfirst, body_html, image_url, image_width,
                    image_height, image_alt)
                select id, version + 1, :now, 'takedown', :notice, title, standfirst, body_html, image_url, image_width,
                    image_height, image_alt
                from old
            ), articles as (
                update article a set
                    version = old.version + 1, status = 'retracted', retraction_kind = 'takedown',
                    retraction_notice = :notice, updated_at = :now
                from old where a.id = old.id
            ), article_tags as (
                delete from article_tag t using old where t.article_id = old.id
            ), changes as (
                insert into change_log (seq, kind, article_id, version, at)
                select head.seq, 'takedown', old.id, old.version + 1, :now from old, head
            ), audits as (
                insert into audit_log (at, actor_id, actor_name, action, article_id, version, trace_id)
                select :now, :actor, :actorName, 'takedown', old.id, old.version + 1, :trace from old
            )
            select seq from head""";

    /**
     * Parameters: id, notice, body (the notice as HTML), now, the actor's. Gives the new seq. Of the article's words nothing is left but its
     * slug, which answers with the notice: not in earlier revisions, nor in tags that no other article has.
     */
    static final String KILL = """
            with old as (
                select * from article where id = :id and (status = 'published' or retraction_kind = 'takedown')
            ), head as (
                update change_log_head set seq = seq + 1 where exists (select from old) returning seq
            ), earlier as (
                update revision r set
                    note = :notice, title = :notice, standfirst = null, body_html = :body, image_url = null,
                    image_width = null, image_height = null, image_alt = null
                from old where r.article_id = old.id
            ), revisions as (
                insert into revision (article_id, version, at, kind, note, title, standfirst, body_html)
                select id, version + 1, :now, 'kill', :notice, :notice, null, :body from old
            ), articles as (
                update article a set
                    version = old.version + 1, status = 'retracted', retraction_kind = 'kill', retraction_notice = :notice,
                    title = :notice, standfirst = null, body_html = :body, reading_minutes = 1, tag_slugs = '{}',
                    tag_names = '{}', image_url = null, image_width = null, image_height = null, image_alt = null,
                    updated_at = :now
                from old where a.id = old.id
            ), article_tags as (
                delete from article_tag t using old where t.article_id = old.id
            ), tags as (
                delete from tag t using old where t.slug = any(old.tag_slugs) and not exists (
                    select from article_tag other where other.tag_slug = t.slug and other.article_id <> old.id)
            ), changes as (
                insert into change_log (seq, kind, article_id, version, at)
                select head.seq, 'kill', old.id, old.version + 1, :now from old, head
            ), audits as (
                insert into audit_log (at, actor_id, actor_name, action, article_id, version, text_hash, trace_id)
                select :now, :actor, :actorName, 'kill', old.id, old.version + 1,
                    sha256(convert_to(concat_ws(E'\\n', title, standfirst, body_html), 'UTF8')), :trace
                from old
            )
            select seq from head""";

    private LedgerSql() {}
}
