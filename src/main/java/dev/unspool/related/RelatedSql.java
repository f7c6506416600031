package dev.unspool.related;

import dev.unspool.store.HeadlineRow;

/** The statements of this package, from fixed texts only; every value is a parameter. */
final class RelatedSql {

    /**
     * Finds the articles that share tags or words with an article, closest first. A match of one word of both headlines scores 0.6 before it is divided
     * by the number of words: less than that is chance. Months that are looked at first: the last three, and that of the article. All others are looked
     * at where these have too few: then there are few in all, so that no site is too large.
     *
     * <p>Gives one row without an article if none is close. Parameters: id; ranking, the articles that are read most.
     */
    static final String CLOSEST = """
            with subject as materialized (
                select s.head, s.published_at, a.language, search_stemmer(a.language) as stemmer
                from article_search s join article a on a.id = s.article_id and a.status = 'published' where s.article_id = :id
            ), common as materialized (
                select e.lexeme from pg_stats p
                cross join lateral unnest(p.most_common_elems::text::text[], p.most_common_elem_freqs) e (lexeme, frequency)
                where p.schemaname = current_schema() and p.tablename = 'article_search' and p.attname = 'words'
                    and e.lexeme is not null and e.frequency > 0.01
            ), word as materialized (
                select stem.word, min(case when 'A' = any(l.weights) then 0 else 1 end) as part
                from subject s cross join lateral unnest(s.head) l (lexeme, positions, weights)
                cross join lateral (select coalesce(search_stem(l.lexeme, s.language, s.stemmer), l.lexeme) as word) stem
                where l.weights && array['A', 'B'] and octet_length(stem.word) > 2 and stem.word !~ '^[0-9]+$'
                group by stem.word having stem.word not in (select lexeme from common)
                order by part, char_length(stem.word) desc, stem.word limit 24
            ), query as materialized (
                select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery as words,
                    count(*) as size, (
                        select string_agg('''#m' || to_char(month at time zone 'UTC', 'YYYYMM') || '''', ' | ')::tsquery
                        from (select least(published_at, now()) from subject
                            union all select now() - make_interval(months => back) from generate_series(0, 2) back) m (month)) as months
                from word
            ), recent as materialized (
                select c.article_id, c.published_at, c.head from query q
                join article_search c on c.words @@ q.words and c.words @@ q.months limit 500
            ), older as materialized (
                select c.article_id, c.published_at, c.head from query q join article_search c on c.words @@ q.words
                where (select count(*) from recent) < 500 limit 500
            ), tagged as materialized (
                select n.article_id, count(*) as tags
                from (select t.tag_slug from article_tag t where t.article_id = :id order by t.tag_slug limit 10) own
                cross join lateral (
                    select o.article_id from article_tag o where o.tag_slug = own.tag_slug
                    order by o.published_at desc, o.article_id desc limit 30) n
                group by n.article_id
            ), candidate as materialized (
                select distinct on (x.article_id) x.* from (
                    select * from recent union all select * from older
                    union all select c.* from tagged t cross join lateral (
                        select s.article_id, s.published_at, s.head from article_search s where s.article_id = t.article_id limit 1) c
                ) x where x.article_id <> :id
            ), close as materialized (
                select c.article_id, c.published_at, coalesce(t.tags, 0) as tags,
                    coalesce(ts_rank('{0.05, 0.2, 0.35, 1}', c.head, q.words), 0) * q.size as likeness
                from candidate c left join tagged t on t.article_id = c.article_id cross join query q
            ), best as materialized (
                select article_id, published_at, likeness + 0.5 * least(tags, 4) as score
                from close where likeness >= 0.6 or tags > 0 order by score desc, published_at desc, article_id desc limit 60
            )
            select exists (select from subject) as is_indexed, a.id
            from (select) one left join (best b join article a on a.id = b.article_id and a.status = 'published') on true
            left join unnest(:ranking::uuid[]) with ordinality r (id, place) on r.id = a.id
            order by b.score
                * (1 + 0.5 * exp(-least(greatest(extract(epoch from now() - b.published_at), 0)::float8 / (30 * 86400), 50)))
                * (case when a.section_slug = (select section_slug from article where id = :id) then 1.15 else 1 end)
                * (1 + 0.25 * greatest(1 - coalesce(r.place, 500) / 500.0, 0)) desc,
                b.published_at desc, a.id desc
            limit 10""";

    private static final String HEAD = "log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, ";

    /**
     * Reads an article (list 0), the headlines {@code closest} (list 1) and the newest of its section (list 2), if the article is published. Parameters:
     * id; closest.
     */
    static final String LISTS =
            "select " + HEAD + "x.list, x.place, " + HeadlineRow.COLUMNS + """
             from change_log_head log cross join lateral (
                select 0 as list, 0::bigint as place, :id::uuid as id
                union all select 1, r.place, r.id from unnest(:closest::uuid[]) with ordinality r (id, place)
                union all select 2, row_number() over (order by n.published_at desc, n.id desc), n.id from (
                    select f.id, f.published_at from article f
                    where f.status = 'published' and f.section_slug = (select o.section_slug from article o where o.id = :id)
                    order by f.published_at desc, f.id desc limit 21) n
            ) x join article a on a.id = x.id and a.status = 'published'\s""" + HeadlineRow.JOINS + """
             where exists (select from article o where o.id = :id and o.status = 'published')
            order by x.list, x.place""";

    private static final String READ = "select " + HEAD + HeadlineRow.COLUMNS + """
             from change_log_head log left join (
                (select 0 as tier, -r.place::float8 as score, f.id
                from unnest(:ranking::uuid[]) with ordinality r (id, place) join article f on f.id = r.id and f.status = 'published' %1$s
                order by r.place limit 10)
                union all (select 1, coalesce(v.views, 0)
                    * exp(-least(greatest(extract(epoch from now() - n.published_at), 0)::float8 / 86400 * ln(2), 50)), n.id
                from (select f.id, f.published_at from article f where f.status = 'published' %1$s
                    order by f.published_at desc, f.id desc limit 200) n
                left join article_audience v on v.article_id = n.id
                where n.id not in (select unnest(:ranking::uuid[]))
                order by 2 desc, n.published_at desc, n.id desc limit 10)
            ) x on true left join (article a\s""" + HeadlineRow.JOINS + """
            ) on a.id = x.id order by x.tier, x.score desc, a.published_at desc, a.id desc limit 10""";

    /** Reads what is read most of the whole site; one row without an article if there is none. Parameter: ranking. */
    static final String MOST_READ = READ.formatted("");

    /** Reads what is read most of a section. Parameters: ranking; section, its key. */
    static final String MOST_READ_OF_SECTION = READ.formatted("and f.section_slug = :section");

    private RelatedSql() {}
}
