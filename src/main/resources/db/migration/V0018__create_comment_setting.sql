-- Who may comment on an article, where that is not what the site's settings say: the row stands in the place of all of them, so closes_at is
-- null for a thread that never closes. Locks nothing that exists.
create table comment_setting (
    article_id uuid        primary key references article,
    mode       text        not null check (mode in ('open', 'premoderated', 'closed')),
    closes_at  timestamptz,
    set_by     text        not null,
    set_at     timestamptz not null
);
