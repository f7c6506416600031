-- What a draft was after each save, so that no save loses anything, and two people's changes can be told from each other's. Triggers write it, since
-- instances of the previous release save drafts as well; a draft from before gets its first rows when it is saved next. The revisions stay when the draft
-- is published. A kill deletes them all, and so does who deletes the draft.
--
-- They are thinned with age, whenever the draft is saved: the newest 50 stay; of older ones the last of every ten minutes of a day, and the last of each
-- day before that, 300 in all at most. Once the draft is published, only the newest 50 stay.
--
-- Bodies have a table of their own, where each stands once however many revisions of its draft have it: most saves leave it as it is, and it may have
-- megabytes.
--
-- Keeps publishers away first: they hold what is locked next while they wait for the head. Creating a trigger lets readers pass, and takes milliseconds.
-- Each lock is waited for shorter than deadlock_timeout; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table draft_revision (
    article_id      uuid        not null,
    edition         integer     not null,
    at              timestamptz not null,
    title           text        not null,
    standfirst      text,
    image           json,
    body_hash       bytea       not null,
    reading_minutes integer     not null,
    section_slug    text        not null,
    section_name    text        not null,
    tag_slugs       text[]      not null,
    tag_names       text[]      not null,
    authors         json        not null,
    language        text        not null,
    published_at    timestamptz,
    primary key (article_id, edition)
);

create table draft_body (
    article_id uuid  not null,
    hash       bytea not null,
    body_html  text  not null,
    primary key (article_id, hash)
);

-- The authors of a draft; of one that the previous release wrote last, its only author stands in columns.
create function draft_authors(d draft) returns json language sql stable as $$
    select coalesce(d.authors, case when d.author_name is null then '[]'::json else json_build_array(json_build_object(
        'slug', d.author_slug, 'name', d.author_name, 'bio', d.author_bio, 'avatar', d.author_avatar)) end)
$$;

create function note_draft_revision(d draft) returns void language plpgsql as $$
declare
    hash_of_body bytea;
begin
    if exists (select from draft_revision where article_id = d.id and edition = d.edition) then
        return;
    end if;
    hash_of_body := sha256(convert_to(d.body_html, 'UTF8'));
    insert into draft_body (article_id, hash, body_html) values (d.id, hash_of_body, d.body_html) on conflict do nothing;
    insert into draft_revision (article_id, edition, at, title, standfirst, image, body_hash, reading_minutes, section_slug, section_name,
        tag_slugs, tag_names, authors, language, published_at)
    values (d.id, d.edition, d.updated_at, d.title, d.standfirst, d.image, hash_of_body, d.reading_minutes, d.section_slug, d.section_name,
        d.tag_slugs, d.tag_names, draft_authors(d), d.language, d.published_at);
end $$;

-- Keeps the newest 50 revisions of a draft and, up to "most" in all, the last of each span before them.
create function thin_draft_revisions(of_draft uuid, most integer) returns void language sql as $$
    delete from draft_revision r using (
        select edition, row_number() over (order by edition desc) as place, row_number() over (
            partition by at > now() - interval '1 day',
                floor(extract(epoch from at) / case when at > now() - interval '1 day' then 600 else 86400 end)
            order by edition desc) as place_in_span
        from draft_revision where article_id = of_draft) o
    where r.article_id = of_draft and r.edition = o.edition and o.place > 50 and (o.place_in_span > 1 or o.place > most);
    delete from draft_body b where b.article_id = of_draft
        and not exists (select from draft_revision r where r.article_id = b.article_id and r.body_hash = b.hash);
$$;

create function delete_draft_revisions(of_draft uuid) returns void language sql as $$
    delete from draft_revision where article_id = of_draft;
    delete from draft_body where article_id = of_draft;
$$;

create function keep_draft_revision() returns trigger language plpgsql as $$
begin
    if new.kill_notice is not null then
        perform delete_draft_revisions(new.id);
        return null;
    end if;
    if tg_op = 'UPDATE' then
        perform note_draft_revision(old);
    end if;
    perform note_draft_revision(new);
    if new.edition > 50 then
        perform thin_draft_revisions(new.id, 300);
    end if;
    return null;
end $$;

create trigger revision_of_new_is_kept after insert on draft for each row execute function keep_draft_revision();
create trigger revision_is_kept after update on draft for each row
    when (new.edition <> old.edition) execute function keep_draft_revision();

-- A draft leaves its table when it is published; of one that is deleted nothing is left to thin.
create function thin_revisions_of_gone_draft() returns trigger language plpgsql as $$
begin
    perform thin_draft_revisions(old.id, 50);
    return null;
end $$;

create trigger revisions_of_gone_draft_are_thinned after delete on draft for each row
    when (old.edition > 50) execute function thin_revisions_of_gone_draft();

create function forget_draft_revisions() returns trigger language plpgsql as $$
begin
    perform delete_draft_revisions(new.id);
    return null;
end $$;

create trigger draft_revisions_are_forgotten after update of retraction_kind on article for each row
    when (new.retraction_kind = 'kill') execute function forget_draft_revisions();
