-- Gives sections, tags and authors whose slug was set with capital letters one in lower case. Addresses of pages are redirected to lower case, so that
-- nobody reached the pages of such a topic. The slug of before leads to the new one, as after every change of a slug; one that another has or had gets
-- a number. Copies in articles are written afterwards in steps.
--
-- Takes the row of change_log_head, waits at most three seconds for it, and keeps it to the end: all who publish, correct, retract or change a
-- topic wait that long. If it gets a row too late it changes nothing, and is tried again after a second. Reads three tables whole, and usually writes
-- nothing; each renamed topic costs a few look-ups more. Readers do not wait.
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
