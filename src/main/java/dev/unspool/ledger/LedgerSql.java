package dev.unspool.ledger;

/**
 * The statements of a publishing transaction. Each but the first two changes the tables and the logs together, and gives the new seq. What
 * they share stands in {@link SqlParts}.
 */
final class LedgerSql {

    /**
     * Comes first in every publishing transaction: the one that holds the row numbers the next changes, and commits before any other. Until
     * then PostgreSQL may plan by the values: an import outgrows a plan for all of them, made when the tables were small, by the minute.
     */
    static final String LOCK =
            "select seq, set_config('plan_cache_mode', 'auto', true) from change_log_head for update";

    /**
     * Finds the source ids and slugs that are taken: by articles, which keep their former slugs, or by killed ones, whose names are kept as hashes.
     * Parameters: sources, slugs.
     */
    static final String TAKEN = """
            select source_id, null as slug, false as killed from article where source_id = any(:sources)
            union all select null, slug, false from article where slug = any(:slugs)
            union all select null, slug, false from former_slug where slug = any(:slugs)
            union all select s.name, null, true from unnest(:sources::text[]) s (name)
            join killed_name k on k.kind = 'source' and k.hash = name_hash(s.name)
            union all select null, s.name, true from unnest(:slugs::text[]) s (name)
            join killed_name k on k.kind = 'slug' and k.hash = name_hash(s.name)""";

    /**
     * Looks up without a lock what publishing an article depends on: a row for each topic, at least one. Parameters: slugs, and those of {@link
     * TopicSql#KNOWN}; token and key, both null if there is none.
     */
    static final String LOOK_UP = """
            select h.seq, h.topics, array(
                    select a.slug from article a where a.slug = any(:slugs)
                    union all select f.slug from former_slug f where f.slug = any(:slugs)
                    union all select s.name from unnest(:slugs::text[]) s (name)
                    join killed_name n on n.kind = 'slug' and n.hash = name_hash(s.name)) as taken_slugs,
                k.article_id, k.fingerprint, t.*
            from change_log_head h
            left join idempotency_key k on k.token_id = :token and k.key in (:key, killed_key(:key)) and k.at >= %s
            left join (
            """.formatted(IdempotencyKeys.OLDEST) + TopicSql.KNOWN + ") t on true";

    /**
     * Publishes what was looked up under the lock. Parameters: manuscripts, a JSON array of {@link FiledBatch.FiledManuscript}; count, its length; the actor's.
     * What has no date is dated by the moment when the head of the log is taken. A trigger lists the first authors.
     */
    static final String PUBLISH = publish("", "true", "");

    /** Holds as long as no section, tag or author was created, changed or deleted since they were looked up. Parameter: topics. */
    private static final String TOPICS_ARE_UNCHANGED = "topics = :topics";

    /**
     * Publishes what was looked up before, by one statement that takes the head of the log first. It gives no row, and writes nothing, if a topic was
     * changed since; it fails, and writes nothing, if a slug, an id of a source or a tag was. Parameters: as for {@link #PUBLISH}; topics.
     */
    static final String PUBLISH_AT_ONCE = publish("", TOPICS_ARE_UNCHANGED, "");

    /** Claims an idempotency key too. Fails if another request has it. Parameters: token, key, fingerprint, beside those of {@link #PUBLISH_AT_ONCE}. */
    static final String PUBLISH_WITH_KEY = publish("", TOPICS_ARE_UNCHANGED, """
            claims as (
                insert into idempotency_key (token_id, key, fingerprint, article_id, at)
                select :token, :key, :fingerprint, id, now from filed
            ),
            """);

    /**
     * Publishes a draft, which is locked before the head, as by everybody. Gives no row if the draft was changed since. Parameters: draft, edition,
     * beside those of {@link #PUBLISH_AT_ONCE}.
     */
    static final String PUBLISH_DRAFT = publish("""
            locked as (
                select id from draft where id = :draft and edition = :edition for update
            ),
            """, TOPICS_ARE_UNCHANGED + " and exists (select from locked)", """
            taken as (
                delete from draft d using head where d.id = :draft
            ),
            """);

