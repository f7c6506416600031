-- When anything changed last in each part of the sitemap: part n has the articles with the numbers from 1,000 * (n - 1) + 1 to 1,000 * n. The index
-- of the sitemap tells search engines this time; without the table it would have to look at every article. Undated articles count once they are
-- corrected.
--
-- Triggers for whole statements, so that an import of a thousand articles writes a row or two. They lock no row that stays as it is, and all others in
-- the order of their numbers: copies of renamed topics, which date nothing, must not make publishers wait.
--
-- Locks as the migration before this one does. The next migration fills in what was there before.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table sitemap_part (
    part       bigint      primary key,
    changed_at timestamptz not null
);

create function note_change_of_sitemap() returns trigger language plpgsql as $$
begin
    insert into sitemap_part as known (part, changed_at)
    select n.part, n.changed_at
    from (select (number - 1) / 1000 + 1 as part, max(updated_at) as changed_at from changed where number is not null group by 1) n
    where not exists (select from sitemap_part k where k.part = n.part and k.changed_at >= n.changed_at)
    order by n.part
    on conflict (part) do update set changed_at = greatest(known.changed_at, excluded.changed_at);
    return null;
end $$;

create trigger sitemap_is_noted_for_new after insert on article referencing new table as changed
    for each statement execute function note_change_of_sitemap();
create trigger sitemap_is_noted_for_changed after update on article referencing new table as changed
    for each statement execute function note_change_of_sitemap();
