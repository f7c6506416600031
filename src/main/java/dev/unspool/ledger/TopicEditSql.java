package dev.unspool.ledger;

import dev.unspool.article.TopicKind;

/** The statements that read and change sections, tags and authors for the newsroom. */
final class TopicEditSql {

    private static final String COLUMNS = """
            t.id, t.source_id, t.slug as key, t.public_slug, t.name, t.edition, t.updated_at,
            array(select h.slug from topic_slug h where h.topic = t.slug and h.slug <> t.public_slug and h.kind = '%s' order by 1)
                as former_slugs, """;

    private static final String WITHOUT_BOX = "null as bio, null as avatar ";

    private static final String CHANGED =
            " set name = :name, public_slug = :slug, edition = edition + 1, updated_at = statement_timestamp() where id = :id";

    private TopicEditSql() {}

    /** Selects topics {@code t}, to be continued. */
    static String select(TopicKind kind) {
        var columns = COLUMNS.formatted(kind.code());
        return switch (kind) {
            case SECTION -> "select " + columns + WITHOUT_BOX + "from section t ";
            case TAG -> "select " + columns + WITHOUT_BOX + "from tag t ";
            case AUTHOR -> "select " + columns + "t.bio, t.avatar from author t ";
        };
    }

    /** Finds the other topics that have a name, and those that have or had a slug. Parameters: id, key, name, slug. */
    static String taken(TopicKind kind) {
        var slug = "exists (select from topic_slug where kind = '" + kind.code()
                + "' and slug = :slug and topic <> :key) as slug_is_taken, ";
        return switch (kind) {
            case SECTION ->
                "select " + slug + "exists (select from section where name = :name and id <> :id) as name_is_taken";
            case TAG -> "select " + slug + "exists (select from tag where name = :name and id <> :id) as name_is_taken";
            case AUTHOR ->
                "select " + slug + "exists (select from author where name = :name and id <> :id and source_id is null)"
                        + " as name_is_taken";
        };
    }

    /** Changes the row of the topic. Parameters: id, name, slug; of an author bio and avatar too. */
    static String change(TopicKind kind) {
        return switch (kind) {
            case SECTION -> "update section" + CHANGED;
            case TAG -> "update tag" + CHANGED;
            case AUTHOR ->
                "update author set name = :name, public_slug = :slug, bio = :bio, avatar = :avatar, edition = edition + 1,"
                        + " updated_at = statement_timestamp() where id = :id";
        };
    }

    /** Writes the audit log, and the change log as {@link #copied} does. Parameters: key, id, the actor's. */
    static String log(TopicKind kind) {
        return "with " + noted(kind, "") + """
                , audits as (
                    insert into audit_log (at, actor_id, actor_name, trace_id, action, topic_id)
                    values (clock_timestamp(), :actor, :actorName, :trace, '%s-changed', :id)
                ) select seq from head""".formatted(kind.code());
    }

    /**
     * Ends the copying of a topic, and writes the change log alone; gives no row, and writes nothing, if it does not end. The entry names the newest
     * article of the topic, or of all where it has none. Parameters: key, and those of {@link TopicCopySql#END}.
     */
    static String copied(TopicKind kind) {
        return "with gone as (" + TopicCopySql.END + "), " + noted(kind, " and exists (select from gone)")
                + " select kind from gone";
    }

    private static String noted(TopicKind kind, String condition) {
        var newest = switch (kind) {
            case SECTION ->
                "select id from article where section_slug = :key and status = 'published' order by published_at desc, id desc limit 1";
            case TAG ->
                "select article_id from article_tag where tag_slug = :key order by published_at desc, article_id desc limit 1";
            case AUTHOR ->
                "select article_id from article_author where author_slug = :key order by published_at desc, article_id desc limit 1";
        };
        return "shown as (select id, version from article where id = coalesce((" + newest + """
                ), (select id from article where number is not null order by number desc limit 1))
            ), head as (
                update change_log_head set seq = seq + 1 where exists (select from shown)%s
                returning seq, clock_timestamp() as at
            ),
            """.formatted(condition)
                + """
            changes as (
                insert into change_log (at, seq, kind, article_id, version)
                select head.at, head.seq, 'refiled', shown.id, shown.version from shown, head
            )""";
    }
}
