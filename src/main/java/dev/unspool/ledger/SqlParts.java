package dev.unspool.ledger;

/** Parts of statements, put together by {@link LedgerSql} and {@link DraftSql}. Each stands here once. */
final class SqlParts {

    /** Columns of the words and the picture of an article, in the tables article, draft and revision. A kill replaces them all. */
    static final String TEXT = "title, standfirst, image, body_html";

    /** Values of {@link #TEXT} after a kill. Parameters: note, body. */
    static final String NOTICE = ":note, null, null, :body";

    /** Columns that the tables article and draft both have, and {@link #MANUSCRIPTS} too. */
    static final String STORED = TEXT + ", reading_minutes, section_slug, tag_slugs, tag_names, author_slug, language";

    /**
     * Begins a statement that stores manuscripts, numbered from 1 by {@code place}. Parameter: manuscripts, a JSON array of {@link
     * FiledBatch.FiledManuscript}, or for drafts of manuscripts without keys.
     */
    static final String MANUSCRIPTS = """
            with manuscript as materialized (
                select id, "sourceId" as source_id, slug, title, standfirst, image, html as body_html,
                    "readingMinutes" as reading_minutes, coalesce("sectionKey", section ->> 'slug') as section_slug,
                    section ->> 'name' as section_name,
                    array(select tag ->> 'slug' from json_array_elements(tags) tag) as tag_slugs,
                    array(select tag ->> 'name' from json_array_elements(tags) tag) as tag_names,
                    "tagKeys" as tag_keys, "authorKeys" as author_keys,
                    coalesce("authorKeys"[1], authors -> 0 ->> 'slug') as author_slug, authors -> 0 ->> 'name' as author_name,
                    authors -> 0 ->> 'bio' as author_bio, authors -> 0 ->> 'avatar' as author_avatar, authors,
                    authors -> 0 ->> 'role' as author_role, coauthors(authors) as coauthors, language, "publishedAt" as published_at, ordinality as place
                from rows from (json_to_recordset(:manuscripts::json) as (
                    id uuid, "sourceId" text, slug text, title text, standfirst text, image json, html text,
                    "readingMinutes" integer, section json, "sectionKey" text, tags json, "tagKeys" text[],
                    authors json, "authorKeys" text[], language text,
                    "publishedAt" timestamptz)) with ordinality
            ),
            """;

    /** Takes an article out of the lists by tag and by author. */
    static final String UNLIST = """
            untagged as (
                delete from article_tag t using old where t.article_id = old.id
            ), uncredited as (
                delete from article_author w using old where w.article_id = old.id
            ),
            """;

    /**
     * Begins a statement that changes an article, where it is in a state that allows it and in the version that was read, and numbers the change. If it
     * waits here for another change of the article, that has written the revision of this one, whose key then refuses this statement. Parameters: id,
     * version.
     */
    static String old(String allowed) {
        return old("*", allowed, "true");
    }

    /**
     * Begins as {@link #old(String)} does, and numbers the change only on a condition.
     *
     * @param columns of the row {@code old}
     * @param condition on that row
     */
    static String old(String columns, String allowed, String condition) {
        return """
                with old as (
                    select %s from article where id = :id and version = :version and %s
                ), head as (
                    update change_log_head set seq = seq + 1 where exists (select from old where %s)
                    returning seq, clock_timestamp() as at
                ),
                """.formatted(columns, allowed, condition);
    }

    /** Records the text before a retraction, or what must be left of it. Parameter: note. */
    static String revision(String kind, String text) {
        return revision(kind, text, "null");
    }

    /**
     * Records the text before a change, or what must be left of it. Parameter: note.
     *
     * @param changed the names of the public fields that the change gives another value
     */
    static String revision(String kind, String text, String changed) {
        return """
                revisions as (
                    insert into revision (article_id, version, at, kind, note, reading_minutes, changed, %s)
                    select id, version + 1, head.at, '%s', :note, reading_minutes, %s, %s from old, head
                ),
                """.formatted(TEXT, kind, changed, text);
    }

    /**
     * Writes the change log, dated by the moment when the head of the log was taken.
     *
     * @param entry seq, kind, article id and version, selected from what follows
     */
    static String change(String entry) {
        return """
                changes as (
                    insert into change_log (at, seq, kind, article_id, version) select head.at, %s
                ),
                """.formatted(entry);
    }

    /**
     * Writes the audit log. Parameters: the actor's.
     *
     * @param at the time of the act
     * @param entry action, article id, version and hash of a text, selected from what follows
     */
    static String audit(String at, String entry) {
        return """
                insert into audit_log (at, actor_id, actor_name, trace_id, action, article_id, version, text_hash)
                select %s, :actor, :actorName, :trace, %s
                """.formatted(at, entry);
    }

    private SqlParts() {}
}
