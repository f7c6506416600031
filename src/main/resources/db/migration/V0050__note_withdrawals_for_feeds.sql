-- Which lists an article was in when it was retracted: the list of all, its section's, its tags' and its authors'. Feeds tell their readers for a
-- while what to take away, and by then article_tag and article_author no longer know. A kill that removes a tag for good removes its rows here too.
-- Triggers write the table, since instances of the previous release retract articles as well. at is when the article was retracted last.
--
-- feeds identifies the site's feeds, whatever address or name the site has; it stays when an older copy of the database is restored.
--
-- Keeps publishers away first: they hold what is locked next while they wait for the head. Readers pass until the last lock. Each is held for
-- milliseconds, and waited for only as long as readers behind it do not notice: shorter than deadlock_timeout, so that this gives way, not a kill. The
-- next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table withdrawn_listing (
    list       text        not null check (list in ('all', 'section', 'tag', 'author')),
    topic      text        not null,
    article_id uuid        not null references article,
    at         timestamptz not null,
    primary key (list, topic, article_id)
);
create index withdrawn_listing_by_time on withdrawn_listing (list, topic, at desc);
create index withdrawn_listing_by_article on withdrawn_listing (article_id);

create function note_withdrawal() returns trigger language plpgsql as $$
begin
    insert into withdrawn_listing (list, topic, article_id, at)
    values ('all', '', new.id, new.updated_at), ('section', new.section_slug, new.id, new.updated_at)
    on conflict do nothing;
    update withdrawn_listing set at = new.updated_at where article_id = new.id;
    return null;
end $$;

-- Runs at the end of the statement, when the article is retracted and a tag that only it had is gone.
create function note_withdrawn_tag() returns trigger language plpgsql as $$
begin
    insert into withdrawn_listing (list, topic, article_id, at)
    select 'tag', t.slug, a.id, a.updated_at from article a join tag t on t.slug = old.tag_slug
    where a.id = old.article_id and a.status = 'retracted'
    on conflict do nothing;
    return null;
end $$;

create function note_withdrawn_author() returns trigger language plpgsql as $$
begin
    insert into withdrawn_listing (list, topic, article_id, at)
    select 'author', old.author_slug, a.id, a.updated_at from article a
    where a.id = old.article_id and a.status = 'retracted'
    on conflict do nothing;
    return null;
end $$;

create function forget_withdrawals() returns trigger language plpgsql as $$
begin
    delete from withdrawn_listing where list = 'tag' and topic = old.slug;
    return null;
end $$;

create trigger withdrawal_is_noted after update of retraction_kind on article for each row
    when (new.status = 'retracted' and new.retraction_kind is distinct from old.retraction_kind) execute function note_withdrawal();
create trigger withdrawal_is_noted after delete on article_tag for each row execute function note_withdrawn_tag();
create trigger withdrawal_is_noted after delete on article_author for each row execute function note_withdrawn_author();
create trigger withdrawals_are_forgotten after delete on tag for each row execute function forget_withdrawals();

insert into withdrawn_listing (list, topic, article_id, at)
select 'all', '', id, updated_at from article where status = 'retracted'
union all
select 'section', section_slug, id, updated_at from article where status = 'retracted'
union all
select 'author', author_slug, id, updated_at from article where status = 'retracted' and author_slug is not null
union all
select distinct 'tag', h.topic, a.id, a.updated_at from article a join topic_slug h on h.kind = 'tag' and h.slug = any(a.tag_slugs)
where a.status = 'retracted';

lock table change_log_head in access exclusive mode;
alter table change_log_head add column feeds uuid not null default gen_random_uuid();