    /** The names, in the public API, of the fields to which a correction gives another value than the row {@code old} has. */
    private static final String CHANGED_FIELDS =
            """
            array_remove(array[
                case when :title <> title then 'title' end,
                case when :newStandfirst and :standfirst::text is distinct from standfirst then 'standfirst' end,
                case when :body <> body_html then 'bodyHtml' end,
                case when :newImage and jsonb_strip_nulls(:image::jsonb) is distinct from jsonb_strip_nulls(image::jsonb) then 'image' end,
                case when :newAuthors and ((:authorKeys::text[])[1], :authors::json -> 0 ->> 'role', %s)
                    is distinct from (author_slug, author_role, %s) then 'authors' end,
                case when :section <> section_slug then 'section' end,
                case when :newTags and :tagKeys::text[] is distinct from array(
                    select coalesce(h.topic, u.slug) from unnest(tag_slugs) with ordinality u (slug, place)
                    left join topic_slug h on h.kind = 'tag' and h.slug = u.slug order by u.place) then 'tags' end,
                case when :language <> language then 'language' end,
                case when :slug <> slug then 'slug' end], null)""".formatted(identities("coauthors(:authors::json)"), identities("coauthors"));

    /**
     * Parameters: id, title, standfirst, newStandfirst, body, minutes, image (JSON), newImage, newAuthors, authors (JSON of them all), authorKeys, section (its
     * key), newTags, tagKeys, tagSlugs, tagNames, language, slug, note, version, the actor's. What stays is taken from the row as it is once it is locked: {@link TopicCopies} may
     * have changed it meanwhile. If nothing would have another value, it writes nothing and gives no seq.
     */
    static final String CORRECT = correct("correction", "corrected");

    /** Corrects without telling readers what: there is no note. */
    static final String CORRECT_QUIETLY = correct("quiet-correction", "corrected-quietly");

    /** Finds out whether an article other than this has the slug or had it. Parameters: slug, id. */
    static final String SLUG_OF_ANOTHER = """
            select 1 from article where slug = :slug and id <> :id
            union all select 1 from former_slug where slug = :slug and article_id <> :id
            union all select 1 from killed_name where kind = 'slug' and hash = name_hash(:slug)""";

    private static String correct(String revision, String act) {
        return SqlParts.old(
                        "*, " + CHANGED_FIELDS + " as changed_fields", "status = 'published'", "changed_fields <> '{}'")
                + SqlParts.revision(revision, SqlParts.TEXT, "changed_fields")
                + """
            articles as (
                update article a set
                    version = old.version + 1,
                    title = coalesce(:title, a.title),
                    standfirst = case when :newStandfirst then :standfirst else a.standfirst end,
                    image = case when :newImage then :image::json else a.image end,
                    body_html = coalesce(:body, a.body_html),
                    reading_minutes = coalesce(:minutes, a.reading_minutes),
                    author_slug = case when :newAuthors then (:authorKeys::text[])[1] else a.author_slug end,
                    author_role = case when :newAuthors then :authors::json -> 0 ->> 'role' else a.author_role end,
                    coauthors = case when :newAuthors then coauthors(:authors::json) else a.coauthors end,
                    section_slug = coalesce(:section, a.section_slug),
                    tag_slugs = case when :newTags then :tagSlugs::text[] else a.tag_slugs end,
                    tag_names = case when :newTags then :tagNames::text[] else a.tag_names end,
                    language = coalesce(:language, a.language), slug = coalesce(:slug, a.slug),
                    updated_at = head.at
                from old, head where a.id = old.id
            ), uncredited as (
                delete from article_author w using old, head
                where :newAuthors and w.article_id = old.id and w.author_slug <> all(:authorKeys::text[])
            ), credited as (
                insert into article_author (author_slug, published_at, article_id, number)
                select u.key, old.published_at, old.id, old.number from old, head, unnest(:authorKeys::text[]) as u (key)
                on conflict do nothing
            ), untagged as (
                delete from article_tag t using old, head
                where :newTags and t.article_id = old.id and t.tag_slug <> all(:tagKeys::text[])
                returning t.article_id, t.tag_slug
            ), former_tags as (
                insert into former_tag (article_id, tag_slug) select article_id, tag_slug from untagged on conflict do nothing
            ), tagged as (
                insert into article_tag (tag_slug, published_at, article_id, number)
                select u.key, old.published_at, old.id, old.number from old, head, unnest(:tagKeys::text[]) as u (key)
                on conflict do nothing
            ),
            """
                + logged(
                        "head.seq, 'corrected', old.id, old.version + 1 from old, head",
                        "'" + act + "', id, version + 1, null from old, head");
    }

    /** Parameters: id, version, note, the actor's. The text stays for the newsroom. */
    static final String TAKE_DOWN = SqlParts.old("status = 'published'") + SqlParts.revision("takedown", SqlParts.TEXT)
            + """
            articles as (
                update article a set
                    version = old.version + 1, status = 'retracted', retraction_kind = 'takedown',
                    retraction_notice = :note, updated_at = head.at
                from old, head where a.id = old.id
            ),
            """ + SqlParts.UNLIST + changed("takedown", "null");

