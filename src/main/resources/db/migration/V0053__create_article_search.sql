-- Full text search: a narrow row for each published article, made of what PostgreSQL has on board.
--
-- Reading a text takes PostgreSQL ten milliseconds, for which nobody who publishes shall wait. So triggers write down in the transaction that publishes
-- or corrects that an article is to be indexed, and the application has it indexed a moment later. What must not be found any more leaves in the
-- transaction itself: an article that is retracted, and the old text of one that is corrected. Triggers do it whichever release, import or statement
-- changes the article.
--
-- How a text is read (search_tokens): compatibility forms, capitals, accents of Latin and Greek, vowel signs of Arabic and Hebrew are folded away;
-- runs of scripts without spaces become overlapping pairs of characters. Nothing depends on the locale of the database. What looks for words calls the
-- functions too, so that both read alike. Each word is kept as it is and as the language of its article stems it.
--
-- Lexemes that begin with # are no words: #s, #t and #a name a section, a tag and an author by their keys, #m the month of publication.
--
-- Keeps publishers away first: they hold what is locked next while they wait for the head. Each lock is held for milliseconds, and waited for shorter
-- than deadlock_timeout. Readers wait for none. The next start tries again. What was published before is queued by the next migration.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table article_search (
    article_id   uuid        primary key references article,
    version      integer     not null, -- of the article, that was read
    published_at timestamptz not null,
    number       bigint      not null,
    -- title (A), standfirst (B), names (C) and the beginning of the body (D): short enough to stay in the row, for ranking
    head         tsvector    not null,
    -- all words and all that articles are filtered by: only for the index, too long to be read for every candidate
    words        tsvector    not null
);

create index article_search_words on article_search using gin (words) with (gin_pending_list_limit = 512);

-- Articles to be indexed, the last ones first. Whoever publishes only adds rows, so that none waits here: an article may have several, and a row may
-- outlive what it was written for.
create table search_pending (
    id         bigint generated always as identity primary key,
    article_id uuid   not null
);

-- Languages that articles have or had: how the words of a query may be stemmed.
create table search_language (
    language text primary key
);

-- Each step is made only where the text has what it changes: all of them take milliseconds for a body, and most bodies need few.
create function search_folded(content text) returns text language plpgsql immutable parallel safe as $$
declare
    folded text := content;
