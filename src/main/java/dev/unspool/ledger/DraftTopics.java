package dev.unspool.ledger;

import dev.unspool.database.NewsroomDatabase;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Renames a topic in the drafts that name it, and in their revisions, so that their publication finds it, also once a revision is restored, and does not create
 * one with the name of before. Comes before the head of the log is locked, as every statement that locks drafts. Their edition stays: an editor who has read
 * one may publish it.
 */
@Component
final class DraftTopics {

    /**
     * Comes first: two changes of topics lock the drafts that name both in one order, and the statements after it see them as they are then. Whoever writes
     * revisions of a draft has locked it.
     */
    private static final String LOCK =
            "select id from draft d where %s or exists (select from draft_revision r where r.article_id = d.id and %s) order by id for update";

    private static final String IS_AUTHOR =
            "exists (select from json_array_elements(%s.authors) a where a ->> 'id' = cast(:id as uuid)::text or a ->> 'name' = :before)";

    private static final String SECTION_DRAFTS = LOCK.formatted("section_name = :before", "r.section_name = :before");

    private static final String TAG_DRAFTS = LOCK.formatted(":before = any(tag_names)", ":before = any(r.tag_names)");

    private static final String AUTHOR_DRAFTS =
            LOCK.formatted("author_name = :before or " + IS_AUTHOR.formatted("d"), IS_AUTHOR.formatted("r"));

    private static final String SECTION =
            "update draft set section_name = :name, section_slug = :slug where section_name = :before";

    private static final String SECTION_REVISIONS =
            "update draft_revision r set section_name = :name, section_slug = :slug from draft d where d.id = r.article_id and r.section_name = :before";

    private static final String TAGS = """
            tag_slugs = array(
                    select case when u.name = :before then :slug else u.slug end
                    from unnest(d.tag_slugs, d.tag_names) with ordinality u (slug, name, place) order by u.place),
                tag_names = array_replace(d.tag_names, :before, :name)
            where :before = any(d.tag_names)""";

    private static final String TAG = "update draft d set " + TAGS;

    private static final String TAG_REVISIONS =
            "update draft_revision d set " + TAGS + " and exists (select from draft e where e.id = d.article_id)";

    /**
     * A draft names an author by an id, else by an id of the source, else by name: the name of an author who has an id at the source counts only where
     * no other has it.
     */
    private static final String MEANT = """
            with meant as (
                select w.id::text as id, w.source_id is null or not exists (
                    select from author o where o.name = :before and o.id <> w.id) as by_name
                from author w where w.id = :id
            ),
            """;

    private static final String AUTHORS = """
            (
                    select json_agg(case
                        when a ->> 'id' = meant.id
                            or meant.by_name and a ->> 'id' is null and a ->> 'sourceId' is null and a ->> 'name' = :before
                        then (a::jsonb || jsonb_build_object('name', cast(:name as text), 'slug', cast(:slug as text)))::json
                        else a end order by place)
                    from json_array_elements(d.authors) with ordinality u (a, place)) as authors""";

    private static final String IS_MEANT =
            "exists (select from json_array_elements(d.authors) a where a ->> 'id' = meant.id or a ->> 'name' = :before)";

    /** A draft that the previous release wrote has one author, in columns. */
    private static final String AUTHOR = MEANT + "renamed as (select d.id, " + AUTHORS
            + " from draft d, meant where d.authors is null and d.author_name = :before and meant.by_name or "
            + IS_MEANT + """
            )
            update draft d set authors = r.authors,
                author_name = case when r.authors is null then :name else r.authors -> 0 ->> 'name' end,
                author_slug = case when r.authors is null then :slug else r.authors -> 0 ->> 'slug' end
            from renamed r where d.id = r.id""";

    private static final String AUTHOR_REVISIONS = MEANT + "renamed as (select d.article_id, d.edition, " + AUTHORS
            + " from draft_revision d join draft e on e.id = d.article_id, meant where " + IS_MEANT + """
            )
            update draft_revision d set authors = r.authors from renamed r where d.article_id = r.article_id and d.edition = r.edition""";

    private final NewsroomDatabase database;

    DraftTopics(NewsroomDatabase database) {
        this.database = database;
    }

    /** Renames the topic in all drafts and their revisions, where its name changes. May be repeated. */
    Mono<Void> rename(StoredTopic before, StoredTopic after) {
        return before.name().equals(after.name())
                ? Mono.empty()
                : lock(before)
                        .then()
                        .then(Mono.defer(() -> write(before, after)))
                        .as(database::transactional);
    }

    private GenericExecuteSpec lock(StoredTopic topic) {
        return statement(topic, SECTION_DRAFTS, TAG_DRAFTS, AUTHOR_DRAFTS);
    }

    private Mono<Void> write(StoredTopic before, StoredTopic after) {
        var revisions = renamed(statement(before, SECTION_REVISIONS, TAG_REVISIONS, AUTHOR_REVISIONS), after);
        return renamed(statement(before, SECTION, TAG, AUTHOR), after).then(revisions);
    }

    private static Mono<Void> renamed(GenericExecuteSpec statement, StoredTopic after) {
        return statement.bind("name", after.name()).bind("slug", after.slug()).then();
    }

    private GenericExecuteSpec statement(StoredTopic before, String section, String tag, String author) {
        var statement = switch (before.kind()) {
            case SECTION -> database.sql(section);
            case TAG -> database.sql(tag);
            case AUTHOR -> database.sql(author).bind("id", before.id());
        };
        return statement.bind("before", before.name());
    }
}
