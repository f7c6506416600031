-- Two names are one only if they are equal in Unicode's form NFC with each run of white space as one blank. V0035 brought the names of sections, tags
-- and authors into NFC and left their white space, so that an article by "Ann Lee" would not find the author who is stored as "Ann  Lee". This
-- brings both into the form that names have when they come in today, so that the identity is found again.
--
-- Where two names become equal, both topics stay, since articles and addresses name both: the one that has the name already keeps it, else the
-- oldest gets it (a later one has a number behind its slug), and the others stay as they are written. Only those without an id of their source are
-- compared, since such an id decides before a name. Copies in articles are written afterwards in steps, as after every change of a name.
--
-- Takes the row of change_log_head, waits at most three seconds for it, and keeps it to the end: all who publish, correct, retract or change a
-- topic wait that long; the rows of renamed topics are locked as well. If it gets a row too late it changes nothing, and is tried again after a second.
-- Measured with 300,000 tags: two seconds of processor time if no name changes, which is the rule, and twelve if all do. Readers do not wait: they lock neither
-- that row nor a topic, and the tables are only locked against changes of their form (ROW EXCLUSIVE).
set local lock_timeout = '3s';
select from change_log_head for update;

do $$
declare
    kind text;
begin
    foreach kind in array array['section', 'tag', 'author'] loop
        execute format($sql$
            with spelled as materialized (
                select slug, name, source_id, btrim(regexp_replace(normalize(name, nfc),
                    U&'[\0009-\000D\0020\0085\00A0\1680\2000-\200A\2028\2029\202F\205F\3000]+', ' ', 'g')) as normal
                from %1$I
            ), chosen as (
                select distinct on (s.normal, s.source_id) s.slug, s.normal
                from spelled s left join spelled o on o.name = s.normal and o.source_id is null
                where s.name <> s.normal and s.normal <> '' and (s.source_id is not null or o.slug is null)
                order by s.normal, s.source_id, length(s.slug), s.slug
            ), renamed as (
                update %1$I t set name = c.normal, edition = t.edition + 1, updated_at = statement_timestamp()
                from chosen c where t.slug = c.slug
                returning t.slug
            )
            insert into topic_copy (kind, topic) select %1$L, slug from renamed where %1$L <> 'section'
            on conflict (kind, topic) do update set (published_at, article_id) = row(default, default)$sql$, kind);
    end loop;
end $$;
