-- What the newsroom wants done at a later time: a draft published, an article corrected or taken down; and embargoes, until which a draft must not be
-- published. A row is all there is: every instance looks for rows that are due by the database's clock, and deletes one in the transaction that carries it
-- out. An article has at most one row for each action. A row whose change could not be made stays, with the reason.
--
-- An embargo holds against every release and every statement, so a trigger keeps it, when the article is stored. It is a rule of the table article, not of
-- draft: a draft leaves its table before it is stored, and may be deleted while an embargo lasts. A kill takes the rows along, since they hold words.
--
-- Locks are taken in one order by all: the draft, the head of the log, the article, and rows of this table last. Whoever holds a draft may lock its row here
-- before the head.
--
-- Publishers are kept away first, since they hold what is locked next while they wait for the head. Creating a trigger lets readers pass. Each lock is
-- waited for only as long as readers behind it do not notice; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

-- time_zone is what was typed. version is that of the article when the row was made, 0 for a draft. fields are those that a correction changes, by their
-- names in the API. content is the JSON of a correction as it was sent, or the notice of a takedown. The actor is who made the row or moved it last.
create table schedule (
    id             uuid        primary key,
    article_id     uuid        not null,
    action         text        not null check (action in ('publish', 'correct', 'takedown', 'embargo')),
    due_at         timestamptz not null,
    time_zone      text        not null,
    edition        integer     not null default 1,
    version        integer     not null,
    fields         text[]      not null default '{}',
    content        text,
    actor_id       uuid,
    actor_name     text        not null,
    trace_id       text,
    created_at     timestamptz not null,
    failed_at      timestamptz,
    failure_code   text,
    failure_detail text
);

create index schedule_waiting on schedule (due_at, id) where failed_at is null;
create index schedule_by_time on schedule (due_at, id);
create index schedule_by_article on schedule (article_id);

-- Not a unique index: whoever inserts holds the lock of the article, and would wait by the index for one who needs that lock. By then all other inserts
-- for this article are committed, and this trigger sees them.
create function refuse_second_schedule() returns trigger language plpgsql as $$
begin
    if exists (select from schedule where article_id = new.article_id and action = new.action) then
        raise unique_violation using message = 'The article has a schedule of this kind';
    end if;
    return new;
end $$;

create trigger schedule_is_the_only_one before insert on schedule for each row execute function refuse_second_schedule();

create function forget_schedules() returns trigger language plpgsql as $$
begin
    delete from schedule where article_id = new.id;
    return null;
end $$;

create trigger schedules_of_killed_article_are_forgotten after update of retraction_kind on article for each row
    when (new.retraction_kind = 'kill') execute function forget_schedules();
create trigger schedules_of_killed_draft_are_forgotten after update of kill_notice on draft for each row
    when (new.kill_notice is not null) execute function forget_schedules();

-- A draft that is gone was published by hand, or deleted. Its embargo must last until the transaction ends: the draft may be on its way to the table
-- article, and keep_embargo looks for it there.
create function forget_schedules_of_gone_draft() returns trigger language plpgsql as $$
begin
    delete from schedule where article_id = old.id and action in ('publish', 'embargo');
    return null;
end $$;

create constraint trigger schedules_of_gone_draft_are_forgotten after delete on draft
    deferrable initially deferred for each row execute function forget_schedules_of_gone_draft();

create function keep_embargo() returns trigger language plpgsql as $$
begin
    if exists (select from new_rows n join schedule s on s.article_id = n.id where s.action = 'embargo' and s.due_at > clock_timestamp()) then
        raise integrity_constraint_violation using message = 'The article is under embargo';
    end if;
    return null;
end $$;

create trigger embargo_is_kept after insert on article
    referencing new table as new_rows for each statement execute function keep_embargo();

-- A scheduled correction names a section, tags and authors as they were sent, and would create one with the name of before once it is due. So the names in it
-- change with those of the topics, whichever release changes them. Whoever does holds the head of the log, and so does who carries a correction out: the
-- edition rises, so that one that was read before is read again.
create function spelled_name(name text) returns text language sql immutable as $$
    select btrim(regexp_replace(normalize(name, nfc),
        U&'[\0001-\0020\007F-\00A0\1680\2000-\200A\2028\2029\202F\205F\3000]+', ' ', 'g'))
$$;

-- A topic is named by a string, or an author by an object; one with an id is known by that.
create function renamed_topic(topic jsonb, before text, name text) returns jsonb language sql immutable as $$
    select case
        when jsonb_typeof(topic) = 'string' and spelled_name(topic #>> '{}') = before then to_jsonb(name)
        when jsonb_typeof(topic) = 'object' and topic ->> 'id' is null and topic ->> 'sourceId' is null
            and spelled_name(topic ->> 'name') = before then topic || jsonb_build_object('name', name)
        else topic
    end
$$;

create function renamed_correction(correction jsonb, field text, before text, name text) returns jsonb language sql immutable as $$
    select case jsonb_typeof(correction -> field)
        when 'array' then correction || jsonb_build_object(field, (
            select coalesce(jsonb_agg(renamed_topic(u.topic, before, name) order by u.place), '[]')
            from jsonb_array_elements(correction -> field) with ordinality u (topic, place)))
        when 'string' then correction || jsonb_build_object(field, renamed_topic(correction -> field, before, name))
        when 'object' then correction || jsonb_build_object(field, renamed_topic(correction -> field, before, name))
        else correction
    end
$$;

-- Arguments: the field under which schedules list such topics, and all names of it in a correction. What PostgreSQL cannot read as jsonb, such as a body with
-- an escaped U+0000, is marked as failed, so that somebody sees it.
create function rename_in_schedules() returns trigger language plpgsql as $$
declare
    stored  schedule;
    renamed jsonb;
begin
    if tg_table_name = 'author' and new.source_id is not null and exists (select from author o where o.name = old.name and o.id <> new.id) then
        return null; -- the name is that of the other
    end if;
    for stored in select * from schedule where action = 'correct' and tg_argv[0] = any(fields) order by id for update loop
        begin
            renamed := stored.content::jsonb;
            for argument in 0 .. tg_nargs - 1 loop
                renamed := renamed_correction(renamed, tg_argv[argument], old.name, new.name);
            end loop;
            update schedule set content = renamed::text, edition = edition + 1 where id = stored.id and renamed <> stored.content::jsonb;
        exception when data_exception then
            update schedule set edition = edition + 1, failed_at = statement_timestamp(), failure_code = 'version-conflict',
                failure_detail = 'A section, a tag or an author was renamed after this was scheduled. Schedule the correction anew.'
            where id = stored.id and failed_at is null;
            insert into audit_log (at, actor_id, actor_name, trace_id, action, article_id, version)
            select statement_timestamp(), stored.actor_id, stored.actor_name, stored.trace_id, 'correct-failed', stored.article_id, stored.version
            where stored.failed_at is null;
        end;
    end loop;
    return null;
end $$;

create trigger section_is_renamed_in_schedules after update of name on section for each row
    when (new.name <> old.name) execute function rename_in_schedules('section');
create trigger tag_is_renamed_in_schedules after update of name on tag for each row
    when (new.name <> old.name) execute function rename_in_schedules('tags');
create trigger author_is_renamed_in_schedules after update of name on author for each row
    when (new.name <> old.name) execute function rename_in_schedules('authors', 'author');
