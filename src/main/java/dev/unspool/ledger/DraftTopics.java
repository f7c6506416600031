package dev.unspool.ledger;

import dev.unspool.database.NewsroomDatabase;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Renames a topic in the drafts that name it, so that their publication finds it, and does not create one with the name of before. Comes before the
 * head of the log is locked, as every statement that locks drafts. Their edition stays: an editor who has read one may publish it.
 */
@Component
final class DraftTopics {

    /** Comes first: two changes of topics lock the drafts that name both in one order, and the statement after it sees them as they are then. */
    private static final String LOCK = "select id from draft d where %s order by id for update";

    private static final String SECTION_DRAFTS = LOCK.formatted("section_name = :before");

    private static final String TAG_DRAFTS = LOCK.formatted(":before = any(tag_names)");

    private static final String AUTHOR_DRAFTS = LOCK.formatted("""
            author_name = :before or exists (
                select from json_array_elements(d.authors) a
                where a ->> 'id' = cast(:id as uuid)::text or a ->> 'name' = :before)""");

    private static final String SECTION =
            "update draft set section_name = :name, section_slug = :slug where section_name = :before";

    private static final String TAG = """
            update draft d set
                tag_slugs = array(
                    select case when u.name = :before then :slug else u.slug end
                    from unnest(d.tag_slugs, d.tag_names) with ordinality u (slug, name, place) order by u.place),
                tag_names = array_replace(d.tag_names, :before, :name)
            where :before = any(d.tag_names)""";

    /**
     * A draft names an author by an id, else by an id of the source, else by name: the name of an author who has an id at the source counts only where
     * no other has it. A draft that the previous release wrote has one author, in columns.
     */
    private static final String AUTHOR = """
            with meant as (
                select w.id::text as id, w.source_id is null or not exists (
                    select from author o where o.name = :before and o.id <> w.id) as by_name
                from author w where w.id = :id
            ), renamed as (
                select d.id, (
                    select json_agg(case
                        when a ->> 'id' = meant.id
                            or meant.by_name and a ->> 'id' is null and a ->> 'sourceId' is null and a ->> 'name' = :before
                        then (a::jsonb || jsonb_build_object('name', cast(:name as text), 'slug', cast(:slug as text)))::json
                        else a end order by place)
                    from json_array_elements(d.authors) with ordinality u (a, place)) as authors
                from draft d, meant
                where d.authors is null and d.author_name = :before and meant.by_name
                    or exists (select from json_array_elements(d.authors) a where a ->> 'id' = meant.id or a ->> 'name' = :before)
            )
            update draft d set authors = r.authors,
                author_name = case when r.authors is null then :name else r.authors -> 0 ->> 'name' end,
                author_slug = case when r.authors is null then :slug else r.authors -> 0 ->> 'slug' end
            from renamed r where d.id = r.id""";

    private final NewsroomDatabase database;

    DraftTopics(NewsroomDatabase database) {
        this.database = database;
    }

    /** Renames the topic in all drafts, where its name changes. May be repeated. */
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
        return statement(before, SECTION, TAG, AUTHOR)
                .bind("name", after.name())
                .bind("slug", after.slug())
                .then();
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
