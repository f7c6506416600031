-- The slug of an article holds the words of its headline, and so does often its id at the source. A kill removes both: the slug becomes a neutral one,
-- the id of the source null, and this table keeps the SHA-256 of each, so that the former address still answers 410, no other article gets it, and no
-- import brings the article back. A draft is killed where it stands, and never leaves its table.
--
-- Triggers do this, since instances of the previous release kill and import articles as well. V0062 does it for articles that were killed before.
--
-- Locks: publishers are kept away first, since they hold what is locked next while they wait for the head. Creating a trigger lets readers pass; the new
-- columns and the triggers take milliseconds. Each lock is waited for only as long as readers behind it do not notice; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table killed_name (
    kind       text  not null check (kind in ('slug', 'source')),
    hash       bytea not null,
    article_id uuid  not null,
    primary key (kind, hash)
);

create function name_hash(name text) returns bytea language sql immutable strict as $$
    select sha256(convert_to(name, 'UTF8'))
$$;

-- A client chooses its idempotency keys, perhaps from the headline.
create function killed_key(key text) returns text language sql immutable strict as $$
    select 'killed-' || encode(name_hash(key), 'hex')
$$;

create index idempotency_key_by_article on idempotency_key (article_id);

create function neutralise_killed_article() returns trigger language plpgsql as $$
begin
    if new.slug !~ '^removed-[0-9a-f]{32}$' then
        insert into killed_name (kind, hash, article_id) values ('slug', name_hash(new.slug), new.id) on conflict do nothing;
        new.slug := 'removed-' || replace(gen_random_uuid()::text, '-', '');
    end if;
    if new.source_id is not null then
        insert into killed_name (kind, hash, article_id) values ('source', name_hash(new.source_id), new.id) on conflict do nothing;
        new.source_id := null;
    end if;
    update idempotency_key set key = killed_key(key) where article_id = new.id and key !~ '^killed-[0-9a-f]{64}$';
    return new;
end $$;

-- The name decides the order of triggers: this one comes before headline_is_spelled.
create trigger address_is_neutral_once_killed before update on article for each row
    when (new.retraction_kind = 'kill' and (old.retraction_kind is distinct from 'kill'
        or new.slug !~ '^removed-[0-9a-f]{32}$' or new.source_id is not null)) execute function neutralise_killed_article();

-- Sees kills that were committed before the head of the log was locked, even where slugs were looked up before.
create function refuse_killed_name() returns trigger language plpgsql as $$
begin
    if exists (select from killed_name where kind = 'slug' and hash = name_hash(new.slug)
            or kind = 'source' and hash = name_hash(new.source_id)) then
        raise unique_violation using message = 'The slug or the source id belongs to an article that was killed';
    end if;
    return new;
end $$;

create trigger killed_names_are_refused before insert on article for each row execute function refuse_killed_name();

-- A request that made an article that was killed since is recognised when it comes again.
create function recognise_killed_key() returns trigger language plpgsql as $$
begin
    if exists (select from idempotency_key where token_id = new.token_id and key = killed_key(new.key)) then
        new.key := killed_key(new.key);
    end if;
    return new;
end $$;

create trigger killed_key_is_recognised before insert on idempotency_key for each row execute function recognise_killed_key();

-- Feeds tell a new notice of a killed article as they told the first one.
create function note_new_notice() returns trigger language plpgsql as $$
begin
    update withdrawn_listing set at = new.updated_at where article_id = new.id;
    return null;
end $$;

create trigger new_notice_is_noted after update of retraction_notice on article for each row
    when (new.retraction_kind = 'kill' and old.retraction_kind = 'kill' and new.retraction_notice <> old.retraction_notice)
    execute function note_new_notice();

alter table draft add column kill_notice text;
create index draft_killed on draft (id desc) where kill_notice is not null;

-- The previous release knows no killed drafts, and would publish or replace one. Renamed topics are copied into it as into any other.
create function refuse_change_of_killed_draft() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.kill_notice is null or new.kill_notice = old.kill_notice
            and (new.title, new.standfirst, new.body_html) is distinct from (old.title, old.standfirst, old.body_html) then
        raise integrity_constraint_violation using message = 'The draft was killed';
    end if;
    return new;
end $$;

create trigger killed_draft_stays before update on draft for each row
    when (old.kill_notice is not null) execute function refuse_change_of_killed_draft();
create trigger killed_draft_is_not_deleted before delete on draft for each row
    when (old.kill_notice is not null) execute function refuse_change_of_killed_draft();

create function forget_keys_of_killed_draft() returns trigger language plpgsql as $$
begin
    update idempotency_key set key = killed_key(key) where article_id = new.id and key !~ '^killed-[0-9a-f]{64}$';
    return null;
end $$;

create trigger keys_of_killed_draft_are_forgotten after update of kill_notice on draft for each row
    when (new.kill_notice is not null) execute function forget_keys_of_killed_draft();
