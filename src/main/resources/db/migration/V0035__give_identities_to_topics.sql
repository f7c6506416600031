-- Sections, tags and authors (topics) get identities of their own. Until now a slug was the identity, so that José Muñoz and Jose Munoz were one
-- person. From now on an id from the source or the exact name decides, and a slug is only an address.
--
-- The column slug stays as the key by which articles, lists and cursors refer to a topic. It never changes, and its value is the first slug that
-- the topic had: so no article is rewritten, and cursors that readers hold stay valid. public_slug is the slug of now, topic_slug remembers every
-- slug that a topic ever had, so that none leads nowhere and none is given away.
--
-- Instances of the previous release insert slug and name only. A trigger completes their rows and never changes their slug.
--
-- Rewrites the three small tables and holds ACCESS EXCLUSIVE locks on five tables for as long: a fraction of a second for 100,000 tags. Gives up
-- after three seconds where a long query holds one of them; the next start tries again. Tables are locked in the order in which publishers and readers
-- take them, so that none waits for another in a circle: first the head of the log, as every publishing transaction does.
set local lock_timeout = '3s';
select from change_log_head for update;
lock table change_log, audit_log, article, section, tag, author, draft in access exclusive mode;

create table topic_slug (
    kind  text not null check (kind in ('section', 'tag', 'author')),
    slug  text not null,
    topic text not null,
    primary key (kind, slug)
);

create index topic_slug_by_topic on topic_slug (kind, topic);

alter table section
    add column id          uuid        not null default gen_random_uuid() unique,
    add column source_id   text        unique,
    add column public_slug text,
    add column edition     integer     not null default 1,
    add column updated_at  timestamptz not null default now();
alter table tag
    add column id          uuid        not null default gen_random_uuid() unique,
    add column source_id   text        unique,
    add column public_slug text,
    add column edition     integer     not null default 1,
    add column updated_at  timestamptz not null default now();
alter table author
    add column id          uuid        not null default gen_random_uuid() unique,
    add column source_id   text        unique,
    add column public_slug text,
    add column edition     integer     not null default 1,
    add column updated_at  timestamptz not null default now();

-- A hash index, since a name may be longer than a row of a B-tree.
create index section_by_name on section using hash (name);
create index tag_by_name on tag using hash (name);
create index author_by_name on author using hash (name);

-- The first of wish, wish-2, wish-3 … that no topic of the kind has or had.
create function free_slug(of_kind text, wish text) returns text language plpgsql as $$
declare
    free   text    := wish;
    number integer := 1;
begin
    while exists (select from topic_slug where kind = of_kind and slug = free) loop
        number := number + 1;
        free := rtrim(left(wish, 79 - length(number::text)), '-') || '-' || number;
    end loop;
    return free;
end $$;

-- This release gives the slug that it wishes as public_slug, and holds the head of the change log, so that nobody takes the slug meanwhile. It is
-- noted here and not after the statement, so that the next row of the statement sees it.
create function give_slug() returns trigger language plpgsql as $$
begin
    if new.public_slug is null then
        new.public_slug := free_slug(tg_table_name, new.slug);
    else
        new.public_slug := free_slug(tg_table_name, new.public_slug);
        new.slug := new.public_slug;
        insert into topic_slug (kind, slug, topic) values (tg_table_name, new.slug, new.slug);
    end if;
    return new;
end $$;

create function remember_slug() returns trigger language plpgsql as $$
begin
    insert into topic_slug (kind, slug, topic) values (tg_table_name, new.slug, new.slug), (tg_table_name, new.public_slug, new.slug)
    on conflict do nothing;
    return null;
end $$;

create or replace function spell_section() returns trigger language plpgsql as $$
begin
    new.json := (select row_to_json(s) from (select new.public_slug as slug, new.name) s);
    return new;
end $$;

create or replace function spell_author() returns trigger language plpgsql as $$
begin
    new.json := (select row_to_json(w) from (select new.id, new.public_slug as slug, new.name, new.bio, new.avatar) w);
    return new;
end $$;

insert into topic_slug (kind, slug, topic) select 'section', slug, slug from section;
insert into topic_slug (kind, slug, topic) select 'tag', slug, slug from tag;
insert into topic_slug (kind, slug, topic) select 'author', slug, slug from author;

