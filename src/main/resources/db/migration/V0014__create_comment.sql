-- Readers' comments in every state, and how many of an article readers see.
--
-- Readers see at the top level what is approved, and a tombstone (neither name nor text) in the place of what is no longer but has replies
-- that are. Replies are one level deep. The order is that of created_at and id, compared as a pair.
--
-- address_hash is the sender's address under the salt of its day (see comment_salt); null once it is forgotten. version rises with every
-- change of state or text.
--
-- The triggers keep replies and the tally true in the transaction of every change, whoever makes it: comments first, then tallies, each in
-- the order of their ids, so that two changes wait for each other and never lock each other out. changed_at is the database's own clock:
-- every instance asks for what changed in the last seconds, and has only that one in common. Locks nothing that exists.
create table comment (
    id           uuid        primary key,
    article_id   uuid        not null references article,
    parent_id    uuid        references comment,
    state        text        not null check (state in ('pending', 'approved', 'rejected', 'spam', 'removed')),
    name         text        not null,
    text         text        not null,
    created_at   timestamptz not null,
    edited_at    timestamptz,
    author_id    uuid        not null,
    address_hash bytea,
    reasons      text[]      not null default '{}',
    reports      integer     not null default 0,
    replies      integer     not null default 0,
    version      integer     not null default 1
);

create index comment_thread on comment (article_id, created_at, id)
    where parent_id is null and (state = 'approved' or replies > 0);
create index comment_replies on comment (parent_id, created_at, id) where state = 'approved';
create index comment_queue on comment (state, created_at, id);
create index comment_of_article on comment (article_id, state, created_at, id);
create index comment_of_author on comment (author_id, created_at);
create index comment_from_address on comment (address_hash, created_at) where address_hash is not null;
create index comment_to_forget on comment (created_at) where address_hash is not null;

create table comment_tally (
    article_id uuid        primary key references article,
    approved   integer     not null,
    changed_at timestamptz not null
);

create index comment_tally_by_change on comment_tally (changed_at);

create function count_comments(shifts jsonb) returns void language plpgsql as $$
begin
    update comment c set replies = c.replies + s.by
    from (select p.id, r.by
          from (select parent_id, sum(by) as by
                from jsonb_to_recordset(shifts) as (article_id uuid, parent_id uuid, by integer)
                where parent_id is not null group by parent_id having sum(by) <> 0) r
          join comment p on p.id = r.parent_id
          order by p.id for no key update of p) s
    where c.id = s.id;

    insert into comment_tally as t (article_id, approved, changed_at)
    select article_id, sum(by), clock_timestamp()
    from jsonb_to_recordset(shifts) as (article_id uuid, parent_id uuid, by integer)
    group by article_id having sum(by) <> 0 order by article_id
    on conflict (article_id) do update set approved = t.approved + excluded.approved, changed_at = clock_timestamp();
end $$;

create function count_new_comments() returns trigger language plpgsql as $$
declare
    shifts jsonb;
begin
    select jsonb_agg(jsonb_build_object('article_id', article_id, 'parent_id', parent_id, 'by', 1)) into shifts
    from new_rows where state = 'approved';
    if shifts is not null then
        perform count_comments(shifts);
    end if;
    return null;
end $$;

create function count_changed_comments() returns trigger language plpgsql as $$
declare
    shifts jsonb;
begin
    select jsonb_agg(jsonb_build_object('article_id', n.article_id, 'parent_id', n.parent_id,
                                        'by', (n.state = 'approved')::int - (o.state = 'approved')::int)) into shifts
    from new_rows n join old_rows o using (id)
    where (n.state = 'approved') <> (o.state = 'approved');
    if shifts is not null then
        perform count_comments(shifts);
    end if;
    return null;
end $$;

create trigger comment_is_counted after insert on comment
    referencing new table as new_rows for each statement execute function count_new_comments();
create trigger comment_is_counted_anew after update on comment
    referencing old table as old_rows new table as new_rows for each statement execute function count_changed_comments();
