-- What was decided on comments, by whom and when: one row for each change of state, written by the statement that changes it. A batch is what
-- one act decided; undone_by is the batch that took it back. actor is the name of the access token, or what decided by itself ('reports').
--
-- The index on the text finds what was sent before, by whomever; md5 is enough for that, and keeps it small. Locks comment against writing
-- while it is made: there are no comments yet.
create table comment_decision (
    id         bigint      primary key generated always as identity,
    batch      uuid        not null,
    comment_id uuid        not null references comment,
    at         timestamptz not null,
    actor      text        not null,
    from_state text        not null,
    to_state   text        not null,
    reason     text,
    undone_by  uuid,
    constraint decision_changes_something check (from_state <> to_state)
);

create index comment_decision_by_batch on comment_decision (batch);
create index comment_decision_by_comment on comment_decision (comment_id, id);

create index comment_by_text on comment (md5(text), created_at);