update section set public_slug = slug, name = normalize(name, nfc);
update tag set public_slug = slug, name = normalize(name, nfc);
update author set public_slug = slug, name = normalize(name, nfc);

alter table section alter column public_slug set not null;
alter table tag alter column public_slug set not null;
alter table author alter column public_slug set not null;

-- The name decides the order of triggers: this one comes before author_is_spelled and section_is_spelled.
create trigger address_is_given before insert on section for each row execute function give_slug();
create trigger address_is_given before insert on tag for each row execute function give_slug();
create trigger address_is_given before insert on author for each row execute function give_slug();

create trigger slug_is_remembered after insert or update of public_slug on section for each row execute function remember_slug();
create trigger slug_is_remembered after insert or update of public_slug on tag for each row execute function remember_slug();
create trigger slug_is_remembered after insert or update of public_slug on author for each row execute function remember_slug();

-- The first author of an article stays in author_slug, and is joined as before. All others stand in the row as readers get them, a JSON array:
-- few articles have any, and a join for each row would cost every list. A change of an author rewrites the rows that name it so.
alter table article
    add column author_role text,
    add column coauthors   json;

create function coauthors(authors json) returns json language sql immutable as $$
    select case when json_array_length(authors) > 1 then (
        select json_agg(author order by place) from json_array_elements(authors) with ordinality a (author, place) where place > 1) end
$$;

-- All authors of a draft as they were sent, the first of them in the old columns too. Null where the previous release wrote the row last.
alter table draft add column authors json;

create function forget_authors_of_before() returns trigger language plpgsql as $$
begin
    if new.authors::text is not distinct from old.authors::text
        and (new.author_slug, new.author_name, new.author_bio, new.author_avatar)
            is distinct from (old.author_slug, old.author_name, old.author_bio, old.author_avatar) then
        new.authors := null;
    end if;
    return new;
end $$;

create trigger authors_are_of_now before update on draft for each row execute function forget_authors_of_before();

-- The feeds by author: a row for each author of each published article, as article_tag. A trigger adds the first author, so that articles of the
-- previous release are in it too; the next migration adds those that were there before.
create table article_author (
    author_slug  text        not null references author,
    published_at timestamptz not null,
    article_id   uuid        not null references article,
    number       bigint      not null,
    primary key (author_slug, published_at, article_id)
);

create index article_author_by_article on article_author (article_id);

create function credit_first_author() returns trigger language plpgsql as $$
begin
    insert into article_author (author_slug, published_at, article_id, number)
    values (new.author_slug, new.published_at, new.id, new.number)
    on conflict do nothing;
    return null;
end $$;

create trigger first_author_is_credited after insert on article for each row
    when (new.status = 'published' and new.author_slug is not null) execute function credit_first_author();

-- Instances of the previous release retract articles, and remove tags that only a killed article had, without knowing of the new tables.
create function uncredit_authors() returns trigger language plpgsql as $$
begin
    delete from article_author where article_id = new.id;
    return null;
end $$;

create trigger authors_are_uncredited after update of status on article for each row
    when (new.status <> 'published') execute function uncredit_authors();

create function forget_slugs() returns trigger language plpgsql as $$
begin
    delete from topic_slug where kind = tg_table_name and topic = old.slug;
    return null;
end $$;

create trigger slugs_are_forgotten after delete on tag for each row execute function forget_slugs();

-- refiled: a section, a tag or an author was renamed or described anew. The entry names one of its articles.
alter table change_log
    drop constraint change_log_kind_check,
    add constraint change_log_kind_check check (kind in ('published', 'corrected', 'takedown', 'kill', 'refiled')) not valid;

alter table audit_log
    add column topic_id uuid,
    drop constraint audit_log_action_check,
    add constraint audit_log_action_check check (action in ('drafted', 'edited', 'published', 'corrected', 'takedown', 'kill', 'token-created',
                                                            'token-revoked', 'session-opened', 'session-closed', 'sign-in-refused',
                                                            'section-changed', 'tag-changed', 'author-changed')) not valid;
