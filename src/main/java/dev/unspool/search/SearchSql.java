package dev.unspool.search;

import dev.unspool.store.HeadlineRow;

/** The statements of a search, from fixed texts only; every value is a parameter. */
final class SearchSql {

    /** Articles that are ranked. Beyond that, the answer says that not all were looked at. */
    static final int MOST_CANDIDATES = 2_000;

    /** Characters of a body in which a passage is looked for. */
    private static final int PASSAGE_FROM = 20_000;

    /** Languages by which the words of a query are stemmed. */
    private static final int MOST_LANGUAGES = 24;

    /**
     * Reads the words of several texts as the index spells them, in their order, with what the languages of the site make of each. Parameters: texts;
     * language, the site's own, which says what is common.
     */
    static final String WORDS = """
            with language as materialized (
                select language, search_stemmer(language) as stemmer from search_language order by language limit %d
            )
            select t.place, w.word,
                array(select distinct s.stem from language l cross join lateral search_stem(w.word, l.language, l.stemmer) s (stem)
                    where s.stem <> '' order by s.stem) as stems,
                coalesce(search_stem(w.word, :language, search_stemmer(:language)) = '', false) as is_common
            from unnest(:texts::text[]) with ordinality t (text, place)
            cross join unnest(search_tokens(t.text)) with ordinality w (word, number)
            order by t.place, w.number""".formatted(MOST_LANGUAGES);

    /**
     * How well an article matches, by its short vector: the words that it has, and whether it has them in a row; a new article counts up to a quarter
     * more than an old one. Ages beyond 50 months are alike: PostgreSQL takes an exponential that is nearly zero for an error.
     */
    private static final String SCORE = """
            (ts_rank('{0.05, 0.2, 0.35, 1}', head, :any::tsquery) + case when head @@ :row::tsquery then 0.5 else 0 end)
            * (1 + 0.25 * exp(-least(greatest(extract(epoch from :asOf::timestamptz - published_at), 0)::float8 / (30 * 86400), 50)))""";

    private static final String SHOWN = "page.score, " + HeadlineRow.COLUMNS + ", left(a.body_html, " + PASSAGE_FROM
            + ") as body from change_log_head log left join (page join article a on a.id = page.article_id and a.status = 'published' "
            + HeadlineRow.JOINS + ") on true order by page.score desc, page.published_at desc, page.article_id desc";

    private static final String HEAD = "log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, ";

    private static final String WHERE = """
            where words @@ :query::tsquery and number <= :head and published_at >= :from and published_at < :until""";

    private SearchSql() {}

    /**
     * Reads results, best first, after those of a cursor, and how many candidates there are. Parameters: query, any, row (queries); head, from, until;
     * asOf; score, at, id of the last result before.
     */
    static String best(int rows) {
        return "with hits as materialized (select article_id, published_at, head from article_search " + WHERE
                + " limit " + MOST_CANDIDATES + "), ranked as materialized (select article_id, published_at, " + SCORE
                + " as score from hits), page as materialized (select * from ranked"
                + " where (score, published_at, article_id) < (:score, :at, :id)"
                + " order by score desc, published_at desc, article_id desc limit " + rows + ") select " + HEAD
                + "(select count(*) from hits)::int as hits, " + SHOWN;
    }

    /** Reads results, newest first, after those of a cursor. Parameters: query; head, from, until; at, id of the last result before. */
    static String newest(int rows) {
        return "with page as materialized (select article_id, published_at, 0::float8 as score from article_search "
                + WHERE + " and (published_at, article_id) < (:at, :id)"
                + " order by published_at desc, article_id desc limit " + rows + ") select " + HEAD
                + "(select count(*) from page)::int as hits, " + SHOWN;
    }
}