    /**
     * Brings back an article that was taken down, into the lists by tag and by author too, and takes it out of what feeds tell to be withdrawn. Tags and authors
     * may have been renamed meanwhile, so that they are read again; a tag that a kill removed stays away. Comes after {@link #LOCK} in a transaction, so that it
     * sees the names that were given last. Parameters: id, version, note, the actor's.
     */
    static final String RESTORE = SqlParts.old("status = 'retracted' and retraction_kind = 'takedown'")
            + SqlParts.revision("restore", SqlParts.TEXT)
            + """
            tags as materialized (
                select t.slug as key, t.public_slug, t.name, u.place
                from old, unnest(old.tag_slugs) with ordinality u (slug, place)
                join topic_slug h on h.kind = 'tag' and h.slug = u.slug
                join tag t on t.slug = h.topic
            ), others as materialized (
                select w.slug as key, c.place, case when w.slug is null then c.author
                    else (left(w.json, -1) || coalesce(',"role":' || (c.author -> 'role')::text, '') || '}')::json end as author
                from old, json_array_elements(old.coauthors) with ordinality c (author, place)
                left join author w on w.id = (c.author ->> 'id')::uuid
            ), articles as (
                update article a set
                    version = old.version + 1, status = 'published', retraction_kind = null, retraction_notice = null,
                    tag_slugs = array(select public_slug from tags order by place),
                    tag_names = array(select name from tags order by place),
                    coauthors = (select json_agg(author order by place) from others), updated_at = head.at
                from old, head where a.id = old.id
            ), tagged as (
                insert into article_tag (tag_slug, published_at, article_id, number)
                select t.key, old.published_at, old.id, old.number from tags t, old, head
                on conflict do nothing
            ), credited as (
                insert into article_author (author_slug, published_at, article_id, number)
                select w.key, old.published_at, old.id, old.number
                from old, head, (select author_slug as key from old union select key from others) w
                where w.key is not null
                on conflict do nothing
            ), listed as (
                delete from withdrawn_listing w using old, head where w.article_id = old.id
            ),
            """
            + logged(
                    "head.seq, 'corrected', old.id, old.version + 1 from old, head",
                    "'restored', id, version + 1, null from old, head");

    /** A statement that publishes manuscripts, with what it does before, the condition on the row of the head, and what it does after. */
    private static String publish(String before, String condition, String after) {
        return SqlParts.MANUSCRIPTS + before + """
            head as (
                update change_log_head set seq = seq + :count, number = number + :count where %s
                returning seq, seq - :count as last_seq, number - :count as last_number, clock_timestamp() as at
            ), filed as materialized (
                select m.*, head.at as now, coalesce(m.published_at, head.at) as first_at,
                    head.last_seq + m.place as seq, head.last_number + m.place as number
                from manuscript m, head
            ), articles as (
            """.formatted(condition)
                + "insert into article (id, number, source_id, slug, status, version, published_at, updated_at, author_role, "
                + "coauthors, " + SqlParts.STORED
                + ") select id, number, source_id, slug, 'published', 1, first_at, first_at, author_role, coauthors, "
                + SqlParts.STORED + " from filed" + """
            ), article_tags as (
                insert into article_tag (tag_slug, published_at, article_id, number)
                select u.key, f.first_at, f.id, f.number from filed f, unnest(f.tag_keys) as u (key)
            ), article_authors as (
                insert into article_author (author_slug, published_at, article_id, number)
                select u.key, f.first_at, f.id, f.number from filed f, unnest(f.author_keys[2:]) as u (key)
            ), changes as (
                insert into change_log (at, seq, kind, article_id, version) select now, seq, 'published', id, 1 from filed
            ),
            """ + after
                + "audits as (" + SqlParts.audit("now", "'published', id, 1, null from filed order by place")
                + ") select seq from head";
    }

    /** The identities and roles of authors, of whom there is more in the row: a name changes with the author, not with the article. */
    private static String identities(String authors) {
        return "array(select concat_ws(' ', c ->> 'id', c ->> 'role') from json_array_elements(" + authors
                + ") with ordinality c (c, place) order by place)";
    }

    /** Ends a statement that changes an article: gives the seq, or a row without one if the article stays as it is. */
    static String changed(String kind, String textHash) {
        return logged(
                "head.seq, '" + kind + "', old.id, old.version + 1 from old, head",
                "'" + kind + "', id, version + 1, " + textHash + " from old, head");
    }

    private static String logged(String change, String act) {
        return SqlParts.change(change) + "audits as (" + SqlParts.audit("head.at", act)
                + ") select head.seq from old left join head on true";
    }

    private LedgerSql() {}
}
