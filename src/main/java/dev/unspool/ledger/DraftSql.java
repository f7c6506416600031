package dev.unspool.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that write drafts. Each that changes the table changes the audit log with it. */
final class DraftSql {

    private static final String NOW = "statement_timestamp()";

    private static final String DRAFT =
            SqlParts.STORED + ", published_at, section_name, author_name, author_bio, author_avatar, authors, ";

    /** Parameters: manuscripts, an array of one; the actor's. */
    static final String CREATE = SqlParts.MANUSCRIPTS + "drafts as (insert into draft (id, " + DRAFT
            + "updated_at) select id, " + DRAFT + NOW + " from manuscript) "
            + SqlParts.audit(NOW, "'drafted', id, null, null from manuscript");

    /**
     * Stores the drafts of an import, but for those that are here, or were: as a draft or an article, by their id or their source id. Gives the ids of those
     * that are new. Parameters: manuscripts; the actor's.
     */
    static final String CREATE_MISSING =
            SqlParts.MANUSCRIPTS + """
            missing as (
                select m.* from manuscript m
                where not exists (select from article a where a.id = m.id)
                    and not exists (select from article a where a.source_id = m.source_id)
                    and not exists (select from deleted_draft d where d.id = m.id)
                    and not exists (select from killed_name k where k.kind = 'source' and k.hash = name_hash(m.source_id))
            ), drafts as (
            """ + "insert into draft (id, " + DRAFT + "updated_at) select id, " + DRAFT + NOW
                    + " from missing on conflict (id) do nothing returning id), audits as ("
                    + SqlParts.audit(NOW, "'drafted', id, null, null from drafts")
                    + ") select id from drafts";

    /** Gives a row if one of these drafts has become an article or was deleted. Parameter: ids. */
    static final String ANY_HAD = "select id from article where id = any(:ids) union all"
            + " select id from deleted_draft where id = any(:ids) limit 1";

    /** Writes nothing if nothing differs. Parameters: manuscripts, an array of one; id; the actor's. */
    static final String REPLACE = SqlParts.MANUSCRIPTS + "drafts as (update draft d set edition = d.edition + 1, ("
            + DRAFT
            + "updated_at) = (select " + DRAFT + NOW + " from manuscript)"
            + " where d.id = :id and exists (select from manuscript m where " + differs("m") + ") returning d.id) "
            + SqlParts.audit(NOW, "'edited', id, null, null from drafts");

    /**
     * Replaces only the parts of a draft that are given; writes nothing if none of them differs. Parameters: manuscripts, an array of one; given, the public
     * names of the parts; id; the actor's.
     */
    static final String MERGE = SqlParts.MANUSCRIPTS
            + "drafts as (update draft d set edition = d.edition + 1, updated_at = " + NOW + ", "
            + Stream.of(DraftPart.values()).map(DraftPart::assignments).collect(Collectors.joining(", "))
            + " from manuscript m where d.id = :id and ("
            + Stream.of(DraftPart.values())
                    .map(part -> part.isGiven() + " and " + part.differs("m"))
                    .collect(Collectors.joining(" or "))
            + ") returning d.id) "
            + SqlParts.audit(NOW, "'edited', id, null, null from drafts");

    /** Begins with the revision of a draft, in the row {@code base}. Parameters: id, edition. */
    private static final String BASE = "base as (select r.*, b.body_html from draft_revision r"
            + " join draft_body b on b.article_id = r.article_id and b.hash = r.body_hash"
            + " where r.article_id = :id and r.edition = :edition)";

    /**
     * Lists the given parts that somebody else has changed since an edition, to other values than those given. Gives no row if that edition is not kept.
     * Parameters: manuscripts, an array of one; given; id; edition.
     */
    static final String OVERLAP = SqlParts.MANUSCRIPTS
            + BASE
            + " select array_remove(array["
            + Stream.of(DraftPart.values()).map(DraftPart::overlap).collect(Collectors.joining(", "))
            + "], null) as parts from base r, draft d, manuscript m where d.id = :id";

