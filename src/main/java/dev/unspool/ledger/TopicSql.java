package dev.unspool.ledger;

/** The statements that find and create topics within a publishing transaction. */
final class TopicSql {

    /** Parameters: sections, tags and authors (names); ids and sources, of authors. */
    static final String KNOWN = """
            select 'section' as kind, id, source_id, slug as key, public_slug, name, null as bio, null as avatar
            from section where name = any(:sections)
            union all select 'tag', id, source_id, slug, public_slug, name, null, null from tag where name = any(:tags)
            union all select 'author', id, source_id, slug, public_slug, name, bio, avatar
            from author where name = any(:authors) or source_id = any(:sources) or id = any(:ids)""";

    /** Creates topics in the order of their wishes; a trigger numbers the slugs that are taken. Parameter: wishes, a JSON array. */
    static final String CREATE = """
            with wish as materialized (
                select kind, "sourceId" as source_id, name, slug, bio, avatar, ordinality as place
                from rows from (json_to_recordset(:wishes::json) as (
                    kind text, "sourceId" text, name text, slug text, bio text, avatar text)) with ordinality
            ), sections as (
                insert into section (slug, public_slug, name, source_id)
                select slug, slug, name, source_id from wish where kind = 'SECTION' order by place
                returning id, source_id, slug, public_slug, name
            ), tags as (
                insert into tag (slug, public_slug, name, source_id)
                select slug, slug, name, source_id from wish where kind = 'TAG' order by place
                returning id, source_id, slug, public_slug, name
            ), authors as (
                insert into author (slug, public_slug, name, source_id, bio, avatar)
                select slug, slug, name, source_id, bio, avatar from wish where kind = 'AUTHOR' order by place
                returning id, source_id, slug, public_slug, name, bio, avatar
            )
            select 'section' as kind, id, source_id, slug as key, public_slug, name, null as bio, null as avatar from sections
            union all select 'tag', id, source_id, slug, public_slug, name, null, null from tags
            union all select 'author', id, source_id, slug, public_slug, name, bio, avatar from authors""";

    private TopicSql() {}
}
