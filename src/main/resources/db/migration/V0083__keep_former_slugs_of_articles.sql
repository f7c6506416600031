-- A correction may give an article another slug. The former ones lead to the article for ever and are given to no other, whichever release publishes:
-- triggers note them, give another slug to a new article that wishes one of them, and keep one article from taking that of another. Of a killed article
-- they are kept as hashes alone, as its last slug is (see V0060). An article may take back a slug that it had.
--
-- A correction may take tags from an article too. A kill deletes those, as it deletes the tags that the article has, unless another article has them: by a
-- trigger, since instances of the previous release kill as well.
--
-- Keeps publishers away first: they hold what is locked next while they wait for the head. Creating a trigger lets readers pass, and takes milliseconds.
-- Each lock is waited for shorter than deadlock_timeout; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table former_slug (
    slug       text primary key,
    article_id uuid not null references article
);
create index former_slug_by_article on former_slug (article_id);

create function keep_former_slug() returns trigger language plpgsql as $$
begin
    delete from former_slug where slug = new.slug and article_id = new.id;
    if exists (select from former_slug where slug = new.slug)
            or exists (select from killed_name where kind = 'slug' and hash = name_hash(new.slug)) then
        raise unique_violation using message = 'The slug belongs or belonged to another article';
    end if;
    insert into former_slug (slug, article_id) values (old.slug, old.id);
    return null;
end $$;

create trigger former_slug_is_kept after update of slug on article for each row
    when (new.slug <> old.slug and new.retraction_kind is distinct from 'kill') execute function keep_former_slug();

-- As the application does with a slug that an article has: the last digits of the id come behind it. Of 33 characters none leads to more than the 80
-- units of UTF-16 that a slug may have. This serves the previous release; today's application looks for former slugs itself.
create function avoid_former_slug() returns trigger language plpgsql as $$
begin
    if exists (select from former_slug where slug = new.slug) then
        new.slug := rtrim(left(new.slug, 33), '-') || '-' || right(new.id::text, 12);
    end if;
    return new;
end $$;

-- The name decides the order of triggers: this one comes before headline_is_spelled.
create trigger former_slugs_are_avoided before insert on article for each row execute function avoid_former_slug();

create or replace function neutralise_killed_article() returns trigger language plpgsql as $$
begin
    if new.slug !~ '^removed-[0-9a-f]{32}$' then
        insert into killed_name (kind, hash, article_id) values ('slug', name_hash(new.slug), new.id) on conflict do nothing;
        new.slug := 'removed-' || replace(gen_random_uuid()::text, '-', '');
    end if;
    with former as (
        delete from former_slug where article_id = new.id returning slug
    )
    insert into killed_name (kind, hash, article_id) select 'slug', name_hash(slug), new.id from former on conflict do nothing;
    if new.source_id is not null then
        insert into killed_name (kind, hash, article_id) values ('source', name_hash(new.source_id), new.id) on conflict do nothing;
        new.source_id := null;
    end if;
    perform hide_killed_keys(new.id);
    return new;
end $$;

create table former_tag (
    article_id uuid not null,
    tag_slug   text not null,
    primary key (article_id, tag_slug)
);

create function forget_former_tags() returns trigger language plpgsql as $$
begin
    with former as (
        delete from former_tag where article_id = new.id returning tag_slug
    )
    delete from tag t using former
    where t.slug = former.tag_slug
        and not exists (select from article_tag other where other.tag_slug = t.slug and other.article_id <> new.id)
        and not exists (
            select from article down where down.status = 'retracted' and down.retraction_kind = 'takedown' and down.id <> new.id
            and down.tag_slugs && array(select slug from topic_slug where kind = 'tag' and topic = t.slug));
    return null;
end $$;

create trigger former_tags_are_forgotten after update of retraction_kind on article for each row
    when (new.retraction_kind = 'kill') execute function forget_former_tags();