    /**
     * Makes a draft what it was in an edition, or leaves it as it is if it is so already. Gives no row if that edition is not kept. Parameters: id, edition,
     * the actor's.
     */
    static final String RESTORE = "with " + BASE + """
            , revised as (
                update draft d set edition = d.edition + 1, updated_at = statement_timestamp(), title = r.title, standfirst = r.standfirst,
                    image = r.image, body_html = r.body_html, reading_minutes = r.reading_minutes, section_slug = r.section_slug,
                    section_name = r.section_name, tag_slugs = r.tag_slugs, tag_names = r.tag_names, authors = r.authors,
                    author_slug = r.authors -> 0 ->> 'slug', author_name = r.authors -> 0 ->> 'name',
                    author_bio = r.authors -> 0 ->> 'bio', author_avatar = r.authors -> 0 ->> 'avatar', language = r.language,
                    published_at = r.published_at
                from base r where d.id = r.article_id and (%s)
                returning d.id
            ), audits as (
            """.formatted(differs("r"))
            + SqlParts.audit(NOW, "'edited', id, null, null from revised") + ") select article_id as id from base";

    /** Reads a draft and its state. Parameter: id. */
    static final String READ =
            "select a.*, case when a.kill_notice is null then 'draft' else 'retracted' end as status, 0 as version,"
                    + " case when a.kill_notice is not null then 'kill' end as retraction_kind,"
                    + " a.kill_notice as retraction_notice from draft a where a.id = :id";

    /** Deletes a draft, and by a trigger its schedules. No other draft gets the id. Parameters: id, the actor's. */
    static final String DELETE = """
            with gone as (
                delete from draft where id = :id returning id
            ), forgotten as (
                delete from draft_revision r using gone where r.article_id = gone.id
            ), bodies as (
                delete from draft_body b using gone where b.article_id = gone.id
            ), kept as (
                insert into deleted_draft (id, at) select id, statement_timestamp() from gone
            ), unscheduled as (
            """
            + SqlParts.audit(
                    NOW,
                    "s.action || '-unscheduled', s.article_id, null, null from schedule s join gone on gone.id = s.article_id")
            + ") " + SqlParts.audit(NOW, "'deleted', id, null, null from gone");

    /** Parameter: id. */
    static final String DELETED = "select id from deleted_draft where id = :id";

    /** Finds an article, or the id of a draft that was deleted. Parameter: id. */
    static final String HAD = "select id from article where id = :id union all " + DELETED;

    /** Finds a draft too. Parameter: id. */
    static final String HAS_OR_HAD = "select id from draft where id = :id union all " + HAD;

    /** Parameter: id. */
    static final String TAKE = "delete from draft where id = :id returning *";

    /** A part of a draft that two people may change independently of each other. */
    private enum DraftPart {
        TITLE("title", "title"),
        STANDFIRST("standfirst", "standfirst"),
        BODY("bodyHtml", "body_html", "reading_minutes"),
        IMAGE("image", "image"),
        SECTION("section", "section_name", "section_slug"),
        TAGS("tags", "tag_names", "tag_slugs"),
        AUTHORS("authors", "authors", "author_slug", "author_name", "author_bio", "author_avatar"),
        LANGUAGE("language", "language"),
        PUBLISHED_AT("publishedAt", "published_at");

        private final String name;
        private final List<String> columns;

        /** @param columns the first of them tells whether two values are the same */
        DraftPart(String name, String... columns) {
            this.name = name;
            this.columns = List.of(columns);
        }

        String assignments() {
            return columns.stream()
                    .map(column -> "%1$s = case when %2$s then m.%1$s else d.%1$s end".formatted(column, isGiven()))
                    .collect(Collectors.joining(", "));
        }

        String overlap() {
            return "case when %s and %s and %s then '%s' end".formatted(isGiven(), differs("r"), differs("m"), name);
        }

        /** Whether the draft has another value than {@code row}. */
        String differs(String row) {
            return "%s is distinct from %s".formatted(value("d"), value(row));
        }

        String isGiven() {
            return "'" + name + "' = any(:given::text[])";
        }

        private String value(String row) {
            return switch (this) {
                case IMAGE -> row + ".image::jsonb";
                case AUTHORS -> row.equals("d") ? "draft_authors(d)::jsonb" : row + ".authors::jsonb";
                case TITLE, STANDFIRST, BODY, SECTION, TAGS, LANGUAGE, PUBLISHED_AT -> row + "." + columns.get(0);
            };
        }
    }

    private static String differs(String row) {
        return Stream.of(DraftPart.values()).map(part -> part.differs(row)).collect(Collectors.joining(" or "));
    }

    private DraftSql() {}
}
