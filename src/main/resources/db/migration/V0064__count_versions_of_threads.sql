-- The version of each article's thread of comments: another one with every change that readers could see, whichever release, instance or statement
-- makes it. Pages of comments are kept in memory under their version, and are served for as long as this table still has it.
--
-- A version is random, not a count: a restore or a fail-over that loses the last changes would count to the same number again, with other comments.
-- An article without a row has no version yet. changed_at is the database's own clock.
--
-- A statement locks comments first, then tallies, then versions, each in the order of their ids: the trigger sorts behind those that count, and
-- leaves a change of replies alone that they make, since the change that they count for gives the thread its new version.
--
-- Writers of comments wait for some milliseconds, readers for nothing. No foreign key: only triggers write rows, for articles that
-- have a comment or a setting, and the key would have to lock article.
set local lock_timeout = '500ms';

create table thread_version (
    article_id uuid        primary key,
    version    uuid        not null,
    changed_at timestamptz not null
) with (fillfactor = 50);

-- Changes nothing for null.
create function change_thread_versions(articles uuid[]) returns void language sql as $$
    insert into thread_version (article_id, version, changed_at)
    select article_id, gen_random_uuid(), clock_timestamp()
    from (select distinct a as article_id from unnest(articles) a where a is not null) changed order by article_id
    on conflict (article_id) do update set version = excluded.version, changed_at = excluded.changed_at
$$;

create function note_new_comments() returns trigger language plpgsql as $$
declare
    articles uuid[] := (select array_agg(article_id) from new_rows where state = 'approved');
begin
    perform change_thread_versions(articles);
    return null;
end $$;

create function note_changed_comments() returns trigger language plpgsql as $$
declare
    articles uuid[] := (
        select array_agg(n.article_id) || array_agg(o.article_id)
        from new_rows n join old_rows o using (id)
        where (n.state = 'approved') <> (o.state = 'approved')
           or n.state = 'approved' and (n.name, n.text, n.created_at, n.edited_at, n.parent_id, n.article_id)
                    is distinct from (o.name, o.text, o.created_at, o.edited_at, o.parent_id, o.article_id)
           or n.replies <> o.replies and pg_trigger_depth() = 1);
begin
    perform change_thread_versions(articles);
    return null;
end $$;

create function note_deleted_comments() returns trigger language plpgsql as $$
declare
    articles uuid[] := (select array_agg(article_id) from old_rows where state = 'approved' or replies > 0);
begin
    perform change_thread_versions(articles);
    return null;
end $$;

-- A truncation names no rows, so it is noted before it happens: it holds the table alone by then.
create function note_emptied_comments() returns trigger language plpgsql as $$
declare
    articles uuid[];
begin
    execute format('select array_agg(distinct article_id) from %s', tg_relid::regclass) into articles;
    perform change_thread_versions(articles);
    return null;
end $$;

create function note_comment_setting() returns trigger language plpgsql as $$
begin
    perform change_thread_versions(array[old.article_id, new.article_id]);
    return null;
end $$;

-- The order of names is the order in which triggers of one statement run: comment_is_counted comes first.
create trigger thread_has_new_version after insert on comment
    referencing new table as new_rows for each statement execute function note_new_comments();
create trigger thread_has_new_version_anew after update on comment
    referencing old table as old_rows new table as new_rows for each statement execute function note_changed_comments();
create trigger thread_has_new_version_at_last after delete on comment
    referencing old table as old_rows for each statement execute function note_deleted_comments();
create trigger thread_has_new_version after insert or update or delete on comment_setting
    for each row execute function note_comment_setting();
create trigger thread_has_new_version_before_truncate before truncate on comment
    for each statement execute function note_emptied_comments();
create trigger thread_has_new_version_before_truncate before truncate on comment_setting
    for each statement execute function note_emptied_comments();
