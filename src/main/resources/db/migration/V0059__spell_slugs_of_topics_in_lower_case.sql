-- Gives sections, tags and authors whose slug was set with capital letters one in lower case. Addresses of pages are redirected to lower case, so that
-- nobody reached the pages of such a topic. The slug of before leads to the new one, as after every change of a slug; one that another has or had gets
-- a number. Copies in articles are written afterwards in steps.
--
-- Waits for publishers and gives up after three seconds; the next start tries again. Reads three small tables, and usually writes nothing.
set local lock_timeout = '3s';
select from change_log_head for update;

do $$
declare
    of_kind text;
    stored  record;
    ours    text;
begin
    foreach of_kind in array array['section', 'tag', 'author'] loop
        for stored in execute format(
            'select slug as key, lower(public_slug) as lower from %I where public_slug <> lower(public_slug) order by slug', of_kind)
        loop
            ours := case when exists (
                    select from topic_slug h where h.kind = of_kind and h.slug = stored.lower and h.topic = stored.key)
                then stored.lower else free_slug(of_kind, stored.lower) end;
            execute format(
                'update %I set public_slug = $1, edition = edition + 1, updated_at = statement_timestamp() where slug = $2', of_kind)
                using ours, stored.key;
            if of_kind <> 'section' then
                insert into topic_copy (kind, topic) values (of_kind, stored.key)
                on conflict (kind, topic) do update set (published_at, article_id) = row(default, default);
            end if;
        end loop;
    end loop;
end $$;
