-- Tags and authors that were changed and whose copies in the rows of articles are not all written yet. The articles that follow the cursor in the
-- lists article_tag and article_author still have the old copy; they are written a few hundred at a time, so that no statement takes long, however
-- many there are. A row stays until all is copied: an instance that is killed meanwhile leaves it to the others.
create table topic_copy (
    kind         text        not null check (kind in ('tag', 'author')),
    topic        text        not null,
    published_at timestamptz not null default 'infinity',
    article_id   uuid        not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    primary key (kind, topic)
);

-- Instances of the previous release correct the first author of an article without knowing article_author. The authors beside the first stay as they
-- are then; this release writes the table itself, before or after.
--
-- A trigger takes a SHARE ROW EXCLUSIVE lock on article for milliseconds: publishing waits, readers do not. Gives up after three seconds; the next
-- start tries again.
set local lock_timeout = '3s';
select from change_log_head for update;

create function credit_other_first_author() returns trigger language plpgsql as $$
begin
    delete from article_author l
    where l.article_id = new.id and l.author_slug = old.author_slug and not exists (
        select from json_array_elements(new.coauthors) c join author w on w.id::text = c ->> 'id'
        where w.slug = old.author_slug);
    insert into article_author (author_slug, published_at, article_id, number)
    select new.author_slug, new.published_at, new.id, new.number where new.author_slug is not null
    on conflict do nothing;
    return null;
end $$;

create trigger other_first_author_is_credited after update of author_slug on article for each row
    when (new.status = 'published' and new.author_slug is distinct from old.author_slug)
    execute function credit_other_first_author();
