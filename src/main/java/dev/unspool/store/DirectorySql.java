package dev.unspool.store;

import dev.unspool.article.TopicKind;

/**
 * Builds the statements that read a directory of sections, tags or authors, from fixed texts only; every value is a parameter.
 *
 * <p>A directory is in the order of the slugs, which are names in lower case without accents: A to Z, by an index that is there and unique.
 * Each entry is counted in one index, and no further than {@link Directory#COUNTED}, so that a page costs the same however many
 * articles there are. The count keeps out what has no published article.
 */
final class DirectorySql {

    /** The order has each count walk the index of its feed, however few articles a subject has. */
    private static final String COUNTED =
            " limit " + Directory.COUNTED + ") counted) shown on shown.articles > 0 where true";

    private static final String SECTIONS = "from section t join lateral (select count(*)::int as articles from"
            + " (select from article a where a.section_slug = t.slug and a.status = 'published' order by a.published_at desc, a.id desc"
            + COUNTED;

    private static final String TAGS = "from tag t join lateral (select count(*)::int as articles from"
            + " (select from article_tag a where a.tag_slug = t.slug order by a.published_at desc, a.article_id desc"
            + COUNTED;

    private static final String AUTHORS = "from author t join lateral (select count(*)::int as articles from"
            + " (select from article_author a where a.author_slug = t.slug order by a.published_at desc, a.article_id desc"
            + COUNTED;

    /** What stands for a slug in a cursor, which has no room for the longest. {@code V0040__index_topics_by_key.sql} finds the slug by it. */
    private static final String KEY = "md5(t.slug)::uuid";

    /** What follows every slug that begins as this one, in the order of characters: no slug has the last character of Unicode. */
    private static final String BEHIND = """
            case
                when ascii(slug) between 48 and 57 then ':'
                when ascii(slug) between 19968 and 40959 then chr(40960)
                when ascii(slug) between 44032 and 55203 then chr(44032 + ((ascii(slug) - 44032) / 588 + 1) * 588)
                when ascii(slug) between 131072 and 262143 then chr(262144)
                else left(slug, 1) || chr(1114111)
            end""";

    private DirectorySql() {}

    /**
     * Reads at most {@code rows} entries beside a slug, whether the directory goes on behind it, and the log's head, from one snapshot. Parameter:
     * slug.
     *
     * @param forward whether to read the entries after the slug, or those before it
     */
    static String page(TopicKind kind, boolean forward, int rows) {
        return "select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, (select true "
                + topics(kind)
                + (forward ? " and t.slug <= :slug order by t.slug desc" : " and t.slug >= :slug order by t.slug")
                + " limit 1) is not null as behind, page.* from change_log_head log left join lateral (select "
                + KEY + " as id, t.slug, t.public_slug, t.name, " + about(kind) + ", shown.articles " + topics(kind)
                + (forward ? " and t.slug > :slug order by t.slug" : " and t.slug < :slug order by t.slug desc")
                + " limit " + rows + ") page on true order by page.slug";
    }

    /** Reads the slug at which a cursor points. Parameter: key. */
    static String place(TopicKind kind) {
        return switch (kind) {
            case SECTION -> "select t.slug from section t where " + KEY + " = :key";
            case TAG -> "select t.slug from tag t where " + KEY + " = :key";
            case AUTHOR -> "select t.slug from author t where " + KEY + " = :key";
        };
    }

    /**
     * Reads the first slug of each letter, and the key of the slug before it; digits are one, and so are ideographs and Korean syllables with one
     * initial sound. It steps through an index from letter to letter, so that it costs the same for a thousand tags as for a million. It gives
     * at most {@code most} rows.
     */
    static String initials(TopicKind kind, int most) {
        var slug = "(select t.slug " + topics(kind);
        var first = " order by t.slug limit 1)";
        return "with recursive initial (slug, place) as (select " + slug + first + ", 1 union all select " + slug
                + " and t.slug > last.behind" + first + ", last.place + 1 from (select " + BEHIND
                + " as behind, place from initial where slug is not null and place < " + most + ") last)"
                + " select i.slug, (select " + KEY + before(kind)
                + " where t.slug < i.slug order by t.slug desc limit 1) as before"
                + " from initial i where i.slug is not null order by i.place";
    }

    private static String before(TopicKind kind) {
        return switch (kind) {
            case SECTION -> " from section t";
            case TAG -> " from tag t";
            case AUTHOR -> " from author t";
        };
    }

    private static String topics(TopicKind kind) {
        return switch (kind) {
            case SECTION -> SECTIONS;
            case TAG -> TAGS;
            case AUTHOR -> AUTHORS;
        };
    }

    private static String about(TopicKind kind) {
        return kind == TopicKind.AUTHOR ? "t.bio, t.avatar" : "null::text as bio, null::text as avatar";
    }
}