begin
    if octet_length(folded) > char_length(folded) then
        folded := regexp_replace(folded, '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+', '', 'g');
        folded := regexp_replace(folded,
            '[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0700-\u070f\u0964\u0965\u0970\u0df4\u0e2f\u0e3f\u0e4f\u0e5a\u0e5b\u104a-\u104f\u1360-\u1368\u1400\u1680\u17d4-\u17dc\u1800-\u180e\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u3036-\u303f\u309b\u309c\u30a0\u30fb\ua4fe\ua4ff\ue000-\uf8ff\ufd3e\ufd3f\ufe00-\ufe6f\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+',
            ' ', 'g');
    end if;
    if octet_length(folded) > char_length(folded) then
        -- A text of marks alone would take normalize quadratic time.
        folded := regexp_replace(folded, '([\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]+', '\1', 'g');
        folded := normalize(folded, nfkd);
        folded := regexp_replace(folded, '([A-Za-z\u0370-\u03ff])[\u0300-\u036f]+', '\1', 'g');
        folded := regexp_replace(folded, '[\u0300\u0301\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+', '', 'g');
        folded := lower(normalize(folded, nfc));
        if folded ~ '[\u0391-\u03a9\u0401\u0404\u0406\u0407\u040e\u0410-\u042f\u0490]' then -- where the database's locale knows no letters beyond ASCII
            folded := translate(folded,
                'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
                'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўαβγδεζηθικλμνξοπρστυφχψω');
        end if;
        folded := replace(replace(folded, 'ё', 'е'), 'ς', 'σ');
        if folded ~ '[\u0671\u0649\u0629\u06a9\u06cc\u06d2\u06d5\u06c1\u06be\u06c0]' then
            folded := translate(folded, 'ٱىةکیےەہھۀ', 'ايهكييهههه');
        end if;
        if folded ~ '[ßæœþøłđıſðÆŒÞØŁĐ]' then
            folded := replace(replace(replace(replace(replace(replace(replace(
                translate(folded, 'øØłŁđĐıſð', 'oollddisd'),
                'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th');
        end if;
    end if;
    return regexp_replace(lower(folded), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+', ' ', 'g');
end $$;

-- The words of a text in their order. A run of a script without spaces gives its pairs of neighbouring characters, and its last character alone, so that
-- each character begins one of them.
create function search_tokens(content text) returns text[] language plpgsql immutable parallel safe as $$
declare
    dense  constant text := '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]';
    folded text := search_folded(content);
begin
    if octet_length(folded) = char_length(folded) or folded !~ dense then
        return array(
            select left(word, 64) from unnest(string_to_array(folded, ' ')) with ordinality t (word, place)
            where word <> '' order by place);
    end if;
    -- Runs are cut after 64 characters: taking each pair out of a longer text takes the longer.
    folded := regexp_replace(folded, '(' || dense || '{1,64})', ' \1 ', 'g');
    return array(
        select left(substr(word, step, width), 64)
        from unnest(string_to_array(folded, ' ')) with ordinality t (word, place)
        cross join lateral (select case when word ~ dense then 2 else 64 end) w (width)
        cross join lateral generate_series(1, case when width = 2 then char_length(word) else 1 end) s (step)
        where word <> '' order by place, step);
end $$;

-- Arabic words without article, conjunctions and the commonest endings ("light10" of Larkey, Ballesteros and Connell).
create function search_light_arabic(word text) returns text language sql immutable parallel safe as $$
    select regexp_replace(regexp_replace(word,
        '^(وال|بال|كال|فال|لل|ال|و)(?=..)', ''), '(?<=..)(ها|ان|ات|ون|ين|يه|ه|ي)$', '')
$$;

-- The dictionary that stems a language; null if PostgreSQL has none, or where a rule of our own does it.
create function search_stemmer(language text) returns regdictionary language sql stable parallel safe as $$
    select d.oid::regdictionary from pg_catalog.pg_ts_dict d join (values
        ('ca', 'catalan'), ('da', 'danish'), ('de', 'german'), ('el', 'greek'), ('en', 'english'), ('es', 'spanish'), ('et', 'estonian'),
        ('eu', 'basque'), ('fi', 'finnish'), ('fr', 'french'), ('ga', 'irish'), ('hi', 'hindi'), ('hu', 'hungarian'), ('hy', 'armenian'),
        ('id', 'indonesian'), ('it', 'italian'), ('lt', 'lithuanian'), ('nb', 'norwegian'), ('ne', 'nepali'), ('nl', 'dutch'),
        ('nn', 'norwegian'), ('no', 'norwegian'), ('pl', 'polish'), ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sr', 'serbian'),
        ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')
    ) s (code, name) on d.dictname = s.name || '_stem'
    where s.code = split_part(lower(language), '-', 1)
    limit 1
$$;

-- A word as a language stems it; null where that changes nothing. A word that the language passes over gives ''.
create function search_stem(word text, language text, stemmer regdictionary) returns text language sql stable parallel safe as $$
    select nullif(case
        when stemmer is not null then coalesce((ts_lexize(stemmer, word))[1], '')
        when split_part(lower(language), '-', 1) = 'ar' then search_light_arabic(word)
        else word end, word)
$$;

-- What a text filed as clean HTML says.
create function search_plain(html text) returns text language sql immutable parallel safe as $$
    select replace(replace(replace(replace(
        regexp_replace(regexp_replace(html, '</?(a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)(\s[^>]*)?>', '', 'g'), '<[^>]*>', ' ', 'g'),
        '&nbsp;', ' '), '&lt;', ' '), '&gt;', ' '), '&amp;', ' ')
$$;

-- The two vectors of an article. Words of different parts are never neighbours. The body is read up to 50,000 characters, which no text can blow up to
-- the megabyte that a tsvector holds at most.
create function search_vectors(
    title text, standfirst text, names text[], body_html text, language text, out head tsvector, out words tsvector
) language plpgsql stable as $$
declare
    lead    constant integer := 40;
    stemmer constant regdictionary := search_stemmer(language);
    tokens  text[] := search_tokens(left(title, 1000)) || ''::text;
    title_ends      integer := cardinality(tokens);
    standfirst_ends integer;
    names_end       integer;
begin
    tokens := tokens || search_tokens(left(standfirst, 2000)) || ''::text;
    standfirst_ends := cardinality(tokens);
    tokens := tokens || search_tokens(left(array_to_string(names, ' . '), 2000)) || ''::text;
    names_end := cardinality(tokens);
    tokens := tokens || search_tokens(left(search_plain(left(body_html, 200000)), 50000));

    with token as materialized (
        select t.word, least(t.place, 16383) as place
        from unnest(tokens) with ordinality t (word, place) where t.word <> ''
    ), stem as materialized (
        select d.word, search_stem(d.word, language, stemmer) as stem from (select distinct t.word from token t) d
    ), lexeme as materialized (
        select t.word, t.place from token t where t.place <= names_end + lead
        union all
        select s.stem, t.place from token t join stem s on s.word = t.word where s.stem <> '' and t.place <= names_end + lead
    )
    select coalesce((select string_agg('''' || l.word || ''':' || l.place || case
               when l.place <= title_ends then 'A' when l.place <= standfirst_ends then 'B' when l.place <= names_end then 'C' else 'D' end, ' ')
               from lexeme l), '')::tsvector,
           concat((select string_agg('''' || t.word || ''':' || t.place, ' ') from token t),
               (select string_agg(' ''' || s.stem || '''', '') from stem s where s.stem <> ''))::tsvector
    into head, words;
end $$;

-- The vectors of an article; empty ones for a text that cannot be read, which must not hold up the queue.
create function search_vectors_if_readable(
    title text, standfirst text, names text[], body_html text, language text, out head tsvector, out words tsvector
) language plpgsql stable as $$
begin
    select v.head, v.words into head, words from search_vectors(title, standfirst, names, body_html, language) v;
exception when others then
    raise warning 'An article cannot be indexed for the search: %', sqlerrm;
    head := ''::tsvector;
    words := ''::tsvector;
end $$;

-- Indexes the articles that were queued last, at most so many, and returns how many it has dealt with: fewer if there are no more, or if others hold them.
-- One transaction at a time does, on whichever instance; a second one would only take PostgreSQL's time from readers.
--
-- No article is locked while its text is read. Then those that nobody changes at the moment are locked, without waiting, and of these only the ones
-- are written that still have the version that was read: whoever retracts or corrects one of them waits for the rest of this, and deletes the row
-- afterwards. All others stay in the queue.
create function index_for_search(most integer) returns integer language plpgsql as $$
declare
    queued    bigint[];
    made      article_search[];
    unchanged uuid[];
    finished  integer;
begin
    if not pg_try_advisory_xact_lock(hashtext('index_for_search')) then
        return 0;
    end if;
    queued := array(select id from search_pending order by id desc limit most);
    made := array(
        select row(a.id, a.version, a.published_at, a.number, v.head, v.words || array_to_tsvector(
            array['#s' || a.section_slug, '#m' || to_char(least(a.published_at, now()) at time zone 'UTC', 'YYYYMM')]
            || array(select '#t' || t.tag_slug from article_tag t where t.article_id = a.id)
            || array(select '#a' || c.author_slug from article_author c where c.article_id = a.id)))::article_search
        from article a left join author w on w.slug = a.author_slug
        cross join lateral search_vectors_if_readable(a.title, a.standfirst,
            w.name || array(select c ->> 'name' from json_array_elements(a.coauthors) c) || a.tag_names, a.body_html, a.language) v
        where a.status = 'published' and a.id in (select article_id from search_pending where id = any(queued)));

    insert into search_language (language)
    select distinct split_part(lower(a.language), '-', 1) from article a join unnest(made) m on m.article_id = a.id
    on conflict do nothing;

    unchanged := array(
        select a.id from article a join unnest(made) m on m.article_id = a.id
        where a.status = 'published' and a.version = m.version
        for no key update of a skip locked);
    insert into article_search select m.* from unnest(made) m where m.article_id = any(unchanged)
    on conflict (article_id) do update set version = excluded.version, published_at = excluded.published_at, number = excluded.number,
        head = excluded.head, words = excluded.words;
    delete from search_pending where id = any(queued)
        and (article_id = any(unchanged) or not exists (select from unnest(made) m where m.article_id = search_pending.article_id));
    get diagnostics finished = row_count;
    return finished;
end $$;

create function search_new_articles() returns trigger language plpgsql as $$
begin
    insert into search_pending (article_id) select id from added where status = 'published';
    return null;
end $$;

-- Only names change where the version does not: the article stays and is found by the old ones until it is indexed anew.
create function search_changed_article() returns trigger language plpgsql as $$
begin
    if new.status <> 'published' or new.version <> old.version then
        delete from article_search where article_id = new.id;
    end if;
    if new.status = 'published' then
        insert into search_pending (article_id) values (new.id);
    end if;
    return null;
end $$;

create function search_renamed_author() returns trigger language plpgsql as $$
begin
    insert into search_pending (article_id) select article_id from article_author where author_slug = new.slug;
    return null;
end $$;

create trigger search_has_new after insert on article referencing new table as added
    for each statement execute function search_new_articles();
create trigger search_has_change after update of version, status, tag_names, coauthors on article for each row
    when (new.version <> old.version or new.status <> old.status or new.tag_names <> old.tag_names
        or new.coauthors::text is distinct from old.coauthors::text)
    execute function search_changed_article();
create trigger search_has_name after update of name on author for each row
    when (new.name <> old.name) execute function search_renamed_author();
