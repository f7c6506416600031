-- What a change replaced: the row of version n holds the text as it was before n, and the note of the change that made n. Version 1 replaced
-- nothing and has no row.
create table revision (
    article_id uuid        not null references article,
    version    integer     not null,
    at         timestamptz not null,
    kind       text        not null check (kind in ('correction', 'takedown', 'kill')),
    note       text        not null,
    title      text        not null,
    standfirst text,
    body_html  text        not null,
    primary key (article_id, version)
);
