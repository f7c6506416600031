-- Fills in the parts of the sitemap that were there before the last migration. Reads the table of articles once, without holding anybody up.
insert into sitemap_part as known (part, changed_at)
select (number - 1) / 1000 + 1, max(updated_at) from article where number is not null group by 1 order by 1
on conflict (part) do update set changed_at = greatest(known.changed_at, excluded.changed_at);
