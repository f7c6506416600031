package dev.unspool.ledger;

import dev.unspool.article.TopicKind;

/** The statements that write changed topics into the rows of articles. */
final class TopicCopySql {

    /** Begins anew where the copies of an earlier change are not all written yet. Parameters: kind, topic (its key). */
    static final String BEGIN = """
            insert into topic_copy (kind, topic) values (:kind, :topic)
            on conflict (kind, topic) do update set (published_at, article_id) = row(default, default)""";

    /** Takes what is left of a topic for this transaction; gives no row if another instance has it. Parameters: kind, topic. */
    static final String TAKE =
            "select kind from topic_copy where kind = :kind and topic = :topic for update skip locked";

    /** Ends the copying, if the last step was made and nobody began anew since. Parameters: kind, topic. */
    static final String END =
            "delete from topic_copy where kind = :kind and topic = :topic and published_at = '-infinity' returning kind";

    /** Finds the copies by every slug that the tag has or had. */
    private static final String TAG = """
            update article a set
                tag_slugs = array(
                    select case when u.slug = any(n.slugs) then t.public_slug else u.slug end
                    from unnest(a.tag_slugs) with ordinality u (slug, place) order by u.place),
                tag_names = array(
                    select case when u.slug = any(n.slugs) then t.name else u.name end
                    from unnest(a.tag_slugs, a.tag_names) with ordinality u (slug, name, place) order by u.place)
            from tag t, locked, (
                select array_agg(h.slug) as slugs from topic_slug h where h.kind = 'tag' and h.topic = :topic) n
            where t.slug = :topic and a.id = locked.id""";

    /** Leaves articles alone that have the author as the first. */
    private static final String AUTHOR = """
            update article a set coauthors = (
                select json_agg(
                    case when c.author ->> 'id' <> w.id::text then c.author
                         else (left(w.json, -1) || coalesce(',"role":' || (c.author -> 'role')::text, '') || '}')::json end
                    order by c.place)
                from json_array_elements(a.coauthors) with ordinality c (author, place))
            from author w, locked
            where w.slug = :topic and a.id = locked.id and a.coauthors is not null and a.author_slug <> w.slug""";

    private TopicCopySql() {}

    /**
     * Writes the next copies, from the newest article to the oldest, and gives how many articles it went through. Comes after {@link #TAKE} or {@link
     * #BEGIN} in a transaction, so that it sees the name that was given last. The row stays after the last step, until {@link #END}. Articles are
     * locked in the order of their ids, so that two topics with the same articles wait for each other. Parameters: kind, topic, limit.
     */
    static String step(TopicKind kind) {
        return switch (kind) {
            case SECTION -> throw new IllegalArgumentException("no article holds a copy of a section");
            case TAG -> step("article_tag l where l.tag_slug = :topic", TAG);
            case AUTHOR -> step("article_author l where l.author_slug = :topic", AUTHOR);
        };
    }

    private static String step(String list, String copy) {
        return """
                with task as materialized (
                    select published_at, article_id from topic_copy where kind = :kind and topic = :topic
                ), step as materialized (
                    select l.published_at, l.article_id from %s
                    and (l.published_at, l.article_id) < ((select published_at from task), (select article_id from task))
                    order by l.published_at desc, l.article_id desc limit :limit
                ), locked as materialized (
                    select id from article where id in (select article_id from step) order by id for no key update
                ), copied as (
                    %s
                ), size as materialized (
                    select count(*) as articles from step
                ), moved as (
                    update topic_copy c set (published_at, article_id) = (
                        select published_at, article_id from step order by published_at, article_id limit 1)
                    where c.kind = :kind and c.topic = :topic and (select articles from size) = :limit
                ), done as (
                    update topic_copy c set published_at = '-infinity'
                    where c.kind = :kind and c.topic = :topic and (select articles from size) < :limit
                )
                select articles from size""".formatted(list, copy);
    }
}
