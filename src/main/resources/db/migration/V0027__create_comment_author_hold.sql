-- Authors whose comments always wait for a moderator: one row for each time that a moderator had them wait, so that the rows tell who did, who
-- ended it, and when. A row without lifted_at holds now, and an author has at most one of them. author_id is the random id in the reader's
-- token; a row is deleted once no token of its author can be valid any more. Locks nothing that exists.
create table comment_author_hold (
    id        bigint      primary key generated always as identity,
    author_id uuid        not null,
    held_at   timestamptz not null,
    held_by   text        not null,
    reason    text,
    lifted_at timestamptz,
    lifted_by text
);

create unique index comment_author_held on comment_author_hold (author_id) where lifted_at is null;
