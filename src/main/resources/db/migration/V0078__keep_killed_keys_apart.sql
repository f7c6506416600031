-- The idempotency key of an article that was killed is replaced by a hash of it. The hash looked like a key that a client may send: whoever used such
-- a key for another article made the kill fail for a day. It begins with words and a blank now, which no client's key can have.
--
-- The previous release calls the same functions. It lets a key be claimed anew while the kill that renames it commits: then the older row is the right one.
create or replace function killed_key(key text) returns text language sql immutable strict as $$
    select 'killed ' || encode(name_hash(key), 'hex')
$$;

create function hide_killed_keys(killed uuid) returns void language sql as $$
    delete from idempotency_key own using idempotency_key earlier
    where own.article_id = killed and own.key not like 'killed %'
        and earlier.token_id = own.token_id and earlier.key = killed_key(own.key);
    update idempotency_key set key = killed_key(key) where article_id = killed and key not like 'killed %';
$$;

create or replace function neutralise_killed_article() returns trigger language plpgsql as $$
begin
    if new.slug !~ '^removed-[0-9a-f]{32}$' then
        insert into killed_name (kind, hash, article_id) values ('slug', name_hash(new.slug), new.id) on conflict do nothing;
        new.slug := 'removed-' || replace(gen_random_uuid()::text, '-', '');
    end if;
    if new.source_id is not null then
        insert into killed_name (kind, hash, article_id) values ('source', name_hash(new.source_id), new.id) on conflict do nothing;
        new.source_id := null;
    end if;
    perform hide_killed_keys(new.id);
    return new;
end $$;

create or replace function forget_keys_of_killed_draft() returns trigger language plpgsql as $$
begin
    perform hide_killed_keys(new.id);
    return null;
end $$;

update idempotency_key k set key = 'killed ' || substr(k.key, 8)
where k.key ~ '^killed-[0-9a-f]{64}$' and (
    exists (select from article a where a.id = k.article_id and a.retraction_kind = 'kill')
    or exists (select from draft d where d.id = k.article_id and d.kill_notice is not null));
